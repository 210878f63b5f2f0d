import CTIPS
import HTTP

/// SOAP over HTTP, as far as it concerns one request: what is asked, and how an answer goes back.
struct SOAPEndpoint {
    private let reader = MessageReader()

    /// The message of a request, or what is answered to one that has none.
    func message(_ request: HTTPRequest) -> Result<ReceivedMessage, HTTPProblem> {
        if let encoding = request.headers["Content-Encoding"], encoding.lowercased() != "identity" {
            return .failure(.init(.text(415, "compressed requests are not taken")))
        }
        let type = MediaType(request.headers["Content-Type"] ?? "text/xml")
        guard ["text/xml", "application/xml"].contains(type.name) else {
            return .failure(.init(.text(415, "SOAP 1.1 is text/xml")))
        }
        do throws(CTIPSError) {
            return .success(try reader.message(request.body, charset: type.charset))
        } catch {
            return .failure(.init(Self.response(CTIPortal.fault(error))))
        }
    }

    static func response(_ message: Message) -> HTTPResponse {
        let status: HTTPStatus = if case .fault = message { 500 } else { 200 }
        return HTTPResponse(status, type: "text/xml; charset=utf-8", body: message.encoded())
    }
}

/// A request that is answered without being understood.
struct HTTPProblem: Error {
    let response: HTTPResponse

    init(_ response: HTTPResponse) { self.response = response }
}
