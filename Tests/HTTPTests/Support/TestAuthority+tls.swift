import HTTP
import TestSupport

extension TestAuthority {
    /// A certificate for a name, as both sides take it.
    func tls(_ name: String) throws -> TLSIdentity {
        let (certificate, key) = try identity(name)
        return TLSIdentity(certificateFile: certificate, keyFile: key)
    }
}
