package import CTIPS
import Synchronization

/// Makes a line for people of what becomes of each RouteRequest.
package final class RouteReport: Sendable {
    private struct Request: Sendable {
        let text: String
        let askedAt: ContinuousClock.Instant
    }

    /// Who asked longer ago than any RouteTimeout lasts was cleared without anybody's being told.
    private static let longest = Duration.seconds(7200)
    private static let many = 10_000

    private let requests = Mutex<[Int64: Request]>([:])

    package init() {}

    /// The line that an event is worth; most are none.
    package func line(_ event: Record) -> String? {
        let call = event["CallId"].number
        switch event.name {
        case "CTIRouteRequest":
            let info = event["CallInfo"].record
            let text = "\(info?["ANI"].text ?? "somebody") called \(info?["DNIS"].text ?? "us")"
            requests.withLock { requests in
                if requests.count >= Self.many, requests.count % Self.many == 0 {
                    requests = requests.filter { $0.value.askedAt + Self.longest > .now }
                }
                requests[call] = Request(text: text, askedAt: .now)
            }
            return nil
        case "CTIRouteUsed":
            let type: RouteType = event["RouteType"].enumerator()
            let target = [type.rawValue, event["RouteDestination"].text].compactMap(\.self).joined(separator: " ")
            let isAnswer = event["RequestId"].number != 0
            return end(call, isAnswer ? target : "nobody answered in time, \(target)", isTimed: isAnswer)
        case "CTIRouteRejected":
            let reason: RejectReason = event["RouteRejectReason"].enumerator()
            return requests.withLock { $0[call] }.map { "\($0.text): rejected, \(reason.rawValue)" }
        case "CTIRouteRequestFailed":
            let type: FailureType = event["FailureType"].enumerator()
            return end(call, "failed, \(type.rawValue)", isTimed: true)
        case "CTICallCleared": return end(call, "the caller hung up", isTimed: false)
        default: return nil
        }
    }

    private func end(_ call: Int64, _ words: String, isTimed: Bool) -> String? {
        guard let request = requests.withLock({ $0.removeValue(forKey: call) }) else { return nil }
        let (seconds, attoseconds) = (ContinuousClock.now - request.askedAt).components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        return "\(request.text): \(words)\(isTimed ? ", answered in \(milliseconds) ms" : "")"
    }
}
