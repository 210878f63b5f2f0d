/// A named time window: opening hours, a night service, the holidays.
public struct Window: Sendable, Hashable {
    /// The name rules use.
    public let name: String
    /// The window is open when any of these is.
    public let spans: [Span]

    /// A span in the zone whose wall clock it is read from.
    public struct Span: Sendable, Hashable {
        /// The zone.
        public let zone: Slot<Zone>
        /// The days and the time.
        public let span: WindowSpan

        /// `span` on the wall clock of `zone`.
        public init(zone: Slot<Zone>, span: WindowSpan) {
            self.zone = zone
            self.span = span
        }
    }

    /// A window of `spans`.
    public init(name: String, spans: [Span]) {
        self.name = name
        self.spans = spans
    }

    func isOpen(_ clocks: inout WallClocks) -> Bool {
        for each in spans where each.span.contains(clocks.clock(in: each.zone)) { return true }
        return false
    }
}
