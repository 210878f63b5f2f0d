extension Project {
    /// The bank with its CRM in a SQLite file: two customers, one of them on record twice.
    static func bankWithCRM() throws -> Project {
        var project = try bank()
        project.environment["CRM_ODBC"] = try SQLiteFile.make(
            "crm.db", in: project,
            by: """
                create table Customers (phone_number text, QUEUE_CODE int, PRIORITY int, ATTACHDATA text, AGENT text);
                create table Branches (phone_number text, QUEUE_CODE int, PRIORITY int, ATTACHDATA text);
                insert into Customers values ('+972541111111', 12, 1, 'כהן דוד', 'noa');
                insert into Customers values ('0542222222', 12, 3, 'first', null), ('0542222222', 14, 2, 'second', null);
                insert into Branches values ('0543333333', null, null, 'Haifa');
                """)
        return project
    }
}
