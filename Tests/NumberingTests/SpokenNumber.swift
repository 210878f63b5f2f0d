import Foundation
import Testing

/// A line of `numbers.csv`: how a number is delivered, and what it is.
struct SpokenNumber: CustomTestStringConvertible, Sendable {
    let country: String
    let delivered: String
    let e164: String?
    let national: String
    let isTrunkGuessed: Bool

    var testDescription: String { "\(country): \(delivered)" }

    static func all() throws -> [SpokenNumber] {
        let file = try #require(
            Bundle.module.url(forResource: "numbers", withExtension: "csv", subdirectory: "Fixtures"))
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            try #require(fields.count == 6, "\(line)")
            return SpokenNumber(
                country: fields[0], delivered: fields[1], e164: fields[2].isEmpty ? nil : fields[2],
                national: fields[3], isTrunkGuessed: fields[4] == "yes")
        }
    }
}
