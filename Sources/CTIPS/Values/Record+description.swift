// Records go into logs and failure reports, and OpenConnection and StartSession carry passwords.
extension Record: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name and the members that say something; never a password.
    public var description: String {
        let said = members.lazy.filter { !$0.value.isEmpty }.map { name, value in
            "\(name): \(name == "Password" ? "(hidden)" : "\(value)")"
        }
        return "\(name)(\(said.joined(separator: ", ")))"
    }

    /// The same.
    public var debugDescription: String { description }

    /// No children, so that nothing prints what the description hides.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
