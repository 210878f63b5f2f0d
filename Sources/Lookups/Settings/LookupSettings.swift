package import Routing

/// A declared lookup: what is asked, and how. Which database answers is said where a source is made of it.
package struct LookupSettings: Sendable {
    /// The name rules use.
    package let name: String
    /// The statement as the rule file writes it.
    package let sql: String
    /// The statement compiled for the dialect that the connection string promises.
    package let template: LookupTemplate
    /// The spellings of the caller that are asked for.
    package let form: CallerForm
    /// The longest caller number that is asked for, in characters; a statement has no limit of its own.
    package let longestCLID: Int?
    /// How long one source may take, in milliseconds.
    package let timeout: Int64
    /// The further columns of a row.
    package let columns: [LookupColumn]
    /// How much attach data is sent and read, in UTF-16 units.
    package let attachLimit: Int

    /// Settings as the rule file gives them.
    package init(
        name: String, sql: String, template: LookupTemplate, form: CallerForm = .auto, longestCLID: Int? = nil,
        timeout: Int64 = 1000, columns: [LookupColumn] = [], attachLimit: Int = 200
    ) {
        self.name = name
        self.sql = sql
        self.template = template
        self.form = form
        self.longestCLID = longestCLID
        self.timeout = timeout
        self.columns = columns
        self.attachLimit = attachLimit
    }

    /// Several spellings go out in one statement, instead of one after the other until a row comes.
    package var sendsAllSpellingsAtOnce: Bool { form == .auto && template.keyRefusal == nil }

    /// The most spellings a caller can have: national, E.164, as delivered.
    static let spellingsAtOnce = 3
}
