import Lookups
import Routing

extension LookupSource {
    /// The answer for one caller, by the number as delivered.
    func answer(_ caller: String, dnis: String = "1700500", within milliseconds: Int64 = 5000) async -> LookupAnswer {
        await answers(to: [.of(caller, dnis: dnis)], withinMilliseconds: milliseconds)[0]
    }
}

extension LookupAnswer {
    /// The attach data of the best row, nil without one.
    var attach: String? { rows.first?.attach }

    /// What is the same whenever the same is asked, which its duration is not.
    var content: LookupAnswer { delayed(by: -microseconds) }
}
