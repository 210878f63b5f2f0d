import Routing

extension Destination {
    /// The number that is dialled, where there is one.
    var number: String? {
        switch self {
        case .external(let number), .extension(let number): number
        case .voicemail(let name), .ivr(let name): name
        case .queue, .agent, .default, .switchDefault, .busy: nil
        }
    }
}
