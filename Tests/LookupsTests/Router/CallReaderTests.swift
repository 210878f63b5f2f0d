import Lookups
import Numbering
import Routing
import Testing

/// A delivered call, made typed.
struct CallReaderTests {
    private let schema = AttachSchema([
        AttachField(name: "lang", type: .string, fallback: .string("he")), AttachField(name: "visits", type: .int),
    ])

    private func reader() throws -> CallReader { CallReader(numbers: try NumberPlan(country: "IL"), attach: schema) }

    @Test func `numbers are read by the plan, the caller's by the country of the line`() throws {
        let lines = [try NumberPlan.Line(NumberPattern(parsing: "+44*"), country: "GB")]
        var reader = CallReader(numbers: try NumberPlan(country: "IL", byDNIS: lines), attach: schema)
        let domestic = reader.call(id: "7", dnis: "1700500", clid: "0541111111", routeTimeout: 3000)
        #expect(domestic.clid.e164 == "+972541111111")
        #expect(domestic.id == "7")
        #expect(domestic.routeTimeout == 3000)
        #expect(reader.call(dnis: "+442071234567", clid: "0541111111").clid.e164 == "+44541111111")
        #expect(reader.call(dnis: "1700500", clid: "anonymous").clid.isWithheld)
    }

    @Test func `without attach data every key has its default`() throws {
        var reader = try reader()
        for attach in [CallReader.Attach.none, .text(""), .pairs([])] {
            let call = reader.call(dnis: "1700500", clid: "0541111111", attach: attach)
            #expect(call.attach.text == "")
            #expect(call.attach.values == [.string("he"), nil])
        }
    }

    @Test func `pairs are the same as text or as a map`() throws {
        var reader = try reader()
        let pairs = [("visits", "7"), ("lang", "ru"), ("note", "a;b")].map(AttachOutput.Pair.init(key:value:))
        let map = reader.call(dnis: "1700500", clid: "0541111111", attach: .pairs(pairs))
        #expect(map.attach.text == "lang=ru;visits=7;note=a\\;b", "in declared order, then as delivered")
        let text = reader.call(dnis: "1700500", clid: "0541111111", attach: .text(map.attach.text))
        #expect(text.attach.values == [.string("ru"), .int(7)])
        #expect(map.attach.values == text.attach.values)
    }

    @Test func `attach data is composed, whichever way it comes`() throws {
        var reader = try reader()
        let decomposed = "Rene\u{301}"
        let composed = Array("Ren\u{E9}".unicodeScalars)
        let text = reader.call(dnis: "1", clid: "1", attach: .text(decomposed)).attach.text
        #expect(Array(text.unicodeScalars) == composed)
        let pairs = [AttachOutput.Pair(key: "lang", value: decomposed)]
        let value = reader.call(dnis: "1", clid: "1", attach: .pairs(pairs)).attach.values[0]
        #expect(value.map { Array($0.description.unicodeScalars) } == composed)
    }
}
