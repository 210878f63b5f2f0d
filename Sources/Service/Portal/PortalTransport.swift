import CTIPS
package import HTTP

/// How requests get to a portal.
package struct PortalTransport: Sendable {
    /// What came back: the body, whatever the status, or why nothing did.
    package typealias Completion = @Sendable (Result<HTTPResponse, ClientFailure>) -> Void

    let post:
        @Sendable (_ url: HTTPURL, _ action: String, _ body: [UInt8], _ time: Duration, _ then: @escaping Completion)
            -> Void

    /// Another way than HTTP, for measurements.
    package init(
        post: @escaping @Sendable (HTTPURL, String, [UInt8], Duration, @escaping Completion) -> Void
    ) {
        self.post = post
    }

    /// By HTTP. Nothing is sent twice by itself: what may have arrived is the state machines' to judge.
    package init(_ client: HTTPClient) {
        let select = Operation.routeSelect.action
        let selectHeaders = Self.headers(select)
        self.init { url, action, body, time, then in
            let headers = action == select ? selectHeaders : Self.headers(action)
            client.send(
                ClientRequest(.post, headers: headers, body: body), to: url, within: time, completion: then)
        }
    }

    private static func headers(_ action: String) -> HTTPFields {
        HTTPFields(["Content-Type": "text/xml; charset=utf-8", "SOAPAction": "\"\(action)\""])
    }
}
