package import Workbench

/// A version of the rules and the databases that it asks, for as long as calls begin with it.
package struct RulesInForce: Sendable {
    package let version: RuleVersion
    package let live: LiveLookups
}
