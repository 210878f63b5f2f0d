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
        .library(name: "ODBC", targets: ["ODBC"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Floor 0: the system libraries, and a language that knows no one.
        .systemLibrary(name: "CUnixODBC", pkgConfig: "odbc", providers: [.apt(["unixodbc-dev"])]),
        .target(
            name: "CPhoneNumber",
            linkerSettings: [.linkedLibrary("phonenumber")]),
        // The standard library rounds and takes roots by libm, which nothing else here would link.
        .target(
            name: "Expressions", swiftSettings: strict,
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),

        // Floor 1
        .target(name: "Routing", swiftSettings: strict),
        .target(name: "ODBC", dependencies: ["CUnixODBC"], swiftSettings: strict),

        // Floor 2
        .target(name: "Numbering", dependencies: ["Routing", "CPhoneNumber"], swiftSettings: strict),

        // Floor 3
        .target(name: "Lookups", dependencies: ["Routing", "Numbering", "ODBC"], swiftSettings: strict),

        // Floor 4
        .target(
            name: "RuleFiles",
            dependencies: ["Routing", "Numbering", "Lookups", yams],
            resources: [.embedInCode("Schemas")],
            swiftSettings: strict),

        // Floor 5
        .target(
            name: "Workbench",
            dependencies: ["Routing", "Numbering", "ODBC", "Lookups", "RuleFiles"],
            resources: [.embedInCode("Scaffold/Files")],
            swiftSettings: strict),

        // Floor 6
        .executableTarget(
            name: "callsteer",
            dependencies: ["Workbench", "RuleFiles", "Lookups", "Numbering", "Routing", "ODBC", argumentParser],
            swiftSettings: strict),
        // Data of the demonstration; built for it alone, never installed.
        .executableTarget(name: "vipday", dependencies: ["ODBC", "TestSupport"], swiftSettings: strict),
        // Timed by `make bench`, never installed. A package of its own could not see what is `package` here.
        .executableTarget(
            name: "stopwatch", dependencies: ["RuleFiles", "Lookups", "Routing", "ODBC"],
            path: "Tests/Benchmarks/Stopwatch", swiftSettings: strict),

        // Tests
        .target(
            name: "TestSupport", dependencies: ["Routing"], path: "Tests/Support",
            exclude: ["servers.sh", "coverage.sh"], swiftSettings: strict),
        .testTarget(
            name: "ExpressionsTests", dependencies: ["Expressions", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(name: "RoutingTests", dependencies: ["Routing", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ODBCTests", dependencies: ["ODBC", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "NumberingTests", dependencies: ["Numbering", "Routing", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "LookupsTests", dependencies: ["Lookups", "ODBC", "Routing", "Numbering", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "RuleFilesTests", dependencies: ["RuleFiles", "Lookups", "Routing", "TestSupport"],
            exclude: ["Rules/Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "WorkbenchTests", dependencies: ["Workbench", "RuleFiles", "Lookups", "Routing", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "CommandTests", dependencies: ["callsteer", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "VipDayTests", dependencies: ["vipday", "TestSupport"], swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)
