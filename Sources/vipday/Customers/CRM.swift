import ODBC

/// The bank's customer database.
enum CRM {
    /// Creates the table Customers and fills it, in one transaction. A table of that name that is there
    /// already is somebody's, and stays as it is: the database's refusal is thrown.
    static func create(at string: ConnectionString, customers: Int = Bank.customers) throws {
        let connection = try Connection.open(string)
        try connection.transaction {
            try connection.execute(
                """
                create table Customers (
                    phone_number varchar(20) not null primary key,
                    queue_code integer,
                    priority integer,
                    attachdata varchar(200)
                )
                """)
            let insert = try connection.prepare(
                "insert into Customers values (?, ?, ?, ?)",
                parameters: [.text(limit: 20), .integer, .integer, .wideText(limit: 200)])
            for index in 0..<customers {
                let customer = Customer(index)
                try insert.bind(customer.phoneNumber, at: 0)
                insert.bind(customer.queueCode, at: 1)
                insert.bind(customer.priority, at: 2)
                try insert.bind(customer.attachData, at: 3)
                try insert.execute()
            }
        }
    }
}

extension Statement {
    fileprivate func bind(_ value: Int?, at index: Int) {
        if let value { bind(Int64(value), at: index) } else { bindNull(at: index) }
    }
}
