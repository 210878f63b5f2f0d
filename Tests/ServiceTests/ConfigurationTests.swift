import Foundation
import HTTP
import RuleFiles
import Service
import TestSupport
import Testing

/// `callsteer.yaml` as documentation, schema and reader have it.
struct ConfigurationTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(
        _ text: String, environment: [String: String] = ["PORTAL_PASSWORD": "p0rtal-0f-a-test"]
    ) throws -> (ServiceConfiguration?, [Diagnostic]) {
        let findings = Findings()
        let path = try folder.write(text, to: "callsteer.yaml")
        return (ServiceConfiguration.read(path, environment: environment, into: findings), findings.sorted)
    }

    @Test func `the configuration that the documentation shows is one`() throws {
        let page = try String(contentsOfFile: PackageRoot.path("docs/operations.md"), encoding: .utf8)
        let block = try #require(page.firstMatch(of: /```yaml\n(version: 1\nrules: [\s\S]*?)```/)).output.1
        try folder.write("a-t0ken-0f-a-test\n", to: "token")
        let text = String(block).replacing("/etc/callsteer/token", with: folder.path("token"))
        let (configuration, findings) = try read(text)
        #expect(findings.isEmpty, "\(findings.map(\.placed))")
        #expect(configuration?.portals.count == 2)
        #expect(configuration?.services.ids == ["vip": 12, "desk": 3])
        #expect(configuration?.api?.token?.value == "a-t0ken-0f-a-test")
    }

    @Test func `the configuration of the rehearsal is one`() throws {
        let text = try String(contentsOfFile: PackageRoot.path("examples/ctips/callsteer.yaml"), encoding: .utf8)
        let (configuration, findings) = try read(text)
        #expect(findings.isEmpty, "\(findings.map(\.placed))")
        #expect(configuration?.callback?.url.path == "/www.aspect.com/PublishEvents")
    }

    @Test func `the schema offers the keys that the reader knows, and no other`() throws {
        let document = try JSONSerialization.jsonObject(with: Data(RuleFileSchema.config.text.utf8))
        let folder = PackageRoot.path("Sources/Service/Configuration")
        var read: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let source = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            read.formUnion(source.matches(of: /(?:optional|required)\("([a-z_]+)"\)/).map { String($0.output.1) })
            // A secret has a twin that names a file.
            for secret in source.matches(of: /secret\("([a-z_]+)", &/) {
                read.formUnion([String(secret.output.1), "\(secret.output.1)_file"])
            }
        }
        #expect(Self.keys(of: document) == read)
    }

    /// The names under every `properties`.
    private static func keys(of document: Any) -> Set<String> {
        if let list = document as? [Any] { return list.reduce(into: []) { $0.formUnion(keys(of: $1)) } }
        guard let object = document as? [String: Any] else { return [] }
        var found = Set((object["properties"] as? [String: Any] ?? [:]).keys)
        for value in object.values { found.formUnion(keys(of: value)) }
        return found
    }

    @Test(arguments: [
        "changeme", "CHANGEME", "password", "password1", "admin123", "secret", "1234567", "callsteer2026", "token",
    ])
    func `a token that is guessed first opens nothing to the network`(token: String) throws {
        let text = "version: 1\nrules: r.yaml\napi: { listen: \"0.0.0.0:8080\", token: \"${TOKEN}\" }\n"
        let (configuration, findings) = try read(text, environment: ["TOKEN": token])
        #expect(configuration == nil)
        #expect(findings.map(\.code) == ["default-credentials"])
        #expect(!findings.contains { $0.sentence.contains(token) && token != "token" && token != "secret" })
    }

    @Test func `a secret is in no description`() throws {
        let secret = Secret("c4n4ry")
        #expect(!"\(secret) \(String(reflecting: secret)) \([secret])".contains("c4n4ry"))
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!dumped.contains("c4n4ry"))
        #expect(secret.matches("c4n4ry"))
        for other in ["", "c4n4r", "c4n4ryy", "C4n4ry", "c4n4rz"] { #expect(!secret.matches(other)) }
        #expect(!Secret("").matches(""))
    }
}
