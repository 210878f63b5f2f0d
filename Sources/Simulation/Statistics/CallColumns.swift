/// Where the sums of a row about calls stand: the numerators and denominators of every measure.
struct CallColumns: Sendable, Hashable {
    static let calls = 0
    static let waited = 1
    static let wait = 2
    static let waitSquare = 3
    static let served = 4
    static let waitServed = 5
    static let abandoned = 6
    static let blocked = 7
    static let retries = 8
    /// Steps of overflow that were carried out, by trigger: position, time, login.
    static let overflowedPosition = 9
    static let overflowedTime = 10
    static let overflowedLogin = 11
    private static let fixed = 12

    let thresholds: Int
    let groups: Int

    /// How many columns a row has.
    var count: Int { Self.fixed + thresholds + groups }

    /// Served within the threshold of this index.
    func within(_ threshold: Int) -> Int { Self.fixed + threshold }

    /// Served by the group of this index.
    func servedBy(_ group: Int) -> Int { Self.fixed + thresholds + group }
}
