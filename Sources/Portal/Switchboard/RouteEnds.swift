import CTIPS

/// How the RouteRequests of late ended, so that a RouteSelect that comes too late can be told why.
struct RouteEnds: Sendable {
    private static let kept = 20_000

    private var reasons: [Int32: RejectReason] = [:]
    private var order: [Int32] = []
    private var oldest = 0

    subscript(call: Int32) -> RejectReason? { reasons[call] }

    mutating func note(_ call: Int32, _ reason: RejectReason) {
        if reasons.updateValue(reason, forKey: call) != nil { return }
        if order.count < Self.kept {
            order.append(call)
        } else {
            reasons[order[oldest]] = nil
            order[oldest] = call
            oldest = (oldest + 1) % Self.kept
        }
    }
}
