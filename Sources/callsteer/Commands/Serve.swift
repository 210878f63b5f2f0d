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
        // From the first moment: a start may take seconds, and who rotates logs does not know of it.
        let (hangUps, hangUp) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let queue = DispatchQueue(label: "callsteer.signals")
        var sources = [Self.source(SIGHUP, queue) { hangUp.yield() }]
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
        sources += [SIGTERM, SIGINT].map { Self.source($0, queue) { work.cancel() } }
        let hearing = Task { for await _ in hangUps { await service.hangUp() } }
        await work.value
        hearing.cancel()
        for source in sources { source.cancel() }
    }

    private static func source(
        _ number: Int32, _ queue: DispatchQueue, _ work: @escaping @Sendable () -> Void
    ) -> any DispatchSourceSignal {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler(handler: work)
        source.resume()
        return source
    }
}
