import Foundation

/// An authority that signs certificates for a test, by way of `openssl`.
package struct TestAuthority {
    package let certificateFile: String
    private let folder: TemporaryFolder
    private let keyFile: String

    package init() throws {
        folder = try TemporaryFolder()
        certificateFile = folder.path("authority.pem")
        keyFile = folder.path("authority.key")
        try Self.openssl([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=Authority of a test", "-keyout", keyFile, "-out", certificateFile,
        ])
    }

    /// A certificate for a name, and its key.
    package func identity(_ name: String) throws -> (certificate: String, key: String) {
        let (certificate, key) = (folder.path("\(name).pem"), folder.path("\(name).key"))
        try Self.openssl([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-addext",
            "basicConstraints=critical,CA:FALSE", "-CA", certificateFile, "-CAkey", keyFile, "-keyout", key, "-out",
            certificate,
        ])
        return (certificate, key)
    }

    private static func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }
}
