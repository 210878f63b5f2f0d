/// The bank's customer database.
enum CRM {
    static func create(at connection: String) throws {
        throw ByteSink.WriteFailure(code: 0)
    }
}
