import Lookups
import ODBC
import Routing

/// A session with a customer's database, which stays as long as the session does.
struct CRMSession {
    let session: LookupSession
    private let crm: CRM

    init(_ settings: LookupSettings, of crm: CRM, connection: ConnectionString? = nil) {
        self.crm = crm
        session = LookupSession(settings, connection: connection ?? crm.connection)
    }

    func answer(_ key: LookupKey) -> LookupAnswer { session.answer(key) }
}
