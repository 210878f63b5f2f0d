/// One client's connection.
struct PortalSession: Sendable {
    /// Guide, chapter 5: from the opening to OnLine a client registers; OffLine leaves it OnLine and CloseConnection.
    enum Stage: Sendable {
        /// StartSession is not answered yet.
        case opening
        case registering
        case onLine
        case offLine
    }

    let id: String
    let callback: String
    /// When its client sent a request last.
    var heardAt: Int64
    var stage = Stage.opening
    var subscription = Subscription()
    var missedHeartbeats = 0
    /// Changed when the heartbeats begin or end, so that what was set before means nothing any more.
    var heartbeats = 0
}
