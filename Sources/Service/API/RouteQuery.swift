import Lookups
import Routing
import RuleFiles

/// The body of `POST /v1/route`: one call.
struct RouteQuery {
    let call: Call
    let moment: Moment

    private static let fields = ["dnis", "clid", "attach", "id", "at", "route_timeout"]
    /// A number is a line of digits, whatever is sent as one.
    private static let longest = 4096

    init(_ body: [UInt8], _ version: RuleVersion) throws(APIError) {
        let document: JSON
        do throws(JSONFault) {
            document = try JSON.read(body)
        } catch {
            throw APIError("the body is no JSON: \(error.reason), at byte \(error.offset)")
        }
        guard case .object(let members) = document else {
            throw APIError("the body is an object such as {\"dnis\": \"1700500\", \"clid\": \"0541111111\"}")
        }
        for member in members where !Self.fields.contains(member.name) {
            let nearest = suggestion(for: member.name, among: Self.fields)
            let help = nearest.map { "; \($0)" } ?? "; there are \(Self.fields.joined(separator: ", "))"
            throw APIError("there is no field \(member.name.quoted)\(help)", field: member.name)
        }
        guard let dnis = try Self.text("dnis", document) else {
            throw APIError("'dnis', the number dialled, is missing", field: "dnis")
        }
        guard let clid = try Self.text("clid", document) else {
            throw APIError("'clid', the caller's number, is missing; it may be empty", field: "clid")
        }
        var timeout: Int64?
        if let text = try Self.text("route_timeout", document) {
            guard let time = Duration(written: text) else {
                throw APIError(
                    "'route_timeout' is a time such as 3s or 500ms, not \(text.quoted)", field: "route_timeout")
            }
            timeout = time.wholeMilliseconds
        }
        moment = try Self.moment(try Self.text("at", document), in: version.rules.zone)
        call = version.call(
            id: try Self.text("id", document), dnis: dnis, clid: clid, attach: try Self.attach(document["attach"]),
            routeTimeout: timeout)
    }

    private static func moment(_ text: String?, in zone: Zone) throws(APIError) -> Moment {
        guard let text else { return .now }
        do throws(MomentText.Problem) {
            return try MomentText.parse(text, in: zone)
        } catch {
            throw APIError("'at' \(text.quoted) \(error.words)", field: "at")
        }
    }

    private static func text(_ name: String, _ document: JSON) throws(APIError) -> String? {
        switch document[name] {
        case nil, .null: return nil
        case .string(let text):
            guard text.utf8.count <= longest else {
                throw APIError("'\(name)' is longer than \(longest) bytes", field: name)
            }
            return text
        default: throw APIError("'\(name)' must be a text in quotes", field: name)
        }
    }

    private static func attach(_ value: JSON?) throws(APIError) -> CallReader.Attach {
        switch value {
        case nil, .null: return .none
        case .string(let text): return .text(text)
        case .object(let members):
            var pairs: [AttachOutput.Pair] = []
            for member in members {
                let text: String
                switch member.value {
                case .string(let value): text = value
                case .integer(let value): text = String(value)
                case .number(let value): text = String(value)
                case .bool(let value): text = String(value)
                case .null, .array, .object:
                    throw APIError("'attach.\(member.name)' is a text, a number or a truth value", field: "attach")
                }
                pairs.append(AttachOutput.Pair(key: member.name, value: text))
            }
            return .pairs(pairs)
        default: throw APIError("'attach' is a text, or an object of texts", field: "attach")
        }
    }
}
