/// The 64-bit FNV-1a hash (Fowler, Noll, Vo): the same value on every machine, which Swift's own hashing is not.
struct FNV1a64 {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func combine(byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    mutating func combine(_ text: String) {
        for byte in text.utf8 { combine(byte: byte) }
    }
}
