extension Binding {
    /// The text to bind for a call, or nil when a part of it must not be asked for.
    ///
    /// A bound value cannot change a statement, but it can change what it finds: `%` as a caller's number
    /// matches every customer where the statement says LIKE, and a number glued to fixed text can pose as
    /// another key. So the stricter the place, the fewer characters a number may have there.
    ///
    /// - Parameters:
    ///   - clid: The spelling of the caller's number that is asked for.
    ///   - dnis: The spelling of the dialled number.
    ///   - attach: The attached data as delivered.
    /// - Returns: UTF-8 text without a limit of length; that is the parameter's business.
    package func value(clid: String, dnis: String, attach: String) -> String? {
        var value = ""
        for part in parts {
            switch part {
            case .literal(let text): value += text
            case .variable(.clid):
                guard clid.utf8.allSatisfy(admitsInNumber) else { return nil }
                value += clid
            case .variable(.dnis):
                guard dnis.utf8.allSatisfy(admitsInNumber) else { return nil }
                value += dnis
            case .variable(.attachData):
                guard attach.utf8.allSatisfy(admitsInAttachData) else { return nil }
                value += attach
            }
        }
        return value
    }

    private func admitsInNumber(_ byte: UInt8) -> Bool {
        switch role {
        case .value where !isComposed: byte >= 0x20 && byte != 0x7F
        case .value, .likePattern:
            if isComposed {
                Self.isDialled(byte)
            } else {
                // An underscore is left out though it occurs in the names of SIP: to LIKE it is any character.
                byte.isDigit || byte.isLetter || Self.marksOfNumbers.contains(byte)
            }
        case .matchPattern: byte.isDigit || (byte.isLetter && (!isComposed || Self.isDialled(byte)))
        }
    }

    /// Attached data is free text; drivers stop at a NUL, and a pattern must stay the template's.
    private func admitsInAttachData(_ byte: UInt8) -> Bool {
        switch role {
        case .value: byte != 0
        case .likePattern: byte != 0 && !Self.marksOfLike.contains(byte)
        case .matchPattern: byte >= 0x80 || byte.isDigit || byte.isLetter || byte == .space
        }
    }

    /// What a telephone can dial, and the plus sign.
    private static func isDialled(_ byte: UInt8) -> Bool {
        byte.isDigit || (UInt8(ascii: "A")...UInt8(ascii: "D")).contains(byte) || byte == UInt8(ascii: "+")
            || byte == .asterisk || byte == .hash
    }

    private static let marksOfNumbers = Array("+*#@.:-".utf8)
    private static let marksOfLike = Array("%_[]^\\".utf8)
}
