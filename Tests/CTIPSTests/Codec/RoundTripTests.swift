import SOAP
import TestSupport
import Testing

@testable import CTIPS

struct RoundTripTests {
    private let reader = MessageReader()

    private func arguments(of operation: CTIPS.Operation, using random: inout SplitMix64) -> Record {
        switch operation {
        case .publishEvent: .random(random.pick(Contract.standard.eventsByName.keys.sorted()), using: &random)
        case .heartbeatMessage, .heartbeat, .startSession: .random(operation.rawValue, using: &random)
        case .panicLogoutAgent: .random("PanicLogoutArgs", using: &random)
        default: .random(operation.rawValue + "Args", using: &random)
        }
    }

    @Test(arguments: CTIPS.Operation.allCases, 0..<20)
    func `a request is read as it was written`(operation: CTIPS.Operation, seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let record = arguments(of: operation, using: &random)
        let received = try reader.message(Message.request(operation, record).encoded())
        #expect(received.message == .request(operation, record.asRead))
        #expect(received.misread == [])
    }

    @Test(arguments: CTIPS.Operation.allCases)
    func `an answer is read as it was written`(operation: CTIPS.Operation) throws {
        var random = SplitMix64(seed: 7)
        let result: Value =
            operation == .openConnection ? .record(.random("SessionObject", using: &random).asRead) : .number(405)
        let message = Message.response(operation, result)
        #expect(try reader.message(message.encoded()).message == message)
    }

    @Test(arguments: Contract.standard.eventsByName.keys.sorted())
    func `every event is read as the type that it was written as`(name: String) throws {
        var random = SplitMix64(seed: 1)
        let event = Record.random(name, using: &random)
        guard
            case .request(.publishEvent, let read) = try reader.message(Message.request(.publishEvent, event).encoded())
                .message
        else { throw CTIPSError.unknownOperation(name) }
        #expect(read.name == name)
    }

    @Test(arguments: [
        PortalFault(.invalidSessionID, "No session <x>"), PortalFault(nil, "failed", blame: "Server"),
        PortalFault(.invalidParameter, ""),
    ])
    func `a fault is read as it was written`(fault: PortalFault) throws {
        #expect(try reader.message(Message.fault(fault).encoded()).message == .fault(fault))
    }

    // An element that a peer does not know stands in nobody's way, and order and case of names do not matter.
    @Test(arguments: 0..<150)
    func `members in any order and case, among unknown ones, are read the same`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let operation = random.pick(CTIPS.Operation.allCases)
        let record = arguments(of: operation, using: &random)
        let bytes = Message.request(operation, record).encoded()
        var shuffled = Shuffled(seed: UInt64(seed))
        let text = shuffled.text(try XMLReader().document(bytes).root)
        let received = try reader.message(Array(text.utf8))
        #expect(received.message == .request(operation, record.asRead), "\(text)")
    }

    @Test(arguments: CTIPS.Operation.requests)
    func `in the published style nothing of the guide alone is written`(operation: CTIPS.Operation) throws {
        var random = SplitMix64(seed: 3)
        let record = arguments(of: operation, using: &random)
        let text = String(decoding: Message.request(operation, record).encoded(.published), as: UTF8.self)
        for spelling in [
            "<TenantId><a:int>", "<UserInfo", "<RouteDestination", "<InitialState", "<AgentId>", "<RejectReason>",
            "<DTMFDigits",
        ] {
            #expect(!text.contains(spelling))
        }
        #expect(try reader.message(Array(text.utf8)).message == .request(operation, record.asRead))
    }

    @Test func `every published member is written, in published order, and says null or zero where nothing is set`()
        throws
    {
        let bytes = Message.request(.routeSelect, Record("RouteSelectArgs")).encoded()
        let arguments = try #require(Envelope(XMLReader().document(bytes)).payload.child("args"))
        #expect(
            arguments.children.map { $0.isNil ? "\($0.name) nil" : "\($0.name) \($0.text)" } == [
                "SessionId nil", "RequestId 0", "TenantId 0", "CallId 0", "DestinationAddress nil",
                "RouteActionType INVALID",
                "UserData nil", "RouteDestination nil",
            ])
    }

    @Test func `names are in the namespaces of the types that declare them, and an event's type needs no prefix`()
        throws
    {
        let api = "http://www.aspect.com/unifiedip/edk/ctipsapi/2009/08"
        let pub = "http://www.aspect.com/unifiedip/edk/clientpublishapi/2009/08"
        let com = "http://www.aspect.com/unifiedip/edk/commondata/2009/08"
        let credentials = Record("UserCredentials", ["UserName": .text("u")])
        let open = try Envelope(
            XMLReader().document(
                Message.request(
                    .openConnection,
                    Record(
                        "OpenConnectionArgs",
                        ["TenantIds": .list([.number(1)]), "UserCredentials": .record(credentials)])
                ).encoded())
        ).payload
        let arguments = try #require(open.child("args"))
        #expect([open.uri, arguments.uri, arguments.children[0].uri] == [api, api, api])
        #expect(
            arguments.child("TenantIds")?.children[0].uri == "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
        )
        #expect(arguments.child("UserCredentials")?.children.map(\.uri) == [com, com])
        let event = try Envelope(
            XMLReader().document(
                Message.request(.publishEvent, Record("CTICallHeld")).encoded())
        ).payload.children[0]
        #expect(event.name == "ctiEvent")
        #expect(event.type.map { [$0.uri, $0.name] } == [pub, "CTICallHeld"])
        #expect(event.children.map(\.uri) == Array(repeating: pub, count: 11))
    }
}
