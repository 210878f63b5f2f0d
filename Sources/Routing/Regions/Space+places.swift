extension Space {
    /// Whether a call of the first rule set is in `box`, as far as its numbers and its time go.
    package func contains(_ call: Call, at moment: Moment, in box: Box) -> Bool {
        let first = charts[0].firstNumber
        let isRaw = charts[0].numbers.isRaw
        func holds(_ dimension: Int, _ key: NumberKey?, _ number: PhoneNumber) -> Bool {
            let point = number.isWithheld && dimension == first + 2 ? DigitLine.withheld : key.map(DigitLine.point)
            return box[dimension]?.contains(point ?? DigitLine.none) ?? true
        }
        return holds(first, call.dnis.e164Key, call.dnis) && holds(first + 2, call.clid.e164Key, call.clid)
            && (isRaw || holds(first + 1, call.dnis.nationalKey, call.dnis))
            && (isRaw || holds(first + 3, call.clid.nationalKey, call.clid))
            && (box[time]?.contains(UInt64(occasions.place(of: moment) ?? 0)) ?? true)
    }
}
