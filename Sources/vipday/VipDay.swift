import Glibc
import ODBC
import TestSupport

/// The data of the demonstration: an invented bank's customers and a day of its calls, the same bytes on
/// every machine.
@main
enum VipDay {
    private static let usage = """
        usage: vipday crm CONNECTION   creates the table Customers there and fills it
               vipday calls COUNT      prints a day of COUNT calls as CSV

        """

    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        do {
            switch (arguments.first, arguments.dropFirst().first.map { ($0, Int($0)) }) {
            case ("crm", let (connection, _)?):
                try CRM.create(at: ConnectionString(connection))
            case ("calls", (_, let count?)?) where 0...1_000_000_000 ~= count:
                try printCalls(count)
            default:
                leave(usage, code: 64)
            }
        } catch {
            leave("vipday: \(error)\n", code: 2)
        }
    }

    private static func printCalls(_ count: Int) throws {
        var random = SplitMix64(seed: Bank.seed)
        var output = ByteSink(STDOUT_FILENO)
        let arrivals = Arrivals(count: count)
        try output.append(CallRecord.header)
        for index in 0..<count {
            try output.append(CallRecord(index, of: arrivals, &random).line)
        }
        try output.flush()
    }

    private static func leave(_ message: String, code: CInt) -> Never {
        var output = ByteSink(STDERR_FILENO)
        // When even standard error is gone, the exit code still tells.
        try? output.append(message)
        try? output.flush()
        exit(code)
    }
}
