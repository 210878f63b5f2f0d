/// What the index looks at of a call: machine words, lent for the time of one decision.
struct Probe {
    /// By place: the packed digits, also of a number cut to its first fifteen; `none` where there are no digits.
    let digits: UnsafePointer<UInt64>
    /// By place: the same, `none` for a number that was cut.
    let whole: UnsafePointer<UInt64>
    /// By the fields of attach data.
    let cells: UnsafePointer<AttachCell>
    /// The values behind the cells, for two texts may have one hash.
    let values: UnsafePointer<AttachValue?>
    let isDialledWithheld: Bool
    let isCallerWithheld: Bool
    /// The clock on the wall, by zone; read when a window is looked at.
    let moment: Moment
    var zone: Int32 = -1
    var day = 0
    var minute: Int32 = 0

    /// No digits have this word but fifteen `D`, which no switch dials.
    static let none = UInt64.max
}

extension RuleIndex {
    /// Lends the probe of `call` at `moment` to `body`.
    @inline(__always)
    func withProbe<Result>(
        of call: borrowing Call, at moment: Moment, _ body: (inout Probe) -> Result
    ) -> Result {
        var words = call.words
        var place = words.mutableSpan
        return place.withUnsafeMutableBufferPointer { words in
            call.attach.cells.withUnsafeBufferPointer { cells in
                call.attach.values.withUnsafeBufferPointer { values in
                    guard let words = words.baseAddress, let cells = cells.baseAddress, let values = values.baseAddress
                    else { preconditionFailure("there are nine words, and arrays have an address") }
                    var probe = Probe(
                        digits: UnsafePointer(words), whole: UnsafePointer(words + 4), cells: cells, values: values,
                        isDialledWithheld: words[8] & 1 != 0, isCallerWithheld: words[8] & 2 != 0, moment: moment)
                    return body(&probe)
                }
            }
        }
    }
}
