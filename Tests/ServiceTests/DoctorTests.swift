import HTTP
import RuleFiles
import Service
import TestSupport
import Testing

struct DoctorTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func observations(_ tls: String) async throws -> [String] {
        let path = try folder.write(
            "version: 1\nrules: r.yaml\napi: { listen: \"127.0.0.1:0\" }\ntls: \(tls)\n", to: "callsteer.yaml")
        let findings = Findings()
        let configuration = try #require(ServiceConfiguration.read(path, environment: [:], into: findings))
        return await ServiceDoctor(configuration).observations().map { "\($0)" }
    }

    // Those of the test's authority are good for two days.
    @Test func `a certificate that is over within a month is warned about`() async throws {
        let authority = try TestAuthority()
        let (certificate, key) = try authority.identity("localhost")
        let told = try await observations("{ certificate: \"\(certificate)\", key: \"\(key)\" }")
        #expect(told.contains { $0.contains("State.ok") && $0.contains("certificate, key and authority are usable") })
        #expect(told.contains { $0.contains("State.warning") && $0.contains("is good until ") }, "\(told)")
    }

    @Test func `a certificate that is none is told in words`() async throws {
        let file = try folder.write("nothing", to: "none.pem")
        let told = try await observations("{ certificate: \"\(file)\", key: \"\(file)\" }")
        #expect(told.contains { $0.contains("State.failure") && $0.contains("cannot be used: ") }, "\(told)")
    }
}
