import SOAP

/// The contract of the CTI portal: every request, callback, event, record and enumeration, once.
///
/// The codecs, the service descriptions and the reference in `docs/ctips.md` all walk these tables. Source: the CTI
/// Portal EDK guide 7.2, chapters 3 and 4 and appendix A; where it and the published interface differ, the published
/// names come first and the guide's are written behind them and read in their place.
final class Contract: Sendable {
    static let standard = Contract()

    /// In the order of numbers that shapes and values use.
    let records: [RecordType]
    let enumerations: [EnumerationType]
    /// One for each record.
    let layouts: [Layout]
    /// Of all layouts, one after the other.
    let members: [Member]
    /// The number of the first of those that are messages: of each operation the request, then the answer.
    let firstMessage: Int
    /// What items of an array of each record, and of each enumeration, are written as.
    let recordTags: [Slice]
    let enumerationTags: [Slice]
    let intTag: Slice
    let textTag: Slice
    /// Of each message what opens it: the envelope, and its element up to the name's declarations of namespaces.
    let openings: [[UInt8]]
    /// All names, as bytes. Slices of members and tags are of these.
    let names: [UInt8]

    /// The numbers of the events that a portal sends, by name and by index of the enumeration ``EventType``.
    let eventsByName: [String: Int]
    let eventsByType: [Int: Int]
    /// By the element of a request, in lower case.
    let operationsByName: [String: Operation]
    /// The numbers of the records, and of each the members that can be asked for, by name.
    private let recordsByName: [String: Int]
    private let membersByName: [[String: Member]]

    private init() {
        var compiler = ContractCompiler(
            records: Self.dataTypes + Self.sessionArguments + Self.agentArguments + Self.events + Self.callEvents
                + Self.messages,
            enumerations: Self.enumerations)
        compiler.compile()
        records = compiler.records
        enumerations = compiler.enumerations
        layouts = compiler.layouts
        members = compiler.members
        firstMessage = compiler.records.count - Self.messages.count
        recordTags = compiler.records.map { compiler.tag($0.name, in: $0.namespace) }
        enumerationTags = compiler.enumerations.map { compiler.tag($0.name, in: $0.namespace) }
        intTag = compiler.tag("int", in: .arrays)
        textTag = compiler.tag("string", in: .arrays)
        names = compiler.names
        openings = compiler.records.indices[firstMessage...].map { compiler.opening(of: $0) }

        let events = (Self.events + Self.callEvents).filter { $0.base != nil && $0.name != "CTIFilter" }
        let numbers = events.map { event in compiler.records.firstIndex { $0.name == event.name } ?? 0 }
        eventsByName = Dictionary(uniqueKeysWithValues: zip(events.map(\.name), numbers))
        // Every event is called CTI and what the enumeration calls it, but for the one that the guide names twice.
        eventsByType = Dictionary(
            uniqueKeysWithValues: zip(events, numbers).compactMap { event, number in
                let type = event.name == "CTIRouteRejected" ? "RouteReject" : String(event.name.dropFirst(3))
                return EventType.allCases.firstIndex { $0.rawValue == type }.map { ($0, number) }
            })
        recordsByName = Dictionary(compiler.records.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let names = compiler.names
        membersByName = compiler.layouts.map { layout in
            let named = compiler.members[layout.members].filter { $0.role != .accepted }
                .map { (String(decoding: names[$0.name.range], as: UTF8.self), $0) }
            return Dictionary(named) { first, _ in first }
        }
        operationsByName = Dictionary(
            uniqueKeysWithValues: Operation.allCases.map { ($0.rawValue.lowercased(), $0) })
    }

    /// The number of the record called `name`. The contract is complete, so asking for another is a slip.
    func record(_ name: String) -> Int {
        guard let index = recordsByName[name] else {
            preconditionFailure("the contract has no record \(name)")
        }
        return index
    }

    /// The member called `name` of the record of that number.
    func member(_ name: String, of record: Int) -> Member? {
        membersByName[record][name]
    }

    func text(_ slice: Slice) -> String { String(decoding: names[slice.range], as: UTF8.self) }
}
