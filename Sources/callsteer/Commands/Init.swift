import ArgumentParser
import Foundation
import RuleFiles
import Workbench

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Scaffolds rules, fixtures, a seed database, a CI file and schemas for editors.")

    @Argument(help: "The folder of the new project.")
    var folder: String

    func run() throws {
        do {
            for path in try Scaffold.write(to: folder) { Console.print("wrote \(path)") }
            Console.print("next: callsteer test \(folder)")
        } catch let refusal as Scaffold.Refusal {
            let names = refusal.existing.joined(separator: ", ")
            Console.note("callsteer: nothing was written, because these exist: \(names); name an empty folder")
            throw Exit.couldNotRun
        } catch {
            Console.note("callsteer: \(folder.quoted) cannot be written: \(error.localizedDescription)")
            throw Exit.couldNotRun
        }
    }
}
