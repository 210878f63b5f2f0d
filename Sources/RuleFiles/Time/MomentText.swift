package import Routing

/// Moments as files and commands write them: `2026-03-04 10:00`, with seconds, with `Z` or an offset.
package enum MomentText {
    /// Why a text is no moment.
    package enum Problem: Error, Hashable, Sendable {
        /// Not of the form.
        case malformed
        /// There is no such date or time of day.
        case impossible
        /// Clocks in the zone skip this time.
        case skipped(zone: String)
    }

    /// Reads `text`; without an offset it is what clocks in `zone` show, in a repeated hour the first time.
    package static func parse(_ text: some StringProtocol, in zone: Zone) throws(Problem) -> Moment {
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T") else {
            throw .malformed
        }
        guard let date = CivilDate(parsing: String(decoding: bytes[..<10], as: UTF8.self)) else {
            throw bytes[..<10].allSatisfy({ $0 == UInt8(ascii: "-") || isDigit($0) }) ? .impossible : .malformed
        }
        var reader = Reader(bytes: bytes, position: 11)
        let time = try reader.time()
        if let offset = try reader.offset() {
            return Moment(milliseconds: Int64(date.day) * 86_400_000 + time - Int64(offset) * 1000)
        }
        guard let moment = zone.moments(showing: date, millisecondOfDay: time).first else {
            throw .skipped(zone: zone.identifier)
        }
        return moment
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private struct Reader {
        let bytes: [UInt8]
        var position: Int

        /// `10:00`, `10:00:30`, `10:00:30.250` as milliseconds of the day.
        mutating func time() throws(Problem) -> Int64 {
            let hour = try twoDigits()
            guard take(":") else { throw .malformed }
            let minute = try twoDigits()
            var milliseconds: Int64 = 0
            if take(":") {
                let second = try twoDigits()
                guard second < 60 else { throw .impossible }
                milliseconds = Int64(second) * 1000
                if take(".") { milliseconds += try fraction() }
            }
            guard hour < 24, minute < 60 else { throw .impossible }
            return Int64(hour * 60 + minute) * 60_000 + milliseconds
        }

        /// `Z`, `+02:00` or `-0530` in seconds; nil at the end of the text.
        mutating func offset() throws(Problem) -> Int? {
            guard position < bytes.count else { return nil }
            if take("Z") {
                guard position == bytes.count else { throw .malformed }
                return 0
            }
            _ = take(" ")
            let sign = take("-") ? -1 : take("+") ? 1 : 0
            guard sign != 0 else { throw .malformed }
            let hours = try twoDigits()
            _ = take(":")
            let minutes = try twoDigits()
            guard position == bytes.count else { throw .malformed }
            guard hours <= 18, minutes < 60 else { throw .impossible }
            return sign * (hours * 3600 + minutes * 60)
        }

        private mutating func fraction() throws(Problem) -> Int64 {
            var value: Int64 = 0
            var scale: Int64 = 100
            let start = position
            while position < bytes.count, isDigit(bytes[position]) {
                value += Int64(bytes[position] - UInt8(ascii: "0")) * scale
                scale /= 10
                position += 1
            }
            guard position > start else { throw .malformed }
            return value
        }

        private mutating func twoDigits() throws(Problem) -> Int {
            guard position + 2 <= bytes.count, isDigit(bytes[position]), isDigit(bytes[position + 1]) else {
                throw .malformed
            }
            defer { position += 2 }
            return Int(bytes[position] - UInt8(ascii: "0")) * 10 + Int(bytes[position + 1] - UInt8(ascii: "0"))
        }

        private mutating func take(_ character: Character) -> Bool {
            guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
            position += 1
            return true
        }
    }
}

extension MomentText.Problem {
    /// What is wrong, as `must be …`.
    package var words: String {
        switch self {
        case .malformed: "must be a time such as 2026-03-04 10:00, 2026-03-04 10:00:30 or 2026-03-04T10:00:00+02:00"
        case .impossible: "is no date and time that exists"
        case .skipped(let zone): "is a time that clocks in \(zone) skip; write it with an offset"
        }
    }
}
