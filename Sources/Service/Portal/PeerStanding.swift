/// What may be believed of the sender of a callback.
enum PeerStanding {
    /// A portal of the configuration, or one that began a session with our credentials.
    case portal
    /// Nobody that is known, while a session is being opened: it may be about to begin one.
    case mayBegin
    case stranger
}
