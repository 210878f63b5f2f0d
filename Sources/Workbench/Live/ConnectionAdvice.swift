/// How to mend a connection or a statement that a driver refuses, as far as its words tell.
struct ConnectionAdvice {
    let detail: String

    /// The remedy, or nil when the driver's own words must do.
    var text: String? {
        for (needle, advice) in Self.known where detail.contains(needle) { return advice }
        return nil
    }

    private static let known: [(needle: String, advice: String)] = [
        (
            "Can't open lib",
            "install the driver (apt-get install libsqliteodbc odbc-postgresql odbc-mariadb tdsodbc) and name it as odbcinst -q -d lists it"
        ),
        ("IM002", "no such data source or driver: odbcinst -q -s lists the data sources, odbcinst -q -d the drivers"),
        ("IM003", "the driver's library cannot be loaded: odbcinst -q -d lists what is installed"),
        ("authentication failed", "check Uid and Pwd in the connection string"),
        ("to database", "check Database= in the connection string, and that the user may use it"),
        ("Access denied", "check Uid and Pwd in the connection string"),
        ("denied", "grant the user the right to SELECT, or to EXECUTE the procedure"),
        ("28000", "check Uid and Pwd in the connection string"),
        ("FATAL: database", "check Database= in the connection string"),
        ("Unknown database", "check Database= in the connection string"),
        ("Unable to connect", "is the server running, and are Server= and Port= right?"),
        (
            "in the database's search path",
            "name it with its schema, or install it: callsteer lookup describe with --ddl postgresql prints it"
        ),
        ("has no procedures", "callsteer lookup describe with --ddl sqlite prints a view for it"),
        ("PROCEDURE", "install the procedure: callsteer lookup describe with --ddl mysql prints one"),
        (
            "Could not find stored procedure",
            "install the procedure: callsteer lookup describe with --ddl sqlserver prints one"
        ),
        ("Invalid object name", "check the names in the statement against the database"),
        ("Invalid column name", "check the column's name against the table"),
        ("does not exist", "check the names in the statement against the database"),
        ("no such table", "check the table's name, and that Database= names the file that has it"),
        ("no such column", "check the column's name against the table"),
        ("Unknown column", "check the column's name against the table"),
        ("doesn't exist", "check the names in the statement against the database"),
        ("unable to open database", "check the path in Database=; the file must exist"),
        ("connect failed", "check the path in Database=; the file must exist"),
        ("refused", "is the server running, and are Server= and Port= right?"),
        ("Can't connect", "is the server running, and are Server= and Port= right?"),
        ("invalid port", "check Port= in the connection string"),
        ("timeout expired", "the server does not answer: is Server= right, and does a firewall let the port through?"),
        ("Lost connection", "the server does not answer: is Server= right, and does a firewall let the port through?"),
    ]
}
