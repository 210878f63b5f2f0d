import Foundation
import TestSupport
import Testing

@testable import Expressions

struct LibraryTests {
    /// The examples of the extensions' documentation, and their edges.
    @Test(arguments: [
        "[1, 2, 3, 4].slice(1, 3) == [2, 3]", "[1, 2].slice(2, 2) == []", "[[1], [2, [3]]].flatten() == [1, 2, [3]]",
        "[dyn(1), [2, [3, [4]]]].flatten(2) == [dyn(1), 2, 3, [4]]", "lists.range(3) == [0, 1, 2]",
        "lists.range(-1) == []",
        "[5, 3, 1].reverse() == [1, 3, 5]", "[1, 2, 2, 3, 3, 3].distinct() == [1, 2, 3]",
        "['b', 'b', 'c', 'a', 'c'].distinct() == ['b', 'c', 'a']",
        "[dyn(1), 1.0, 1u, [1], [1.0], 'a'].distinct() == [dyn(1), [1], 'a']",
        "[3, 2, 1].sort() == [1, 2, 3]", "['b', 'c', 'a'].sort() == ['a', 'b', 'c']", "[].sort() == []",
        "[{'n': 'x', 's': 2}, {'n': 'y', 's': 1}].sortBy(e, e.s).map(e, e.n) == ['y', 'x']",
        "['bb', 'a', 'cc', 'd'].sortBy(s, size(s)) == ['a', 'd', 'bb', 'cc']",
        "[1, 2].first().value() == 1", "[1, 2].last().value() == 2", "[].first().orValue('x') == 'x'",
        "optional.unwrap([optional.of(1), optional.none()]) == [1]",
        "[optional.none(), optional.of(2)].unwrapOpt() == [2]",
        "'hello mellow'.indexOf('') == 0", "'hello mellow'.indexOf('ello', 2) == 7",
        "'hello mellow'.lastIndexOf('') == 12",
        "'hello mellow'.lastIndexOf('ello', 6) == 1", "'abc'.indexOf('abcd') == -1", "'abc'.charAt(3) == ''",
        "'hello hello'.replace('he', 'we', 1) == 'wello hello'", "'hello'.replace('l', '', -1) == 'heo'",
        "'hello hello'.replace('he', 'we', 0) == 'hello hello'", "'ab'.replace('', '-') == '-a-b-'",
        "'ab'.replace('', '-', 2) == '-a-b'", "'abc'.replace('b', 'x', 9223372036854775807) == 'axc'",
        "'a,b,c'.split(',', 2) == ['a', 'b,c']", "'abc'.split('') == ['a', 'b', 'c']",
        "'abc'.split('', 2) == ['a', 'bc']",
        "''.split(',') == ['']", "''.split('') == []", "'a,'.split(',') == ['a', '']", "[].join('-') == ''",
        "['a', 'b'].join() == 'ab'",
        "'tacocat'.substring(7) == ''", "'\\u00a0 x\\t'.trim() == 'x'", "' '.trim() == ''",
        "'\\u200bx'.trim() == '\\u200bx'",
        "math.bitXor(1, 3) == 2", "math.bitNot(0u) == 18446744073709551615u", "math.bitAnd(-3, -5) == -7",
        "math.bitOr(-2, -4) == -2",
        "math.bitShiftLeft(1u, 63) == 9223372036854775808u", "math.bitShiftRight(-1, 63) == 1", "math.sqrt(81) == 9.0",
        "math.isNaN(math.sqrt(-1))", "math.round(-1.5) == -2.0", "math.trunc(-1.9) == -1.0", "math.ceil(1.2) == 2.0",
        "math.sign(-0.5) == -1.0", "math.least([3, 1, 2]) == 1", "math.greatest(1u, 2.5, -3) == 2.5",
        "base64.decode('') == b''", "string(base64.decode('YWI=')) == 'ab'", "isCIDR('10.0.0.0/8')",
        "!isCIDR('10.0.0.0/33')",
        "cidr('10.1.2.3/8').masked() == cidr('10.0.0.0/8')", "cidr('10.1.2.3/8').prefixLength() == 8",
        "cidr('::/0').containsIP('::1')",
        "!cidr('10.0.0.0/8').containsCIDR('0.0.0.0/0')", "cidr('10.1.2.3/8').ip() == ip('10.1.2.3')",
        "ip.isCanonical('2001:db8::1')",
        "!ip.isCanonical('2001:DB8::1')", "[1, 2, 3].transformList(i, v, i % 2 == 0, v * 10) == [10, 30]",
        "[4, 5].transformMap(i, v, v + i) == {0: 4, 1: 6}", "{'a': 'b'}.transformMapEntry(k, v, {v: k}) == {'b': 'a'}",
        "{'a': 1, 'b': 2}.transformList(k, v, v > 1, k) == ['b']", "[1, 1, 2].exists_one(i, v, i == 2 && v == 2)",
        "cel.bind(x, 1 / 0, true)", "cel.bind(x, 1 / 0, x == 1 || true)",
        "[1, 2].map(x, cel.bind(y, x * 2, y + y)) == [4, 8]",
        "{'a': {'b': 1}}.?a.?b.orValue(0) == 1", "{'a': 1}.?b.or(optional.of(2)).value() == 2",
        "optional.of([1])[?1] == optional.none()",
        "{?'a': optional.none(), 'b': 1} == {'b': 1}",
        "optional.of(1).optFlatMap(x, optional.none()) == optional.none()",
        "bool('TRUE') && !bool('0')", "string(1.5e300) == '1.5e+300'", "double('1e3') == 1000.0", "int(-1.9) == -1",
        "uint('7') == 7u",
        "dyn(1) in [1.0]", "{1u: 'a'}[dyn(1)] == 'a'", "dyn(9007199254740993) == 9007199254740993.0",
        "type(optional.of(1)) == optional_type",
        "'é' < 'z' == false", "b'\\x00' < b'\\x01'", "duration('1s') < duration('1m')", "timestamp(0) < timestamp(1)",
        "false < true",
    ])
    func `an example of the documentation holds`(source: String) throws {
        #expect(try value(source) == .bool(true))
    }

