import ArgumentParser
import Dispatch
import Foundation
import HTTP
import RuleFiles
import Service

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decides live calls: for a CTI portal, and for programs by HTTP.",
        discussion: """
            SIGHUP loads the rules again and opens the log of decisions anew; SIGTERM and SIGINT let what was begun be
            finished and end the service. The service's own log goes to standard error.
            """)

    @OptionGroup var file: ConfigurationOptions

    @Flag(name: .long, help: "Read everything and say whether it would start, without listening.")
    var dryRun = false

    func run() async throws {
        let configuration = try file.load()
        if dryRun {
            let environment = ProcessInfo.processInfo.environment
            let (isUsable, findings) = await Service.rehearse(configuration, environment: environment)
            file.report(findings)
            guard isUsable else { throw Exit.couldNotRun }
            return Console.print("\(file.config): ok")
        }
        let log = ServiceLog(Console.note)
        let service: Service
        do throws(Service.Failure) {
            service = try await Service.start(
                configuration, environment: ProcessInfo.processInfo.environment, log: log
            ) { findings in file.report(findings) }
        } catch {
            file.report(error)
            throw Exit.couldNotRun
        }
        let work = Task { await service.run() }
        let queue = DispatchQueue(label: "callsteer.signals")
        let sources = [SIGTERM, SIGINT, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if number == SIGHUP {
                    Task { await service.hangUp() }
                } else {
                    work.cancel()
                }
            }
            source.resume()
            return source
        }
        await work.value
        for source in sources { source.cancel() }
    }
}
