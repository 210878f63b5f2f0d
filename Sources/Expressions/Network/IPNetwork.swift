/// A block of internet addresses in CIDR notation: an address and how many of its first bits all members share.
public struct IPNetwork: Hashable, Sendable {
    /// As it was written, with the bits behind the prefix.
    public let address: IPAddress
    /// 0 to 32 or 128.
    public let prefixLength: Int

    init(address: IPAddress, prefixLength: Int) {
        self.address = address
        self.prefixLength = prefixLength
    }

    /// The same block with its first address.
    var masked: IPNetwork {
        let host = UInt128(address.width - prefixLength)
        let bits = host == 128 ? 0 : (address.bits >> host) << host
        return IPNetwork(address: IPAddress(bits: bits, width: address.width), prefixLength: prefixLength)
    }

    func contains(_ member: IPAddress) -> Bool {
        member.width == address.width && member.top(prefixLength) == address.top(prefixLength)
    }

    func contains(_ block: IPNetwork) -> Bool {
        prefixLength <= block.prefixLength && contains(block.address)
    }
}

extension IPNetwork: CustomStringConvertible {
    /// `192.168.0.0/24`.
    public var description: String { "\(address)/\(prefixLength)" }

    /// Reads `ADDRESS/LENGTH`.
    init(parsing text: String) throws(IPAddress.ParseError) {
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { throw .syntax }
        let address = try IPAddress(parsing: text[..<slash])
        let digits = text[text.index(after: slash)...]
        guard
            (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            digits.utf8.count == 1 || digits.first != "0", let length = Int(digits), length <= address.width
        else { throw .syntax }
        self.init(address: address, prefixLength: length)
    }
}