    @Test(arguments: [
        "[1].slice(0, 2)", "[1].slice(-1, 1)", "[1].slice(1, 0)", "[dyn(1)].flatten(-1)", "[dyn(1), 'a'].sort()",
        "[[1]].sort()",
        "'a'.charAt(2)", "'a'.charAt(-1)", "'a'.substring(2)", "'ab'.substring(2, 1)", "'ab'.indexOf('a', -1)",
        "'ab'.indexOf('a', 9)",
        "'ab'.lastIndexOf('a', -1)", "[dyn(1)].join()", "math.bitShiftLeft(1, -1)", "math.abs(-9223372036854775808)",
        "math.greatest([])", "math.least(dyn('a'))", "base64.decode('a')", "base64.decode('a$==')", "ip('1.2.3')",
        "ip('01.2.3.4')",
        "ip('1::2::3')", "ip(':::')", "ip('::1%eth0')", "ip('::ffff:1.2.3.4')", "cidr('10.0.0.0')",
        "cidr('10.0.0.0/08')",
        "optional.none().value()", "int('1.5')", "int('')", "int(9.3e18)", "uint(-1)", "double('x')", "bool('yes')",
        "bytes(dyn(1))",
        "string(b'\\xff')", "{'a': 1, 'a': 2}", "{dyn([]): 1}", "[1, 2].transformMapEntry(i, v, {'k': v})",
        "dyn('a') < dyn(1)",
        "timestamp('x')", "duration('x')", "timestamp(253402300800)", "-dyn(1u)", "dyn('a').size() + dyn('b')",
        "'a'.matches(dyn('('))",
        "9223372036854775807 * 2", "0u - 1u", "1 % 0", "-9223372036854775808 / -1",
    ])
    func `what cannot be computed is an error`(source: String) throws {
        #expect(try failure(source) != nil)
    }

    @Test(arguments: 0..<100)
    func `base64 is what another encoder makes`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let bytes = (0..<random.below(40)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }

    @Test(arguments: 0..<100)
    func `a substring is found where it first stands`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let whole = (0..<random.below(30)).map { _ in random.below(2) }
        let part = (0..<random.below(5)).map { _ in random.below(2) }
        let expected = (0...max(0, whole.count - part.count)).first { start in
            start + part.count <= whole.count && Array(whole[start..<start + part.count]) == part
        }
        #expect(Substrings(of: part).first(in: whole) == expected)
    }

    @Test(arguments: [
        ("2001:db8:0:0:0:0:0:1", "2001:db8::1"), ("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        ("0:0:0:0:0:0:0:0", "::"),
        ("1:0:0:0:0:0:0:0", "1::"), ("::1:0:0", "::1:0:0"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"), ("255.255.255.255", "255.255.255.255"), ("fe80::", "fe80::"),
    ])
    func `an address is written as RFC 5952 says`(text: String, canonical: String) throws {
        #expect(try IPAddress(parsing: text).description == canonical)
    }
}
