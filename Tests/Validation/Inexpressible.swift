/// Why a model cannot be told as a scenario.
package enum Inexpressible: Error, Sendable, CustomStringConvertible {
    /// A law of times of this name.
    case law(String)
    /// A process of arrivals of this name.
    case process(String)
    /// What becomes of calls that find the queue full.
    case onFull(String)
    /// The words of a model given in words.
    case words(String)
    /// A measure of this name.
    case measure(String)
    /// A rule of dispatch of this name.
    case rule(String)

    package var description: String {
        switch self {
        case .law(let name): "the law '\(name)'"
        case .process(let name): "the arrivals '\(name)'"
        case .onFull(let name): "what happens on a full queue: '\(name)'"
        case .words(let text): "the words '\(text)'"
        case .measure(let name): "the measure '\(name)'"
        case .rule(let name): "the rule '\(name)'"
        }
    }
}
