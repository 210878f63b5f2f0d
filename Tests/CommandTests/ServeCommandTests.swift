import Foundation
import TestSupport
import Testing

/// `callsteer serve` as an operator meets it: a process, its signals, its files.
struct ServeCommandTests {
    private static let secrets = ["c4n4ry-t0ken-4f81", "c4n4ry-p0rtal-77d2", "c4n4ry-d4tabase-1b"]

    private static let environment = [
        "API_TOKEN": secrets[0], "PORTAL_PASSWORD": secrets[1],
        "CRM_ODBC": "Driver={SQLite3};Database=crm.db;Pwd=\(secrets[2])",
    ]

    /// `ask METHOD PATH [BODY]` prints the status and the body; `free` a port at which nobody listens; `began` waits.
    private static let helpers = """
        set -u
        free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
        api=$(free) callback=$(free)
        sed -i "s/@API@/$api/; s/@CALLBACK@/$callback/" callsteer.yaml
        ask() {
            python3 - "$1" "http://127.0.0.1:$api$2" "${3-}" <<'END'
        import os, sys, urllib.request, urllib.error
        method, url, body = sys.argv[1:]
        request = urllib.request.Request(url, method=method, data=body.encode() or None)
        request.add_header("Authorization", "Bearer " + os.environ["API_TOKEN"])
        try: answer = urllib.request.urlopen(request, timeout=10)
        except urllib.error.HTTPError as error: answer = error
        print(answer.status, answer.read().decode())
        END
        }
        began() { for _ in $(seq 200); do ask GET /healthz >began.txt 2>/dev/null && return; sleep 0.05; done; exit 3; }
        """

    private static let plain = """
        version: 1
        rules: rules.yaml
        fixtures: fixtures.yaml
        watch: false
        api: { listen: "127.0.0.1:@API@", token: "${API_TOKEN}" }
        decisions: { file: decisions.jsonl }

        """

    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func serve(_ configuration: String, _ script: String, before: String = ":") throws -> Finished {
        try workspace.write(configuration, to: "callsteer.yaml")
        _ = try workspace.makeCRM()
        return try workspace.bash(
            """
            \(Self.helpers)
            \(before)
            callsteer serve --config callsteer.yaml & service=$!
            trap 'kill -9 $service 2>/dev/null' EXIT
            began
            \(script)
            """, environment: Self.environment)
    }

    private static let promtool = PackageRoot.path(".build/peers/promtool")

    @Test func `calls are decided, rules come into force by signal, and what was decided can be replayed`() throws {
        let finished = try serve(
            Self.plain,
            """
            ask POST /v1/route '{"dnis": "1700510", "clid": "0541111111", "at": "2026-03-04 10:00"}'
            sed -i 's/id: ordinary/id: everybody/' rules.yaml
            kill -HUP $service
            for _ in $(seq 100); do ask GET /metrics | grep -q 'reloads_total{result="loaded"} 1' && break; sleep 0.05; done
            ask POST /v1/route '{"dnis": "1700510", "clid": "0541111111", "at": "2026-03-04 10:00"}'
            kill -TERM $service; wait $service; echo "ended with $?"
            callsteer replay --quiet --rules rules.yaml --input decisions.jsonl
            """)
        #expect(finished.status == 0, "\(finished.everything)")
        #expect(finished.output.contains("\"rule\": \"ordinary\""))
        #expect(finished.output.contains("\"rule\": \"everybody\""))
        #expect(finished.output.contains("ended with 0"))
        #expect(finished.lines.count { $0.hasSuffix(",everybody,queue:service,service,5,,ok") } == 2)
        #expect(finished.errors.contains("are in force, asked by SIGHUP"))
        #expect(finished.errors.contains("gone down"))
    }

