// swift-tools-version: 6.2
import PackageDescription

// The floors of docs/architecture.md. A target may depend only on targets of a lower floor; SwiftPM
// refuses anything else, and LayeringTests reads this file's twin, the imports.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "callsteer",
    products: [
        .executable(name: "callsteer", targets: ["callsteer"]),
        .library(name: "Expressions", targets: ["Expressions"]),
        .library(name: "Routing", targets: ["Routing"]),
        .library(name: "Queueing", targets: ["Queueing"]),
        .library(name: "ODBC", targets: ["ODBC"]),
        // For our tests alone, which have it loaded by path. A product, for only so does SwiftPM link a library by
        // itself: built with the tests, never older than its sources, and with their sanitizers.
        .library(name: "faultyodbc", type: .dynamic, targets: ["FaultyDriver"]),
        .library(name: "CTIPS", targets: ["CTIPS"]),
        // For the fuzzer alone, which is a package of its own and sees products only.
        .library(name: "RuleFileProbe", targets: ["RuleFileProbe"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    ],
    targets: [
        // Floor 0: the system libraries, and a language that knows no one.
        .systemLibrary(name: "CUnixODBC", pkgConfig: "odbc", providers: [.apt(["unixodbc-dev"])]),
        .target(
            name: "CPhoneNumber",
            linkerSettings: [.linkedLibrary("phonenumber")]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        // The standard library rounds and takes roots by libm, which nothing else here would link.
        .target(
            name: "Expressions", swiftSettings: strict,
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),

        // Floor 1
        .target(name: "Routing", dependencies: ["Expressions"], swiftSettings: strict),
        .target(name: "ODBC", dependencies: ["CUnixODBC"], swiftSettings: strict),
        .target(name: "SOAP", dependencies: ["CExpat"], swiftSettings: strict),
        .target(
            name: "HTTP",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict),

        // Floor 2
        .target(name: "Numbering", dependencies: ["Routing", "CPhoneNumber"], swiftSettings: strict),
        .target(name: "Queueing", dependencies: ["Routing"], swiftSettings: strict),
        .target(name: "CTIPS", dependencies: ["SOAP"], swiftSettings: strict),

        // Floor 3
        .target(name: "Lookups", dependencies: ["Routing", "Numbering", "ODBC"], swiftSettings: strict),
        .target(name: "Simulation", dependencies: ["Routing", "Queueing"], swiftSettings: strict),

        // Floor 4
        .target(
            name: "RuleFiles",
            dependencies: ["Expressions", "Routing", "Queueing", "Simulation", "Numbering", "Lookups", yams],
            resources: [.embedInCode("Schemas")],
            swiftSettings: strict),

        // Floor 5
        .target(
            name: "Workbench",
            dependencies: [
                "Expressions", "Routing", "Queueing", "Simulation", "Numbering", "ODBC", "Lookups", "RuleFiles",
            ],
            resources: [.embedInCode("Scaffold/Files")],
            swiftSettings: strict),

        .target(
            name: "Portal",
            dependencies: ["HTTP", "CTIPS", "SOAP", "Queueing", "Routing", "Simulation", "RuleFiles"],
            swiftSettings: strict),

        // Floor 6
        .target(
            name: "Service",
            dependencies: ["Workbench", "RuleFiles", "Lookups", "Routing", "CTIPS", "HTTP"],
            swiftSettings: strict),

        // Floor 7
        .executableTarget(
            name: "callsteer",
            dependencies: [
                "Service", "Portal", "Workbench", "RuleFiles", "Simulation", "Lookups", "Numbering", "Routing", "ODBC",
                "CTIPS",
                "HTTP", argumentParser,
            ],
            swiftSettings: strict),
        // Data of the demonstration; built for it alone, never installed.
        .executableTarget(name: "vipday", dependencies: ["ODBC", "TestSupport"], swiftSettings: strict),
        // Timed by `make bench`, never installed. A package of its own could not see what is `package` here.
        .executableTarget(
            name: "stopwatch",
            dependencies: ["Expressions", "RuleFiles", "Simulation", "Lookups", "Routing", "ODBC"],
            path: "Tests/Benchmarks/Stopwatch", swiftSettings: strict),
        // The callback endpoint without a portal, for `wrk` to ask.
        .executableTarget(
            name: "answerer", dependencies: ["Service", "CTIPS", "HTTP", "RuleFiles"],
            path: "Tests/Benchmarks/Answerer", swiftSettings: strict),
        // Decides a neutral workload beside other engines; run by benchmarks, never installed.
        .executableTarget(
            name: "callsteer-peer", dependencies: ["RuleFiles", "Lookups", "Routing"], path: "Tests/Benchmarks/Peer",
            swiftSettings: strict),
        // Holds the simulator against exact values; run by `make validate`, never installed.
        .executableTarget(
            name: "validate", dependencies: ["Simulation", "Routing", "TestSupport"], path: "Tests/Validation",
            exclude: ["determinism.sh"],
            swiftSettings: strict),

        // Tests
        .target(
            name: "TestSupport", dependencies: ["Routing"], path: "Tests/Support",
            exclude: ["servers.sh", "coverage.sh"], swiftSettings: strict),
        .target(
            name: "RuleFileProbe", dependencies: ["RuleFiles", "Lookups", "Routing"], path: "Tests/RuleFileProbe",
            swiftSettings: strict),
        .target(name: "FaultyDriver", path: "Tests/FaultyDriver", publicHeadersPath: "."),
        .testTarget(
            name: "ExpressionsTests", dependencies: ["Expressions", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "RoutingTests", dependencies: ["Expressions", "Routing", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "QueueingTests", dependencies: ["Queueing", "Routing", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ODBCTests", dependencies: ["ODBC", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "HTTPTests", dependencies: ["HTTP", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "SOAPTests", dependencies: ["SOAP", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "CTIPSTests", dependencies: ["CTIPS", "SOAP", "TestSupport"], exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "NumberingTests", dependencies: ["Numbering", "Routing", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "LookupsTests", dependencies: ["Lookups", "ODBC", "Routing", "Numbering", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "EnduranceTests", dependencies: ["callsteer", "Lookups", "ODBC", "Routing", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "SimulationTests", dependencies: ["validate", "Simulation", "Queueing", "Routing", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "RuleFilesTests", dependencies: ["RuleFiles", "Simulation", "Lookups", "Routing", "TestSupport"],
            exclude: ["Rules/Fixtures", "Lint/Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "WorkbenchTests",
            dependencies: [
                "Workbench", "RuleFiles", "Simulation", "Queueing", "Lookups", "ODBC", "Routing", "TestSupport",
            ],
            exclude: ["Statistics/Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "PortalTests",
            dependencies: ["Portal", "HTTP", "CTIPS", "SOAP", "Simulation", "RuleFiles", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ServiceTests",
            dependencies: ["Service", "CTIPS", "HTTP", "RuleFiles", "Lookups", "Routing", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "CommandTests", dependencies: ["callsteer", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "VipDayTests", dependencies: ["vipday", "TestSupport"], swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)
