import Lookups
import Routing

/// A call, and the rule that another evaluator says decides it.
struct ExpectedCall {
    let rule: String
    let moment: Moment
    let call: Call

    /// Reads a line of `rule,time,dnis,clid,attach`, with the time in seconds since the epoch.
    init(_ line: String, _ reader: inout CallReader) throws {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        guard fields.count == 5, let second = Int64(fields[1]) else { throw Misuse("'\(line)' is no call") }
        rule = String(fields[0])
        moment = Moment(milliseconds: second * 1000)
        call = reader.call(dnis: String(fields[2]), clid: String(fields[3]), attach: .text(String(fields[4])))
    }
}
