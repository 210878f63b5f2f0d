import ArgumentParser

/// The forms decisions are printed in.
enum DecisionFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}
