import Foundation
import TestSupport
import Testing

/// The floors of docs/architecture.md, kept by the imports that the sources really make.
struct LayeringTests {
    private static let floors: [String: Int] = [
        "CUnixODBC": 0, "CPhoneNumber": 0, "CExpat": 0, "Expressions": 0,
        "Routing": 1, "ODBC": 1, "SOAP": 1, "HTTP": 1,
        "Numbering": 2, "Queueing": 2, "CTIPS": 2,
        "Lookups": 3, "Simulation": 3,
        "RuleFiles": 4,
        "Workbench": 5, "Portal": 5,
        "Service": 6,
        "callsteer": 7, "vipday": 7,
    ]

    /// What a room may take from outside the house. A room not named here may take what any may.
    private static let guests: [String: Set<String>] = [
        "Expressions": [], "Routing": [], "Queueing": [], "Simulation": [],
        "ODBC": ["Glibc", "Synchronization"],
        "SOAP": ["Glibc"],
        "HTTP": ["Glibc", "Synchronization", "NIOCore", "NIOPosix", "NIOTLS", "NIOSSL"],
        "CTIPS": [],
        "RuleFiles": anyRoom.union(["CYaml", "Yams"]),
        "callsteer": anyRoom.union(["ArgumentParser"]),
        "vipday": anyRoom.union(["TestSupport"]),
    ]

    private static let anyRoom: Set<String> = [
        "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
    ]

    @Test func `every folder of sources has its floor`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: PackageRoot.path("Sources"))
        #expect(Set(folders) == Set(Self.floors.keys))
    }

    @Test func `a source file imports rooms of lower floors and its own guests only`() throws {
        let imports = try Import.all(under: PackageRoot.path("Sources"))
        #expect(!imports.isEmpty)
        for found in imports {
            let floor = try #require(Self.floors[found.room], "\(found.room) has no floor")
            if let reached = Self.floors[found.module] {
                #expect(reached < floor, "\(found.file) reaches up or across to \(found.module)")
            } else {
                let guests = Self.guests[found.room] ?? Self.anyRoom
                #expect(guests.contains(found.module), "\(found.file) may not import \(found.module)")
            }
        }
    }

    // A clock, a file or a thread in the core would end "same facts, same decision".
    @Test func `the language and the routing core import nothing from outside`() throws {
        let imports = try Import.all(under: PackageRoot.path("Sources"))
        #expect(imports.filter { $0.room == "Expressions" } == [])
        #expect(imports.filter { $0.room == "Routing" && $0.module != "Expressions" } == [])
    }

    @Test func `the queues import the routing core only`() throws {
        let imports = try Import.all(under: PackageRoot.path("Sources"))
        #expect(Set(imports.filter { $0.room == "Queueing" }.map(\.module)) == ["Routing"])
    }

    @Test(arguments: [
        ("import Foundation", "Foundation"),
        ("    package import Routing", "Routing"),
        ("@preconcurrency public import struct Foundation.URL", "Foundation"),
        ("@_spi(Testing) import ODBC // reason", "ODBC"),
    ])
    func `an import is seen behind attributes, access levels and kinds`(line: String, module: String) {
        #expect(Import.module(of: line) == module)
    }

    @Test(arguments: ["// import Foundation", "important(thing)", #"print("import Foundation")"#, "imports = 3"])
    func `what only looks like an import is not taken for one`(line: String) {
        #expect(Import.module(of: line) == nil)
    }
}
