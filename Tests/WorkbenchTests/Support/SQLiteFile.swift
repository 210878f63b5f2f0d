/// A SQLite database made by Python's standard library, and so by none of our own code.
enum SQLiteFile {
    /// Makes the database `name` of `project` by the statements of `script`.
    /// - Returns: Its connection string.
    static func make(_ name: String, in project: Project, by script: String) throws -> String {
        _ = try Python.run(
            """
            import sqlite3, sys
            database = sqlite3.connect(sys.stdin.readline().strip())
            database.executescript(sys.stdin.read())
            database.close()
            """, input: project.path(name) + "\n" + script)
        return "Driver={SQLite3};Database=\(project.path(name))"
    }
}
