import CTIPS
import Foundation
import SOAP
import TestSupport
import Testing

/// Messages of WCF, ASMX and gSOAP peers, as they were on the wire.
struct CaptureTests {
    private static let captures = (try? Fixture.all(in: "captures")) ?? []
    private let reader = MessageReader()

    private func request(_ name: String) throws -> (operation: CTIPS.Operation, record: Record) {
        guard
            case .request(let operation, let record) = try reader.message(Fixture("captures/\(name)-req.xml").bytes)
                .message
        else { throw CTIPSError.unknownOperation(name) }
        return (operation, record)
    }

    @Test func `there are captures of all stacks`() {
        #expect(Self.captures.count == 101)
    }

    // The file names of the captures say which operation they are, the texts in them which values they have.
    @Test(arguments: captures)
    func `a captured message is read whole, as the operation that it is`(capture: Fixture) throws {
        let bytes = try capture.bytes
        let received = try reader.message(bytes)
        #expect(received.misread == [])
        let payload = try Envelope(XMLReader().document(bytes)).payload
        let leaves = Flattened.leaves(of: payload).filter { leaf in
            // In RouteSelect the guide's spelling repeats what stands before it.
            !(payload.name == "RouteSelect" && leaf.name == "RouteDestination")
                && (!leaf.text.isEmpty || leaf.name == "value")
        }
        switch received.message {
        case .request(let operation, let record):
            #expect(capture.testDescription.contains("-\(operation.rawValue)-"))
            #expect(Flattened.values(of: record) == leaves)
        case .response(let operation, .record(let record)):
            #expect(operation == .openConnection)
            #expect(Flattened.values(of: record) == leaves)
        case .response(let operation, let value):
            #expect(capture.testDescription.contains("-\(operation.rawValue)-"))
            #expect(["\(value.number)"] == leaves.map(\.text))
        case .fault(let fault):
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(fault.code == .invalidSessionID)
            #expect(
                text.contains("<faultcode>\(fault.blame)</faultcode>")
                    || text.contains("<faultcode>s:\(fault.blame)</faultcode>"))
            #expect(fault.message.hasPrefix("No session ") && text.contains("<Message>\(fault.message)</Message>"))
        }
    }

    @Test(arguments: captures)
    func `a captured message that is written and read again says the same`(capture: Fixture) throws {
        let message = try reader.message(capture.bytes).message
        let again = try reader.message(message.encoded())
        #expect(again.misread == [])
        switch (message, again.message) {
        case (.request(let operation, let record), .request(let other, let copy)):
            #expect(operation == other)
            #expect(copy == record.asRead)
        case (.response(let operation, .record(let record)), .response(let other, .record(let copy))):
            #expect(operation == other)
            #expect(copy == record.asRead)
        default: #expect(again.message == message)
        }
    }

    @Test func `a RouteRequest of a WCF portal has all that the call brings`() throws {
        let (operation, event) = try request("union-callback-012-PublishCTIEvent-CTIRouteRequest")
        #expect(operation == .publishEvent)
        #expect(event.name == "CTIRouteRequest")
        #expect(event["CallId"] == .number(100))
        #expect(event["RouteTimeout"] == .number(3))
        #expect(event["CallSequenceId"] == .number(900_000_000_000))
        #expect(event["MediaType"].enumerator(of: MediaType.self) == .voiceAnalog)
        #expect(event["SipIpAddress"] == .null)
        let info = try #require(event["CallInfo"].record)
        #expect(info["LastName"] == .text("O'Brien & <Söhne>"))
        #expect(info["FirstName"] == .null)
        let data = info["CallData"].list.compactMap(\.record)
        #expect(data.map { $0["key"].text } == (1...20).map { "UDF\($0)" })
        #expect(data.allSatisfy { $0["value"] == .text("") })
    }

    @Test(arguments: ["union-portal-010-RouteSelect", "asmx-portal-005-RouteSelect"])
    func `null among user data is not an empty text`(name: String) throws {
        let data = try request(name).record["UserData"].list
        #expect(data.count == 3)
        #expect(data[1] == .null)
        #expect(data[2] == .text(name.hasPrefix("union") ? "Zoë & <Co>" : "é"))
    }

    @Test func `gSOAP leaves out what is not set`() throws {
        let (_, select) = try request("gsoap-portal-004-RouteSelect")
        #expect(select["UserData"] == .absent)
        #expect(select["DestinationAddress"] == .text("2"))
        #expect(select["RouteActionType"].enumerator(of: RouteType.self) == .service)
    }

    @Test(arguments: ["union", "asmx", "gsoap"])
    func `a session is opened by every stack in its own dialect`(stack: String) throws {
        let (operation, arguments) = try request("\(stack)-portal-001-OpenConnection")
        #expect(operation == .openConnection)
        #expect(arguments["TenantIds"] == .list([.number(1)]))
        #expect(arguments["UserCredentials"].record?["UserName"] == .text("Test01"))
        #expect(arguments["ClientCallbackURL"].text?.hasSuffix("/www.aspect.com/PublishEvents") == true)
    }
}