    @Test func `a log that was moved away is begun anew by signal, and no line is lost`() throws {
        let finished = try serve(
            Self.plain,
            """
            ask POST /v1/route '{"dnis": "1700510", "clid": "0541111111"}' >answer.txt
            mv decisions.jsonl decisions.jsonl.1
            ask POST /v1/route '{"dnis": "1700520", "clid": "0541111111"}' >answer.txt
            kill -HUP $service
            for _ in $(seq 100); do [ -e decisions.jsonl ] && break; sleep 0.05; done
            ask POST /v1/route '{"dnis": "1700530", "clid": "0541111111"}' >answer.txt
            kill -TERM $service; wait $service
            grep -o '"dnis":"[0-9]*"' decisions.jsonl.1; echo then; grep -o '"dnis":"[0-9]*"' decisions.jsonl
            """)
        #expect(finished.status == 0, "\(finished.everything)")
        #expect(
            finished.output == #"""
                "dnis":"1700510"
                "dnis":"1700520"
                then
                "dnis":"1700530"

                """#)
    }

    // A pipe that somebody holds open and does not read, as a hung network file system would be.
    @Test func `a log that takes nothing holds up neither calls nor reloads nor the end`() throws {
        let finished = try serve(
            Self.plain,
            """
            python3 - "http://127.0.0.1:$api/v1/route" <<'END'
            import http.client, os, sys, urllib.parse
            url = urllib.parse.urlparse(sys.argv[1])
            connection = http.client.HTTPConnection(url.netloc, timeout=10)
            for number in range(400):
                connection.request("POST", url.path, '{"dnis": "1700510", "clid": "0541111111"}',
                                   {"Authorization": "Bearer " + os.environ["API_TOKEN"]})
                answer = connection.getresponse(); answer.read()
                assert answer.status == 200
            END
            for _ in 1 2 3 4; do kill -HUP $service; sleep 0.1; done
            ask POST /v1/rules/reload | grep -o '"status": "[a-z]*"'
            ask POST /v1/route '{"dnis": "1700510", "clid": "0541111111"}' | grep -o '"rule": "[a-z]*"'
            kill -TERM $service; wait $service; echo "ended with $?"
            """,
            before: "mkfifo decisions.jsonl; exec 7<>decisions.jsonl")
        #expect(finished.output.contains("\"status\": \"unchanged\""), "\(finished.everything)")
        #expect(finished.output.contains("\"rule\": \"ordinary\""))
        #expect(finished.output.contains("ended with 0"))
        #expect(finished.errors.contains("decisions are not in the log, which takes no more"))
    }

    @Test func `a signal to load the rules that comes while the service starts does not end it`() throws {
        try workspace.write(Self.plain, to: "callsteer.yaml")
        let finished = try workspace.bash(
            """
            \(Self.helpers)
            python3 -c 'import socket, time; s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(); print(
            s.getsockname()[1], flush=True); time.sleep(60)' >silent.txt & silent=$!
            trap 'kill -9 $silent $service 2>/dev/null' EXIT
            until [ -s silent.txt ]; do sleep 0.05; done
            CRM_ODBC="Driver={PostgreSQL Unicode};Server=127.0.0.1;Port=$(cat silent.txt);Database=crm" \
                callsteer serve --config callsteer.yaml & service=$!
            sleep 2; kill -HUP $service
            began
            kill -TERM $service; wait $service; echo "ended with $?"
            """, environment: Self.environment)
        #expect(finished.output.contains("ended with 0"), "\(finished.everything)")
    }

    @Test func `a log without callers is refused by replay, row by row`() throws {
        let finished = try serve(
            Self.plain.replacing("file: decisions.jsonl", with: "file: decisions.jsonl, mask_caller: true"),
            """
            ask POST /v1/route '{"dnis": "1700510", "clid": "0541111111", "attach": "lang=he"}'
            kill -TERM $service; wait $service
            cat decisions.jsonl
            callsteer replay --rules rules.yaml --input decisions.jsonl
            """)
        #expect(finished.status == 1)
        #expect(finished.output.contains(#""clid":"054*****11","masked":true,"attach":"***""#))
        #expect(finished.output.contains("error: line 1: the caller was masked when this was written"))
    }

    @Test func `no secret is in any output, whatever is asked and whatever goes wrong`() throws {
        let portals = """
            portals: [{ url: "http://127.0.0.1:9/portal", tenant: 1, user: router, password: "${PORTAL_PASSWORD}" }]
            callback: { listen: "127.0.0.1:@CALLBACK@" }

