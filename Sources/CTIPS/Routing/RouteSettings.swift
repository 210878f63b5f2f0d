/// How much of the time that a portal gives is left to others.
public struct RouteSettings: Hashable, Sendable {
    /// What is kept of RouteTimeout for the answer to travel; at most half of it.
    public var margin = Duration.milliseconds(500)
    /// The time of a RouteRequest that does not say how long it waits.
    public var assumedTimeout = Duration.seconds(5)
    /// How long after the end the portal's last word is waited for.
    public var grace = Duration.seconds(2)

    /// Half a second, five and two.
    public init() {}
}
