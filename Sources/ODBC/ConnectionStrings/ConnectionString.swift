/// The attributes that lead to a database: `Driver={SQLite3};Database=/calls.db;NoCreat=1`.
///
/// Keys are found whatever their case; of a repeated key the first counts, as ODBC has it. Nothing that
/// prints a value shows a secret: `description`, `debugDescription` and `dump` give the redacted form, and
/// only `text` the whole.
public struct ConnectionString: Sendable, Hashable {
    /// One `Key=Value`.
    struct Attribute: Sendable, Hashable {
        let key: String
        let value: String
        /// Written in braces though the value could do without: kept, for drivers differ in what they unbrace.
        let isBraced: Bool

        init(_ key: String, _ value: String, isBraced: Bool = false) {
            self.key = key
            self.value = value
            self.isBraced = isBraced || Self.needsBraces(value)
        }

        private static func needsBraces(_ value: String) -> Bool {
            let scalars = value.unicodeScalars
            guard let first = scalars.first, let last = scalars.last else { return false }
            return first.properties.isWhitespace || last.properties.isWhitespace
                || scalars.contains { "[]{}(),;?*=!@".unicodeScalars.contains($0) }
        }
    }

    private(set) var attributes: [Attribute]

    init(attributes: [Attribute]) {
        self.attributes = attributes
    }

    /// A string of these attributes in their order, braced where they need it.
    /// - Precondition: no key is empty or holds `=`, `;`, a brace, a blank at an end; nothing holds a NUL.
    public init(_ pairs: KeyValuePairs<String, String>) {
        attributes = pairs.map { key, value in
            precondition(Self.isKey(key), "\(key) is no key of a connection string")
            return Attribute(key, value)
        }
    }

    /// The value of `key` in whatever case; setting replaces the first, or adds at the end, or removes all.
    public subscript(key: String) -> String? {
        get {
            let wanted = key.lowercased()
            return attributes.first { $0.key.lowercased() == wanted }?.value
        }
        set {
            precondition(Self.isKey(key), "\(key) is no key of a connection string")
            let wanted = key.lowercased()
            guard let newValue else {
                attributes.removeAll { $0.key.lowercased() == wanted }
                return
            }
            guard let index = attributes.firstIndex(where: { $0.key.lowercased() == wanted }) else {
                attributes.append(Attribute(key, newValue))
                return
            }
            attributes[index] = Attribute(attributes[index].key, newValue, isBraced: attributes[index].isBraced)
        }
    }

    /// The keys in their order, as written.
    public var keys: [String] { attributes.map(\.key) }

    /// The driver's family where `Driver` names one; a data source's driver is known only once connected.
    public var profile: DriverProfile { self["Driver"].map { DriverProfile(driver: $0) } ?? .other }

    /// The whole string for the driver, secrets included.
    public var text: String {
        attributes.map { "\($0.key)=\($0.isBraced ? Self.braced($0.value) : $0.value)" }.joined(separator: ";")
    }

    mutating func append(_ attribute: Attribute) {
        attributes.append(attribute)
    }

    // Scalars, not characters: a combining mark behind a brace would hide it in one character, and the
    // driver reads bytes.
    static func braced(_ value: String) -> String {
        var text = "{"
        for scalar in value.unicodeScalars {
            text.unicodeScalars.append(scalar)
            if scalar == "}" { text.unicodeScalars.append(scalar) }
        }
        return text + "}"
    }

    static func isKey(_ key: String) -> Bool {
        let scalars = key.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return false }
        return !first.properties.isWhitespace && !last.properties.isWhitespace
            && !scalars.contains { "=;{}\0".unicodeScalars.contains($0) }
    }
}
