import CTIPS
import Foundation
import HTTP
import RuleFiles
package import Workbench

/// Looks at what a service needs beside its databases: portals, certificates, ports, the clock, the log.
package struct ServiceDoctor {
    private let configuration: ServiceConfiguration

    package init(_ configuration: ServiceConfiguration) { self.configuration = configuration }

    package func observations() async -> [Doctor.Observation] {
        var observations = [clock]
        observations += tls()
        if let file = configuration.decisions.file, file != "-" { observations.append(log(file)) }
        if let api = configuration.api { observations.append(await port(api.listen, of: "the API")) }
        if let callback = configuration.callback {
            observations.append(await port(callback.listen, of: "callbacks"))
            if callback.url.isEncrypted == false, !callback.listen.isLoopback {
                observations.append(
                    .init(
                        state: .warning, text: "events come in plain text to \(callback.url)",
                        advice: "give 'callback' an https url and the configuration a certificate (tls:)"))
            }
        }
        for portal in configuration.portals { observations.append(await self.portal(portal)) }
        return observations
    }

    private var clock: Doctor.Observation {
        // A clock that was never set shows the day its battery failed.
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        return year >= 2025
            ? .init(state: .ok, text: "the clock says \(Date().formatted(.iso8601))", advice: nil)
            : .init(
                state: .failure, text: "the clock says \(year)",
                advice: "windows of time go by it: timedatectl set-ntp true")
    }

    private func tls() -> [Doctor.Observation] {
        guard configuration.tls != nil || configuration.authorityFile != nil else { return [] }
        do throws(TLSError) {
            if let identity = configuration.tls { try ServerTLS(identity: identity).check() }
            try ClientTLS(authorityFile: configuration.authorityFile, identity: configuration.tls).check()
            let usable = Doctor.Observation(
                state: .ok, text: "certificate, key and authority are usable", advice: nil)
            return [usable] + (try configuration.tls.map(expiry) ?? [])
        } catch {
            return [.init(state: .failure, text: error.words, advice: error.advice)]
        }
    }

    /// Certificates are read when the service starts: a new one takes a restart, which somebody has to plan.
    private func expiry(_ identity: TLSIdentity) throws(TLSError) -> [Doctor.Observation] {
        let end = Date(timeIntervalSince1970: TimeInterval(try identity.expiry()))
        let days = Int((end.timeIntervalSinceNow / 86400).rounded(.down))
        let name = "the certificate \(identity.certificateFile.quotedPath)"
        let advice = "put a new one in its place and restart the service, which reads it when it starts"
        let date = end.formatted(.iso8601)
        if days < 0 { return [.init(state: .failure, text: "\(name) was good until \(date)", advice: advice)] }
        guard days < 30 else { return [] }
        return [.init(state: .warning, text: "\(name) is good until \(date)", advice: advice)]
    }

    private func log(_ file: String) -> Doctor.Observation {
        let folder = URL(filePath: file).deletingLastPathComponent().path
        let isThere = FileManager.default.fileExists(atPath: file)
        return FileManager.default.isWritableFile(atPath: isThere ? file : folder)
            ? .init(state: .ok, text: "decisions can be written to \(file)", advice: nil)
            : .init(
                state: .failure, text: "decisions cannot be written to \(file)",
                advice: "let the service's user write there")
    }

    private func port(_ address: ListenAddress, of what: String) async -> Doctor.Observation {
        do throws(ListenerError) {
            let listener = try await Listener.start(ListenerConfiguration(host: address.host, port: address.port)) {
                _ in
                .now(HTTPResponse(503))
            }
            await listener.drain(within: .zero)
            return .init(state: .ok, text: "\(address) is free for \(what)", advice: nil)
        } catch {
            return .init(
                state: .warning, text: "\(address), for \(what), is taken or not this machine's",
                advice: "if the service runs already, that is why; else choose another port")
        }
    }

    /// Whether something answers there that speaks SOAP. No session is opened: there are ten places.
    private func portal(_ portal: ServiceConfiguration.PortalPlace) async -> Doctor.Observation {
        let name = "the portal \(portal.url)"
        let client: HTTPClient
        do throws(TLSError) {
            var settings = ClientSettings()
            settings.tls = ClientTLS(authorityFile: configuration.authorityFile, identity: configuration.tls)
            client = try HTTPClient(settings)
        } catch {
            return .init(state: .failure, text: "\(name): TLS cannot be used", advice: nil)
        }
        let probe = SessionRequest.close.message(session: "", tenant: portal.tenant)
        let headers = HTTPFields([
            "Content-Type": "text/xml; charset=utf-8", "SOAPAction": "\"\(Operation.closeConnection.action)\"",
        ])
        do throws(ClientFailure) {
            let answer = try await client.send(
                ClientRequest(.post, headers: headers, body: probe.encoded()), to: portal.url, within: .seconds(5))
            let speaks = Result<HTTPResponse, ClientFailure>.success(answer).message != nil
            return speaks
                ? .init(state: .ok, text: "\(name) answers", advice: nil)
                : .init(
                    state: .failure, text: "\(name): what answers there (status \(answer.status.code)) is no portal",
                    advice: "look at its host, port and path")
        } catch {
            return .init(
                state: .failure, text: "\(name): \(error.words)",
                advice: "look at its host, port and firewall, and whether the portal runs")
        }
    }
}

extension ClientFailure {
    fileprivate var words: String {
        switch self {
        case .unreachable(let reason): "it cannot be reached: \(reason)"
        case .notSentInTime: "no connection in time"
        case .timedOut: "it does not answer"
        case .closed: "it ends the connection without an answer"
        case .badAnswer(let reason): "it answers with what is no HTTP: \(reason)"
        }
    }
}