            """
        let finished = try serve(
            Self.plain + portals,
            """
            for path in /metrics /v1/rules /v1/decisions /readyz /nothing; do ask GET $path; done
            ask POST /v1/route '{"dnis": "1700500", "clid": "0541111111"}'
            ask POST '/v1/route?trace=1' '{"dnis": "1700500", "clid": "0541111111"}'
            ask POST /v1/route 'no call'
            echo 'nonsense' >>rules.yaml
            ask POST /v1/rules/reload
            kill -HUP $service
            python3 - $callback <<'END'
            import socket, sys
            for body in (b"POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\n",
                         b"POST /www.aspect.com/PublishEvents HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 3\\r\\n\\r\\n<a>"):
                s = socket.create_connection(("127.0.0.1", int(sys.argv[1]))); s.sendall(body); s.settimeout(5)
                print(s.recv(65536).decode())
            END
            callsteer doctor --config callsteer.yaml
            kill -TERM $service; wait $service
            cat decisions.jsonl
            """)
        #expect(finished.output.contains("callsteer_portal_on_line{portal=\"127.0.0.1:9\"} 0"))
        for secret in Self.secrets {
            #expect(!finished.everything.contains(secret))
        }
    }

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: Self.promtool), "make test-deps fetches promtool"))
    func `promtool has nothing to say about the metrics`() throws {
        let finished = try serve(
            Self.plain,
            """
            ask POST /v1/route '{"dnis": "1700500", "clid": "0541111111"}' >answer.txt
            ask GET /metrics | sed '1s/^200 //' | \(Self.promtool) check metrics; echo "promtool: $?"
            kill -TERM $service; wait $service
            """)
        #expect(finished.output.hasSuffix("promtool: 0\n"), "\(finished.everything)")
    }

    @Test(arguments: [
        ("version: 1\nrules: rules.yaml\napi: { listen: \"0.0.0.0:1\" }\n", "3:16: error[default-credentials]"),
        (
            "version: 1\nrules: rules.yaml\napi: { listen: \"0.0.0.0:1\", token: changeme }\n",
            "error[default-credentials]"
        ),
        ("version: 1\nrules: rules.yaml\napi: { lisen: \"127.0.0.1:1\" }\n", "did you mean 'listen'"),
        ("version: 1\nrules: rules.yaml\n", "error[nothing-to-serve]"),
        ("version: 2\nrules: rules.yaml\napi: { listen: \"127.0.0.1:1\" }\n", "1:10: error[unknown-version]"),
        ("version: 1\nrules: rules.yaml\napi: { listen: here }\n", "an address and a port"),
        (
            "version: 1\nrules: rules.yaml\napi: { listen: \"127.0.0.1:1\", token: \"${NOT_SET}\" }\n",
            "error[unset-variable]"
        ),
        ("version: 1\nrules: lost.yaml\napi: { listen: \"127.0.0.1:0\" }\n", "lost.yaml"),
        (
            "version: 1\nrules: rules.yaml\nportals: [{ url: \"ftp://x\", tenant: 1, user: u, password: p }]\n",
            "must be a URL"
        ),
        (
            "version: 1\nrules: rules.yaml\nportals: [{ url: \"http://x/\", tenant: 1, user: u, password: p4ss-w0rd }]\n",
            "error[half-a-portal]"
        ),
        (
            "version: 1\nrules: rules.yaml\napi: { listen: \"127.0.0.1:1\" }\nservices: { nope: 3 }\n",
            "callsteer.yaml:4:13: error[unknown-queue]"
        ),
        (
            "version: 1\nrules: rules.yaml\napi: { listen: \"127.0.0.1:1\", token: \"\" }\n",
            "3:38: error[empty-secret]: 'token' is empty"
        ),
        (
            "version: 1\nrules: rules.yaml\napi: { listen: \"127.0.0.1:1\", token: \"${EMPTY}\" }\n",
            "3:38: error[empty-secret]: 'token' is empty"
        ),
        (
            "version: 1\nrules: rules.yaml\nportals: [{ url: \"http://x/\", tenant: 1, user: \"\", password: p4ss }]\n",
            "must not be empty"
        ),
        (
            "version: 1\nrules: rules.yaml\ntls: { certificate: a.pem, key: a.key }\napi: { listen: \"127.0.0.1:1\" }\n",
            "callsteer.yaml:3:1: error[bad-certificate]: the certificate 'a.pem' cannot be used"
        ),
        (
            "version: 1\nrules: rules.yaml\napi: { listen: \"127.0.0.1:1\" }\ndecisions: { file: no/d.jsonl }\n",
            "callsteer.yaml:4:20: error[unwritable]: the log of decisions 'no/d.jsonl' cannot be written"
        ),
        (
            "version: 1\nrules: rules.yaml\ncallback: { listen: \"127.0.0.1:1\", url: \"http://x/a%20b\" }\n",
            "3:41: error[bad-value]: 'url' must have a plain path"
        ),
        ("version: 1\nrules: rules.yaml\nanswer: maybe\napi: { listen: \"127.0.0.1:1\" }\n", "service, agent"),
    ])
    func `a configuration that would not do is refused with its place`(text: String, words: String) throws {
        try workspace.write(text, to: "callsteer.yaml")
        // To rehearse finds what a start does.
        for rehearsal in [["--dry-run"], []] {
            let finished = try workspace.callsteer(
                ["serve", "--config", "callsteer.yaml"] + rehearsal,
                environment: ["CRM_ODBC": "Driver={SQLite3};Database=crm.db", "EMPTY": ""])
            #expect(finished.status == 2, "\(finished.everything)")
            #expect(finished.errors.contains(words), "\(finished.errors)")
        }
    }

    @Test func `a start can be rehearsed, and rules that fail their fixtures end it`() throws {
        _ = try workspace.makeCRM()
        let configuration = Self.plain.replacing("@API@", with: "1")
        try workspace.write(configuration, to: "callsteer.yaml")
        let command = ["serve", "--config", "callsteer.yaml", "--dry-run"]
        let good = try workspace.callsteer(command, environment: Self.environment)
        #expect(good.status == 0, "\(good.everything)")
        #expect(good.output == "callsteer.yaml: ok\n")
        try workspace.write(
            configuration.replacing("fixtures.yaml", with: "failing.yaml"), to: "callsteer.yaml")
        let bad = try workspace.callsteer(command, environment: Self.environment)
        #expect(bad.status == 2)
        #expect(bad.errors.contains("failing.yaml:"))
        #expect(bad.errors.contains("first: queue: expected"))
    }

    @Test func `a port that is taken is named`() throws {
        let finished = try serve(
            Self.plain,
            """
            callsteer serve --config callsteer.yaml; echo "second: $?"
            kill -TERM $service; wait $service
            """)
        #expect(finished.output.contains("second: 2"))
        #expect(finished.errors.contains("'api' cannot listen at 127.0.0.1:"))
    }
}
