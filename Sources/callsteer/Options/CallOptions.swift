import ArgumentParser
import Foundation
import Lookups
import Routing
import RuleFiles

/// The call that `route` and `explain` decide.
struct CallOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The number dialled.", valueName: "number"))
    var dnis: String

    @Option(
        name: .long, help: ArgumentHelp("The caller's number; empty or 'anonymous' when withheld.", valueName: "number")
    )
    var clid: String

    @Option(name: .long, help: ArgumentHelp("Attach data: text, or key=value;key=value.", valueName: "text"))
    var attach: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "When the call comes: 2026-03-04 10:00 in the rules' zone, or with an offset; now unless given.",
            valueName: "time"))
    var at: String?

    @Option(name: .long, help: ArgumentHelp("The switch's name for the call.", valueName: "text"))
    var id: String?

    @Option(name: .long, help: ArgumentHelp("How long the switch waits for an answer, such as 3s.", valueName: "time"))
    var routeTimeout: String?

    func validate() throws {
        if let routeTimeout, Duration(written: routeTimeout) == nil {
            throw ValidationError("--route-timeout is a time such as 3s or 500ms, not \(routeTimeout.quoted)")
        }
    }

    /// The call, and when it comes.
    func call(_ rules: RuleFile) throws -> (Call, Moment) {
        var reader = rules.callReader()
        let call = reader.call(
            id: id, dnis: dnis, clid: clid, attach: attach.map(CallReader.Attach.text) ?? .none,
            routeTimeout: routeTimeout.flatMap { Duration(written: $0)?.wholeMilliseconds })
        return (call, try Self.moment(at, rules))
    }

    /// The moment `text` says, now without one.
    static func moment(_ text: String?, _ rules: RuleFile) throws -> Moment {
        guard let text else { return Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
        do {
            return try MomentText.parse(text, in: rules.ruleSet.zone)
        } catch {
            throw ValidationError("--at \(text.quoted) \(error.words)")
        }
    }
}
