import Testing

@testable import Portal

struct FaultCommandTests {
    @Test(arguments: [
        ("drop=5%", FaultCommand.Change.drop(0.05), 0), ("drop=0.5", .drop(0.5), 0), ("mute", .mute, 0),
        ("hang@30s", .hang, 30_000), ("delay=300ms", .delay(300...300), 0),
        ("delay=1s..2s@1m", .delay(1000...2000), 60_000),
        ("die@250ms", .die, 250), ("reject=100%", .reject(1), 0),
    ])
    func `a fault is a name, a size and a time`(text: String, change: FaultCommand.Change, start: Int64) throws {
        let command = try #require(FaultCommand(text))
        #expect(command.change == change)
        #expect(command.start == start)
    }

    @Test(arguments: [
        "", "drop", "drop=", "drop=101%", "drop=-1%", "drop=x", "mute=1", "delay=2s..1s", "delay=5", "hang@", "hang@x",
        "nothing=5%",
        "delay=25h", "delay=0ms..9223372036854775807ms", "hang@9223372036854775807ms",
    ])
    func `anything else is none`(text: String) {
        #expect(FaultCommand(text) == nil)
    }
}
