package import Lookups

/// What to run in a database so that it can answer lookups: the procedure of the vendor's guide, in each dialect.
///
/// The guide's own sample has six parameters where its text has five, and a comma and an AS in the wrong places; here
/// both forms stand as the databases take them. Everything but the SELECT can be left as it is.
package struct ProcedureDDL {
    private let dialect: SQLDialect
    private let signature: ProcedureSettings.Signature
    private let name: String

    /// The statements for `dialect`, of a procedure called `name`; `auto` is the form with five parameters.
    package init(
        dialect: SQLDialect, signature: ProcedureSettings.Signature, name: String = ProcedureSettings.guideName
    ) {
        self.dialect = dialect
        self.signature = signature
        self.name = name
    }

    /// The statements for what `query` asks, the guide's procedure where it is a statement.
    package init(dialect: SQLDialect, for query: LookupQuery) {
        if case .procedure(let procedure) = query {
            self.init(dialect: dialect, signature: procedure.signature, name: procedure.name)
        } else {
            self.init(dialect: dialect, signature: .auto)
        }
    }

    /// The statements.
    package var text: String {
        switch dialect {
        case .sqlite: view
        case .postgreSQL, .generic: postgreSQL
        case .mySQL: mySQL
        case .sqlServer: sqlServer
        case .oracle: oracle
        }
    }

    /// SQLite has no procedures: a view gives the columns their names, and a statement asks it.
    private var view: String {
        """
        create view \(name) as
        select phone_number, queue_code as QUEUE_CODE, priority as PRIORITY, attachdata as ATTACHDATA from Customers;
        -- in the rule file:
        --   sql: select QUEUE_CODE, PRIORITY, ATTACHDATA from \(name) where phone_number = $CLID
        """
    }

    private var postgreSQL: String {
        let input = signature != .six ? "" : "    P_ATTACH_DATA_IN varchar(200),\n"
        return """
            create function \(name)(
                P_DNIS varchar(20),
                P_CLID varchar(20),
            \(input)    out P_QUEUE_CODE int,
                out P_CALL_PRIORITY int,
                out P_ATTACH_DATA varchar(200)
            ) language sql stable as $$
                select queue_code, priority, attachdata from Customers where phone_number = P_CLID
            $$;
            """
    }

    private var mySQL: String {
        let input = signature != .six ? "" : "    in P_ATTACH_DATA_IN varchar(200),\n"
        return """
            delimiter //
            create procedure \(name)(
                in P_DNIS varchar(20),
                in P_CLID varchar(20),
            \(input)    out P_QUEUE_CODE int,
                out P_CALL_PRIORITY int,
                out P_ATTACH_DATA varchar(200)
            ) reads sql data
            begin
                select queue_code, priority, attachdata into P_QUEUE_CODE, P_CALL_PRIORITY, P_ATTACH_DATA
                from Customers where phone_number = P_CLID limit 1;
            end//
            delimiter ;
            """
    }

    private var sqlServer: String {
        let input = signature != .six ? "" : "    @P_ATTACH_DATA_IN varchar(200),\n"
        return """
            create procedure \(name)
                @P_DNIS varchar(20),
                @P_CLID varchar(20),
            \(input)    @P_QUEUE_CODE int out,
                @P_CALL_PRIORITY int out,
                @P_ATTACH_DATA varchar(200) out
            as
            begin
                set nocount on;
                select @P_QUEUE_CODE = queue_code, @P_CALL_PRIORITY = priority, @P_ATTACH_DATA = attachdata
                from Customers where phone_number = @P_CLID;
            end;
            """
    }

    private var oracle: String {
        let input = signature != .six ? "" : "    P_ATTACH_DATA_IN in varchar2,\n"
        return """
            create or replace procedure \(name)(
                P_DNIS in varchar2,
                P_CLID in varchar2,
            \(input)    P_QUEUE_CODE out integer,
                P_CALL_PRIORITY out integer,
                P_ATTACH_DATA out varchar2
            ) as
            begin
                select queue_code, priority, attachdata into P_QUEUE_CODE, P_CALL_PRIORITY, P_ATTACH_DATA
                from Customers where phone_number = P_CLID and rownum = 1;
            exception
                when no_data_found then null;
            end;
            /
            """
    }
}
