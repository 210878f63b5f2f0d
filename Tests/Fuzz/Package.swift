// swift-tools-version: 6.2
import PackageDescription

// A package of its own: `--sanitize fuzzer` instruments what it builds and brings a main function, which would clash
// with those of the executables beside it.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "callsteer", path: "../..")],
    targets: [
        .executableTarget(
            name: "FuzzMessages", dependencies: [.product(name: "CTIPS", package: "callsteer")],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
        .executableTarget(
            name: "FuzzExpressions", dependencies: [.product(name: "Expressions", package: "callsteer")],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
    ]
)
