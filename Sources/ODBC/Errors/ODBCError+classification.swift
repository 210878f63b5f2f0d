extension ODBCError {
    /// What a failure means for whoever must go on after it.
    public enum Classification: Sendable, Hashable, CaseIterable {
        /// The connection is lost: drop it; another may serve at once.
        case dead
        /// No connection could be made now; a later attempt may succeed.
        case connect
        /// Credentials, database name, driver or driver manager are set up wrongly; waiting does not help.
        case configuration
        /// A limit passed, a lock was held too long or the call was cancelled.
        case timeout
        /// The statement does not fit the database: a missing table, column or right, wrong syntax.
        case plan
        /// The values do not fit: out of range, too long, malformed, a violated constraint.
        case data
        /// The database's own code raised the error on purpose.
        case application
    }

    /// The class of the first record that decides one, by SQLSTATE and the driver's native codes.
    ///
    /// An unknown condition is `plan`: it keeps the connection, and somebody gets to see it.
    public var classification: Classification {
        if call.description == "SQLDriverConnect" {
            return diagnostics.contains(where: isMisconfiguration) ? .configuration : .connect
        }
        if isConnectionDead || diagnostics.contains(where: isLoss) { return .dead }
        return diagnostics.lazy.compactMap(judged).first ?? .plan
    }

    private func isLoss(_ record: Diagnostic) -> Bool {
        if record.state.belongs(to: "08") { return true }
        switch record.state {
        // Shutdown, crash, "cannot connect now", dropped database, idle limits: PostgreSQL ends the session.
        case "57P01", "57P02", "57P03", "57P04", "57P05", "25P03": return true
        default: break
        }
        return switch profile {
        case .mariaDB: [2006, 2013, 2055].contains(record.nativeCode)
        case .freeTDS: [20006, 20009, 20017].contains(record.nativeCode)
        case .postgreSQL, .sqlite, .microsoft, .other: false
        }
    }

    private func isMisconfiguration(_ record: Diagnostic) -> Bool {
        if record.state.belongs(to: "28") { return true }
        switch record.state {
        // No such data source, no such driver, no driver named; "01S00" is a malformed connection string.
        case "IM002", "IM003", "IM004", "IM007", "IM012", "01S00", "3D000": return true
        case "01000" where record.message.contains("Can't open lib"): return true
        // psqlODBC reports the server's 28P01 and 3D000 as 08001 and leaves only the words.
        case "08001" where profile == .postgreSQL:
            return record.message.contains("authentication failed") || record.message.contains("does not exist")
                || record.message.contains("no pg_hba.conf entry")
        default: break
        }
        return switch profile {
        case .mariaDB: [1044, 1045, 1049].contains(record.nativeCode)
        case .freeTDS, .microsoft: [4060, 18456].contains(record.nativeCode)
        case .sqlite: [11, 26].contains(record.nativeCode)
        case .postgreSQL, .other: false
        }
    }

    private func judged(_ record: Diagnostic) -> Classification? {
        if profile == .sqlite, let verdict = judgedAsSQLite(record) { return verdict }
        switch (profile, record.nativeCode) {
        // Interrupted, statement time limit, lock wait limit.
        case (.mariaDB, 1317), (.mariaDB, 1969), (.mariaDB, 3024), (.mariaDB, 1205): return .timeout
        // RAISERROR and THROW number their errors from 50000 and report them as 42000.
        case (.freeTDS, 50000...), (.microsoft, 50000...): return .application
        default: break
        }
        switch record.state {
        case "57014", "55P03", "HYT00", "HYT01", "HY008", "HY018": return .timeout
        case "45000", "P0001", "P0002", "P0003", "P0004": return .application
        case "07002": return .plan
        default: break
        }
        if isMisconfiguration(record) { return .configuration }
        if record.state.belongs(to: "22") || record.state.belongs(to: "23") { return .data }
        // Deadlock and serialization failure: nothing is wrong but the moment.
        if record.state.belongs(to: "40") { return .timeout }
        if record.state.belongs(to: "53") { return .connect }
        return record.state.belongs(to: "42") ? .plan : nil
    }

    /// SQLite's driver reports nearly everything as HY000; the primary result codes tell more.
    private func judgedAsSQLite(_ record: Diagnostic) -> Classification? {
        switch record.nativeCode {
        case 1: .plan
        case 5, 6, 9: .timeout
        case 11, 26: .configuration
        case 14: .connect
        case 18, 19, 20: .data
        default: nil
        }
    }
}
