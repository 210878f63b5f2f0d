import Routing

extension Call {
    /// A call from an ordinary caller to an ordinary line; a test names what it is about.
    static func make(
        id: String? = nil, dnis: PhoneNumber = .local("1700500"), clid: PhoneNumber = .israeli("0541111111"),
        attach: AttachData = AttachSchema([]).empty, routeTimeout: Int64? = nil
    ) -> Self {
        Self(id: id, dnis: dnis, clid: clid, attach: attach, routeTimeout: routeTimeout)
    }
}
