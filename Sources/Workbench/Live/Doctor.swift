import Lookups
import ODBC
import Routing
package import RuleFiles

/// Looks at everything a lookup needs, from the driver manager to the statement, and says what to mend.
package struct Doctor {
    /// One thing looked at.
    package struct Observation: Sendable {
        /// How it is.
        package enum State: String, Sendable {
            case ok
            case warning
            case failure = "FAIL"
        }

        /// How it is.
        package let state: State
        /// What was found, in one sentence.
        package let text: String
        /// What to do; nil when there is nothing.
        package let advice: String?
    }

    private let rules: RuleFile
    private let environment: [String: String]

    /// A doctor for the lookups of `rules`.
    package init(_ rules: RuleFile, environment: [String: String]) {
        self.rules = rules
        self.environment = environment
    }

    /// Everything, in the order in which a connection is made.
    package func observations() async -> [Observation] {
        var observations = driverManager()
        for declaration in rules.lookups {
            for (number, source) in declaration.sources.enumerated() {
                let name =
                    declaration.sources.count == 1 ? declaration.name : "\(declaration.name), source \(number + 1)"
                observations += await connection(of: source, named: name)
            }
        }
        if rules.lookups.isEmpty {
            observations.append(.init(state: .ok, text: "the rules declare no lookup", advice: nil))
        }
        return observations
    }

    private func driverManager() -> [Observation] {
        do throws(ODBCError) {
            let environment = try Environment.open()
            let drivers = try environment.drivers().map(\.name)
            guard !drivers.isEmpty else {
                return [
                    .init(
                        state: .failure, text: "unixODBC knows no driver",
                        advice: "apt-get install libsqliteodbc odbc-postgresql odbc-mariadb tdsodbc")
                ]
            }
            return [
                .init(state: .ok, text: "unixODBC knows the drivers \(drivers.joined(separator: ", "))", advice: nil)
            ]
        } catch {
            return [
                .init(state: .failure, text: "unixODBC does not start: \(error)", advice: "apt-get install unixodbc")
            ]
        }
    }

    private func connection(of source: LookupDeclaration.Source, named name: String) async -> [Observation] {
        let string: ConnectionString
        do throws(ConnectionText.Problem) {
            string = try source.connection.resolved(in: environment)
        } catch {
            return [.init(state: .failure, text: "\(name): \(error.words.message)", advice: error.words.help)]
        }
        var observations = [Observation(state: .ok, text: "\(name): connects by \(string.redacted)", advice: nil)]
        for hazard in DriverManagerSettings(for: string).hazards {
            observations.append(
                .init(
                    state: hazard == .serialisedConnections ? .failure : .warning, text: "\(name): \(hazard.words)",
                    advice: hazard.advice))
        }
        let description = await LookupDescription.of(source.settings, string)
        switch description {
        case .success(let description):
            observations.append(
                .init(state: .ok, text: "\(name): \(description.database), \(description.driver)", advice: nil))
            observations.append(.init(state: .ok, text: "\(name): prepared \(description.statement)", advice: nil))
            observations += trial(description, named: name)
        case .failure(let failure):
            observations.append(
                .init(
                    state: .failure, text: "\(name): \(failure.detail)",
                    advice: ConnectionAdvice(detail: failure.detail).text))
        }
        return observations
    }

    /// What came of asking for nobody.
    private func trial(_ description: LookupDescription, named name: String) -> [Observation] {
        let answer = description.trial
        guard !answer.outcome.isFailure else {
            let detail = answer.detail ?? answer.outcome.rawValue
            return [
                .init(
                    state: .failure, text: "\(name): asked for nobody, it says \(answer.outcome.rawValue): \(detail)",
                    advice: ConnectionAdvice(detail: detail).text)
            ]
        }
        var observations = [
            Observation(
                state: .ok, text: "\(name): answers (\(answer.outcome.rawValue) for nobody, \(answer.microseconds) us)",
                advice: nil)
        ]
        if description.isAssumed {
            observations.append(
                .init(
                    state: .warning,
                    text: "\(name): the catalogue says nothing of the procedure; its parameters are assumed",
                    advice: "let the user read the catalogue, or write signature: 5 or signature: 6"))
        }
        return observations
    }
}
