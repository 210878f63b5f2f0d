/// A question whether a client lives.
package struct Heartbeat: Sendable, Hashable {
    package let session: String
    /// Which time on line it belongs to; what is answered to one of an earlier time says nothing about this.
    let generation: Int
}
