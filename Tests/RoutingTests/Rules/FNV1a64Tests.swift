import Testing

@testable import Routing

struct FNV1a64Tests {
    /// From the test suite of the FNV draft (draft-eastlake-fnv), FNV-1a, 64 bits.
    @Test(
        arguments: [
            ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("b", 0xAF63_DF4C_8601_F1A5),
            ("c", 0xAF63_DE4C_8601_EFF2), ("fo", 0x0898_5907_B541_D342), ("foo", 0xDCB2_7518_FED9_D577),
            ("foobar", 0x8594_4171_F739_67E8), ("chongo was here!\n", 0x4681_0940_EFF5_F915),
        ] as [(String, UInt64)])
    func `the published vectors come out`(text: String, value: UInt64) {
        var hash = FNV1a64()
        hash.combine(text)
        #expect(hash.value == value)
    }

    @Test func `text is hashed by its UTF-8, in pieces as in one`() {
        var whole = FNV1a64()
        whole.combine("trial\0כהן")
        var pieces = FNV1a64()
        pieces.combine("trial")
        pieces.combine(byte: 0)
        pieces.combine("כהן")
        #expect(whole.value == pieces.value)
    }
}
