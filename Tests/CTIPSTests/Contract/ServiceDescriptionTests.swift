import SOAP
import TestSupport
import Testing

@testable import CTIPS

struct ServiceDescriptionTests {
    private let reader = XMLReader()

    @Test(arguments: [
        (
            ServiceDescription.Side.portal, "AgentCallService",
            "http://localhost:8170/Aspect.UnifiedIP.EDK.CTIPortalService"
        ),
        (.client, "PublishEvents", "http://localhost:8730/www.aspect.com/PublishEvents"),
    ])
    func `our description says what the reference says, no more and no less`(
        side: ServiceDescription.Side, name: String, address: String
    ) throws {
        let ours = Description(try reader.document(ServiceDescription(side, at: address).wsdl).root)
        let reference = Description(try reader.document(Fixture("contract/\(name).wsdl").bytes).root)
        #expect(reference.facts.count > 150)
        #expect(ours.facts.subtracting(reference.facts).sorted() == [])
        #expect(reference.facts.subtracting(ours.facts).sorted() == [])
    }

    @Test func `the address stands in the description, whatever is in it`() throws {
        let address = "http://[::1]:8170/x?a=1&b=\"2\""
        let root = try reader.document(ServiceDescription(.portal, at: address).wsdl).root
        let port = root.child("service")?.child("port")
        #expect(port?.child("address")?.attribute("location") == address)
    }

    @Test(arguments: ["commondata", "clientpublishapi", "ctipsapi"])
    func `published members are those of the published contract, in its order, required where it requires them`(
        name: String
    ) throws {
        let schema = try reader.document(Fixture("contract/strict/\(name).xsd").bytes).root
        let types = schema.children.filter { $0.name == "complexType" }
        var seen = 0
        for type in types {
            let name = try #require(type.attribute("name"))
            guard !name.hasPrefix("ArrayOf") else { continue }
            let record = try #require(Contract.standard.records.first { $0.name == name }, "\(name)")
            let extended = type.child("complexContent")?.child("extension")
            let elements = ((extended ?? type).child("sequence")?.children ?? []).map { element in
                "\(element.attribute("name") ?? "")\(element.attribute("minOccurs") == "0" ? "?" : "")"
            }
            let ours = record.fields.filter { $0.origin != .guide }.map {
                "\($0.name)\($0.origin == .optional ? "?" : "")"
            }
            #expect(ours == elements, "\(name)")
            #expect(record.base == extended?.attribute("base").map { String($0.drop { $0 != ":" }.dropFirst()) })
            seen += 1
        }
        #expect(
            seen
                == Contract.standard.records.count {
                    !$0.isMessage && schema.attribute("targetNamespace") == $0.namespace.uri
                })
    }

    @Test(arguments: ["commondata", "ctipsapi"])
    func `enumerations have the values of the published contract, in its order`(name: String) throws {
        let schema = try reader.document(Fixture("contract/strict/\(name).xsd").bytes).root
        for type in schema.children where type.name == "simpleType" {
            let values = type.child("restriction")?.children.compactMap { $0.attribute("value") }
            let ours = Contract.standard.enumerations.first { $0.name == type.attribute("name") }
            #expect(ours?.values == values)
        }
    }

    @Test func `the contract has 27 requests, 3 callbacks with two forms of heartbeat, and 31 events`() {
        #expect(Operation.requests.count == 27)
        #expect(
            Operation.callbacks.map(\.rawValue) == ["PublishCTIEvent", "HeartbeatMessage", "Heartbeat", "StartSession"])
        // 31 in the guide's summary, and the CTISnapShotRequestFailed that is among them has no table there.
        #expect(Contract.standard.eventsByName.count == 31)
        #expect(Contract.standard.eventsByType.count == 31)
    }

    // WCF dispatches by this header, and inherited operations keep the name of the interface that declares them.
    @Test(arguments: [
        (
            Operation.openConnection,
            "http://www.aspect.com/unifiedip/edk/ctipsapi/2009/08/RegistrationService/OpenConnection"
        ),
        (.routeSelect, "http://www.aspect.com/unifiedip/edk/ctipsapi/2009/08/RoutingService/RouteSelect"),
        (.makeCall, "http://www.aspect.com/unifiedip/edk/ctipsapi/2009/08/AgentCallService/MakeCall"),
        (.publishEvent, "http://www.aspect.com/unifiedip/edk/clientpublishapi/2009/08/CTIEventService/PublishCTIEvent"),
    ])
    func `an action names the interface that declares the operation`(operation: CTIPS.Operation, action: String) {
        #expect(operation.action == action)
    }
}
