/// A user's name and password, as the portal asks for them and repeats them to the client.
public struct Credentials: Hashable, Sendable {
    /// The name of the user.
    public var userName: String
    /// The password. It is in no description.
    public var password: String

    /// The credentials of a user.
    public init(userName: String, password: String) {
        self.userName = userName
        self.password = password
    }

    init(_ record: Record?) {
        userName = record?["UserName"].text ?? ""
        password = record?["Password"].text ?? ""
    }

    var record: Record {
        Record("UserCredentials", ["UserName": .text(userName), "Password": .text(password)])
    }

    /// Whether both are the same, in a time that tells nothing of where they differ.
    public func matches(_ other: Credentials) -> Bool {
        // Both are always compared; `&` on Bool would not be.
        [(userName, other.userName), (password, other.password)].reduce(true) { same, pair in
            pair.0.hasSameBytes(as: pair.1) ? same : false
        }
    }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name without the password.
    public var description: String { "Credentials(\(userName))" }
    /// The same.
    public var debugDescription: String { description }
    /// No children, so that nothing prints the password.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension String {
    fileprivate func hasSameBytes(as other: String) -> Bool {
        let (left, right) = (Array(utf8), Array(other.utf8))
        var difference = left.count ^ right.count
        for index in left.indices {
            difference |= Int(left[index] ^ (right.isEmpty ? 0 : right[index % right.count]))
        }
        return difference == 0
    }
}
