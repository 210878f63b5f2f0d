/// Where a portal is found.
package enum PortalPaths {
    /// The path of real ones.
    package static let service = "/Aspect.UnifiedIP.EDK.CTIPortalService"
    /// The description of what clients serve.
    package static let callback = "/PublishEvents"
    /// What is ours alone: flows, calls and faults on command, for this machine only.
    package static let control = "/control"
}
