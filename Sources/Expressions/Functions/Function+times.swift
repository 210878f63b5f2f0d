extension Function {
    /// Moments and durations: made from text, taken apart.
    static let times: [Function] = [
        Function(
            "timestamp",
            [
                .function(.string, to: .timestamp), .function(.int, to: .timestamp),
                .function(.timestamp, to: .timestamp),
            ]
        ) { arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .timestamp: return arguments[0]
            case .int(let seconds):
                guard let moment = Timestamp(seconds: seconds) else { throw .overflow }
                return .timestamp(moment)
            case .string(let text):
                guard let moment = Timestamp(text) else { throw .badText(text, type: "timestamp") }
                return .timestamp(moment)
            default: throw arguments.noOverload
            }
        },
        Function("duration", [.function(.string, to: .duration), .function(.duration, to: .duration)]) {
            arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .duration: return arguments[0]
            case .string(let text):
                try arguments.meter.charge(bytes: text.utf8.count)
                guard let duration = Duration(reading: text) else { throw .badText(text, type: "duration") }
                return .duration(duration)
            default: throw arguments.noOverload
            }
        },
        field("getFullYear") { $0.year },
        field("getMonth") { $0.month - 1 },
        field("getDate") { $0.day },
        field("getDayOfMonth") { $0.day - 1 },
        field("getDayOfWeek") { $0.weekday },
        field("getDayOfYear") { $0.dayOfYear },
        field("getHours", { $0.hour }, ofDuration: { $0.seconds / 3600 }),
        field("getMinutes", { $0.minute }, ofDuration: { $0.seconds / 60 }),
        field("getSeconds", { $0.second }, ofDuration: { $0.seconds }),
        Function("getMilliseconds", signatures + [.method(.duration, to: .int)]) {
            arguments throws(EvaluationError.Kind) in
            switch arguments[0] {
            case .timestamp(let moment): return .int(Int64(moment.nanoseconds) / 1_000_000)
            case .duration(let duration): return .int(duration.components.attoseconds / 1_000_000_000_000_000)
            default: throw arguments.noOverload
            }
        },
    ]

    private static let signatures: [Signature] = [
        .method(.timestamp, to: .int), .method(.timestamp, .string, to: .int),
    ]

    private static func field(
        _ name: String, _ part: @escaping @Sendable (Timestamp.Fields) -> Int64,
        ofDuration whole: (@Sendable ((seconds: Int64, attoseconds: Int64)) -> Int64)? = nil
    ) -> Function {
        Function(name, whole == nil ? signatures : signatures + [.method(.duration, to: .int)]) {
            arguments throws(EvaluationError.Kind) in
            if let whole, case .duration(let duration) = arguments[0], arguments.count == 1 {
                return .int(whole(duration.components))
            }
            guard case .timestamp(let moment) = arguments[0] else { throw arguments.noOverload }
            let offset = arguments.count == 1 ? 0 : try arguments.offset(of: arguments.string(1), at: moment)
            return .int(part(moment.fields(offset: offset)))
        }
    }
}

extension Arguments {
    /// How far clocks are ahead of UTC in a zone that the host knows, or by a fixed offset.
    fileprivate func offset(of name: String, at moment: Timestamp) throws(EvaluationError.Kind) -> Int {
        if let offset = Timestamp.fixedOffset(name) { return offset }
        guard let zone = zone(name) else { throw .unknownZone(name) }
        return zone.offset(at: moment)
    }
}
