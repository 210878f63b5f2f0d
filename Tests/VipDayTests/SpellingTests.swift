import Testing

@testable import vipday

struct SpellingTests {
    @Test func `each spelling is one that switches deliver`() {
        #expect(
            Spelling.allCases.map { $0.of("0541111111") } == [
                "0541111111", "+972541111111", "00972541111111", "054-111-1111", "+972 (0)54-111-1111", "972541111111",
                "541111111",
            ])
    }

    @Test func `an area of two digits keeps its subscriber whole`() {
        #expect(Spelling.dashes.of("036123456") == "03-612-3456")
    }
}
