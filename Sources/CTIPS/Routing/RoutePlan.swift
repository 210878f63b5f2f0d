/// Where a call is to go, and where instead if it cannot.
public struct RoutePlan: Hashable, Sendable {
    /// In the order of preference. None means the service's default.
    public var targets: [RouteTarget]
    /// Data for the call, whichever target it is.
    public var userData: [String?]

    /// A plan of targets.
    public init(_ targets: [RouteTarget], userData: [String?] = []) {
        self.targets = targets
        self.userData = userData
    }
}
