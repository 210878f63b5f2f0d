import Testing

struct ConsoleStepTests {
    @Test func `commands and their output are found in blocks fenced as console`() {
        let page = """
            # Title
            ```sh
            $ not this
            ```
            ```console
            $ first --with \\
              more
            line one

            $ second
            $ third
            …
            ```
            $ nor this
            ```
            $ nor that
            ```
            """
        #expect(
            ConsoleStep.all(in: page) == [
                ConsoleStep(line: 6, command: "first --with \\\n  more", output: ["line one", ""]),
                ConsoleStep(line: 10, command: "second", output: []),
                ConsoleStep(line: 11, command: "third", output: ["…"]),
            ])
    }

    @Test(arguments: [
        (["a", "b"], ["a", "b"], true), (["a", "b"], ["a"], false), (["a"], ["a", "b"], false), (["a"], ["A"], false),
        (["…"], [], true), (["…"], ["a", "b"], true), (["a", "…"], ["a"], true),
        (["a", "…", "c"], ["a", "b", "c"], true),
        (["a", "…", "c"], ["a", "b"], false), (["…", "b", "…"], ["a", "b", "c"], true),
        (["…", "b"], ["b", "b"], true),
        (["a …"], ["a b"], false), ([], ["anything"], true), (["a"], ["a  "], true),
        (["4 calls in 0.5 ms"], ["4 calls in 12.3 ms"], true), (["4 calls in 0.5 ms"], ["5 calls in 0.5 ms"], false),
        (
            ["50,000 calls in 2.6 s, 19,168 decisions/s; p50 8.4 µs, p99 24.5 µs"],
            ["50,000 calls in 12.0 s, 7 decisions/s; p50 118.4 µs, p99 1024.5 µs"], true
        ),
        (["p50 8.4 µs"], ["p50 8.4 ms"], false), (["  \"microseconds\": 12,"], ["  \"microseconds\": 7,"], true),
    ])
    func `output fits what is shown, wildcards and times aside`(shown: [String], lines: [String], isFit: Bool) {
        #expect(ConsoleStep(line: 1, command: "x", output: shown).fits(lines) == isFit)
    }
}
