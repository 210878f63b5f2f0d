/// A quarter of an hour on the clock: statistics have one row each.
enum Quarter {
    static let length: Int64 = 900_000

    /// The start of the quarter that `time` is in; `origin` is the moment of time 0, in milliseconds since 1970.
    static func start(of time: Int64, origin: Int64) -> Int64 {
        let moment = time + origin
        let rest = moment % length
        return moment - (rest < 0 ? rest + length : rest) - origin
    }
}
