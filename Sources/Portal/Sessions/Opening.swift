package import CTIPS

/// A session that is being opened: the client is asked by StartSession before it is told.
package struct Opening: Sendable, Hashable {
    package let sessionID: String
    package let callback: String
    package let credentials: Credentials

    /// What the client is sent.
    package var message: Message {
        .request(
            .startSession,
            Record(
                "StartSession",
                [
                    "userinfo": .record(
                        Record(
                            "UserCredentials",
                            ["UserName": .text(credentials.userName), "Password": .text(credentials.password)])),
                    "sessionId": .text(sessionID),
                ]))
    }
}
