import CPhoneNumber
import Foundation

extension Country {
    /// The code that someone who wrote `text` most likely meant: `il`, `972`, `Israel`, `Isreal` and `ISR` all
    /// mean `IL`. Nil when nothing is near, because a wrong suggestion costs more than none.
    static func nearest(to text: String) -> String? {
        let wanted = text.filter { $0.isLetter || $0.isNumber }.uppercased()
        if let familiar = familiarNames[wanted] { return familiar }
        if Country(code: wanted) != nil { return wanted }
        if let callingCode = Int32(wanted) { return mainCode(of: callingCode) }
        guard wanted.count > 2 else { return nil }

        let english = Locale(identifier: "en")
        let names = Locale.Region.isoRegions.map(\.identifier).filter { Country(code: $0) != nil }.map {
            (code: $0, name: (english.localizedString(forRegionCode: $0) ?? $0).filter(\.isLetter).uppercased())
        }
        let sameStart = names.filter { $0.name.hasPrefix(wanted) }
        // Niger is a name of its own, although Nigeria begins with it.
        if let named = sameStart.first(where: { $0.name == wanted }) { return named.code }
        if sameStart.count == 1 { return sameStart[0].code }
        guard wanted.count > 4 else { return nil }
        let closest = names.map { (code: $0.code, edits: edits(from: wanted, to: $0.name)) }.min { $0.edits < $1.edits }
        return closest.flatMap { $0.edits <= 2 ? $0.code : nil }
    }

    /// What people write that is neither a code nor an English name of the country.
    private static let familiarNames = [
        "UK": "GB", "ENGLAND": "GB", "BRITAIN": "GB", "USA": "US", "AMERICA": "US", "UAE": "AE", "HOLLAND": "NL",
    ]

    private static func mainCode(of callingCode: Int32) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 3) { code in
            guard let start = code.baseAddress, callsteer_phone_main_region(callingCode, start) else { return nil }
            return String(cString: start)
        }
    }

    /// The Levenshtein distance.
    private static func edits(from source: String, to target: String) -> Int {
        let target = Array(target)
        var row = Array(0...target.count)
        for (line, character) in source.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in target.indices {
                let substitution = diagonal + (character == target[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substitution, diagonal + 1, row[column] + 1)
            }
        }
        return row[target.count]
    }
}
