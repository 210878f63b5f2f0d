package import ODBC
package import Routing

/// A declared lookup: what is asked, and how. Which database answers is said where a source is made of it.
package struct LookupSettings: Sendable {
    /// The name rules use.
    package let name: String
    /// What is asked.
    package let query: LookupQuery
    /// The statement as the rule file writes it; the procedure's name.
    package let text: String
    /// The spellings of the caller that are asked for.
    package let form: CallerForm
    /// The longest caller number that is asked for, in characters.
    package let longestCLID: Int
    /// How long one source may take, in milliseconds.
    package let timeout: Int64
    /// The further columns of a row.
    package let columns: [LookupColumn]
    /// What the driver takes and gives narrow text in; nil for UTF-8.
    package private(set) var codePage: CodePage?
    /// How much attach data is sent and read, in UTF-16 units.
    package let attachLimit: Int

    /// Settings as the rule file gives them. A statement takes callers of any length unless `longestCLID` says less;
    /// a procedure's limit is its parameter's.
    package init(
        name: String, query: LookupQuery, text: String, form: CallerForm = .auto, longestCLID: Int? = nil,
        timeout: Int64 = 1000, columns: [LookupColumn] = [], attachLimit: Int = 200, codePage: CodePage? = nil
    ) {
        self.name = name
        self.query = query
        self.text = text
        self.form = form
        switch query {
        case .statement:
            self.longestCLID = longestCLID ?? Self.longestParameter
            self.attachLimit = min(attachLimit, Self.longestParameter)
        case .procedure:
            self.longestCLID = min(longestCLID ?? ProcedureSettings.longestNumber, ProcedureSettings.longestNumber)
            self.attachLimit = min(attachLimit, ProcedureSettings.longestAttach)
        }
        self.timeout = timeout
        self.columns = columns
        self.codePage = codePage
    }

    /// The same question for a database whose driver takes and gives UTF-8, whatever the customer's does.
    package var inUTF8: Self {
        var settings = self
        settings.codePage = nil
        return settings
    }

    /// The longest text a driver is handed for a number, in UTF-16 units.
    static let longestParameter = 4000

    /// The most spellings of one caller: as delivered, E.164, national.
    static let spellingsAtOnce = 3

    /// Several spellings go out in one statement, instead of one after the other until a row comes.
    package var sendsAllSpellingsAtOnce: Bool { form == .auto && query.asksManyAtOnce }

    /// How long the server may take, in milliseconds: it gives up a little before the caller is answered, so that the
    /// connection survives.
    var serverLimit: Int64 { timeout > 200 ? timeout - 100 : max(1, timeout / 2) }

    /// How long making a connection may take: the wait for another's that is being made to the same server, and the
    /// driver's own limit, which is whole seconds.
    var connectLimit: Duration { .seconds(2) + .seconds(max(2, (serverLimit + 999) / 1000)) }

    /// The longest dialled number that is asked about.
    var longestDNIS: Int {
        if case .procedure = query { ProcedureSettings.longestNumber } else { Self.longestParameter }
    }
}
