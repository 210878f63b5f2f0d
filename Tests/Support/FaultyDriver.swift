import Foundation

/// The driver of Tests/FaultyDriver, which fails as its connection string asks; FaultyDriver.h lists how.
package enum FaultyDriver {
    /// The library, built beside the tests.
    package static let path: String = {
        do {
            let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            let folder = URL(filePath: program).deletingLastPathComponent()
            return folder.appending(path: "libfaultyodbc.so").path(percentEncoded: false)
        } catch {
            preconditionFailure("no /proc/self/exe: \(error)")
        }
    }()

    /// A connection string of the driver with these settings, every value in braces.
    package static func string(_ settings: KeyValuePairs<String, String> = [:]) -> String {
        settings.reduce("Driver=\(path)") { string, setting in
            "\(string);\(setting.key)={\(setting.value.replacing("}", with: "}}"))}"
        }
    }
}
