extension Timestamp {
    /// How far the clocks of a place are ahead of UTC, and when.
    public struct Zone: Sendable {
        private let offset: @Sendable (Int64) -> Int

        /// A zone whose clocks are `offset(second)` seconds ahead of UTC `second` seconds after 1970-01-01T00:00:00Z.
        public init(offset: @escaping @Sendable (_ second: Int64) -> Int) {
            self.offset = offset
        }

        /// The offset at `moment`, in seconds.
        func offset(at moment: Timestamp) -> Int {
            offset(moment.seconds)
        }
    }

    /// The seconds that `text` is ahead of UTC if it is a fixed offset: `+11:00`, `-02:30`, `02:00` or `UTC`.
    static func fixedOffset(_ text: String) -> Int? {
        if text == "UTC" || text == "Z" { return 0 }
        var scanner = DigitScanner(text)
        let isNegative = scanner.skip("-")
        if !isNegative { _ = scanner.skip("+") }
        guard let seconds = scanner.clock(), scanner.isAtEnd else { return nil }
        return Int(isNegative ? -seconds : seconds)
    }
}
