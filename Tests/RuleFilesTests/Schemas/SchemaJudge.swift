import Foundation
import TestSupport
import Testing

@testable import RuleFiles

/// An independent implementation of JSON Schema: Python's `jsonschema`.
enum SchemaJudge {
    static let isAvailable = (try? run("import jsonschema", [])) != nil

    private struct Failure: Error {
        let status: Int32
    }

    private static let script = """
        import json, sys
        from jsonschema import Draft7Validator
        schema = json.load(open(sys.argv[1], encoding="utf-8"))
        Draft7Validator.check_schema(schema)
        validator = Draft7Validator(schema)
        for line in open(sys.argv[2], encoding="utf-8"):
            error = next(validator.iter_errors(json.loads(line)), None)
            place = error and "/".join(map(str, error.absolute_path))
            print(json.dumps(f"{place}: {error.message}") if error else "")
        """

    /// What is wrong with each document, or nil where nothing is.
    static func verdicts(on documents: [String], by schema: RuleFileSchema) throws -> [String?] {
        let folder = try TemporaryFolder()
        let schemaPath = try folder.write(schema.text, to: "schema.json")
        let documentsPath = try folder.write(documents.map { "\($0)\n" }.joined(), to: "documents")
        let output = try run(script, [schemaPath, documentsPath])
        withExtendedLifetime(folder) {}
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        try #require(lines.count == documents.count)
        return lines.map { $0.isEmpty ? nil : String($0) }
    }

    private static func run(_ script: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-W", "ignore", "-c", script] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return String(decoding: data, as: UTF8.self)
    }
}
