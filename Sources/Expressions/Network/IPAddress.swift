/// An internet address of version 4 or 6, without a zone.
public struct IPAddress: Hashable, Sendable {
    /// The address; one of version 4 in the lowest 32 bits.
    let bits: UInt128
    /// 32 or 128.
    let width: Int

    init(bits: UInt128, width: Int) {
        self.bits = bits
        self.width = width
    }

    /// 4 or 6.
    public var family: Int { width == 32 ? 4 : 6 }

    /// 0.0.0.0 or ::.
    var isUnspecified: Bool { bits == 0 }

    /// 127.0.0.0/8 or ::1 (RFC 1122, 4291).
    var isLoopback: Bool { width == 32 ? top(8) == 127 : bits == 1 }

    /// 224.0.0.0/4 or ff00::/8.
    var isMulticast: Bool { width == 32 ? top(4) == 0b1110 : top(8) == 0xFF }

    /// 224.0.0.0/24 or ff02::/16 of any flags.
    var isLinkLocalMulticast: Bool {
        width == 32 ? top(24) == 0xE00000 : top(8) == 0xFF && top(16) & 0xF == 2
    }

    /// 169.254.0.0/16 or fe80::/10.
    var isLinkLocalUnicast: Bool { width == 32 ? top(16) == 0xA9FE : top(10) == 0x3FA }

    /// An address of one host that routers may forward, private ones too.
    var isGlobalUnicast: Bool {
        !(width == 32 && bits == 0xFFFF_FFFF) && !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast
    }

    /// The first `count` bits as a number.
    func top(_ count: Int) -> UInt128 {
        count == 0 ? 0 : bits >> UInt128(width - count)
    }
}
