import Lookups
import ODBC
import Routing
import TestSupport
import Testing

extension LiveTests {
    /// Many keys at once are a faster way to the same answers.
    @Suite struct BatchTests {
        /// What may be in a caller's number although it has no business there.
        private static let hostile = [
            "' OR '1'='1", "'; drop table customers; --", "%", "_", "\\", "\\'", "?", "$CLID", "{d '2026-01-01'}",
            "אבג", "😀", "😁", "é", "e\u{301}", "E", "e", "054 0000001", "0540000001 ", " 0540000001", "0540000001.0",
            "+0540000001", "54٠", "\u{1}", "0540000\u{0}001", String(repeating: "5", count: 300), "0", "NULL",
        ]
        private static let callers =
            (0..<600).map { "054" + String(10_000_000 + $0).dropFirst() } + ["abc", "Xyz", "😀"]

        /// A thousand keys, of customers, others, hostile and withheld ones, many of them twice.
        private static func keys(_ seed: UInt64, form: CallerForm) -> [LookupKey] {
            var random = SplitMix64(seed: seed)
            return (0..<1000).map { _ in
                switch random.below(20) {
                case 0: .of(PhoneNumber(withheld: "anonymous"), form: form)
                case 1: .of(plain: random.pick(hostile), form: form)
                case 2: .of(plain: random.pick(["abc", "ABC", "xyz", "Xyz", "XYZ", "aBc"]), form: form)
                case 3...7: .of(plain: "055" + String(random.below(1_000_000)), form: form)
                default: .of(national: random.pick(callers), form: form)
                }
            }
        }

        /// - Returns: How many of the thousand were found.
        private static func check(_ crm: CRM, form: CallerForm, seed: UInt64) async throws -> Int {
            let source = try crm.source(form: form)
            defer { source.stop() }
            let keys = keys(seed, form: form)
            let (milliseconds, together) = await timed { await source.answers(to: keys, withinMilliseconds: 5000) }
            #expect(together.count == keys.count)
            var found = 0
            let (singly, _) = await timed {
                for (key, answer) in zip(keys, together) {
                    let single = await source.answers(to: [key], withinMilliseconds: 5000)[0]
                    #expect(answer.outcome == single.outcome, "\(key.spellings)")
                    #expect(answer.rows == single.rows, "\(key.spellings)")
                    #expect(answer.asked == single.asked, "\(key.spellings)")
                    if answer.outcome == .found { found += 1 }
                }
            }
            print(
                "\(crm.database) \(form): 1,000 together in \(milliseconds) ms, singly in \(singly) ms"
            )
            return found
        }

        @Test(arguments: Database.available, [CallerForm.raw, .auto])
        func `a thousand keys at once are answered as one by one`(
            _ database: Database, _ form: CallerForm
        ) async throws {
            let crm = try CRM.of(Self.callers, in: database)
            #expect(try await Self.check(crm, form: form, seed: 1) > 500)
        }

        @Test(arguments: Database.available)
        func `keys that the database pads are told apart`(_ database: Database) async throws {
            let crm = try CRM.of(Self.callers, in: database, phoneNumber: "char(20)")
            #expect(try await Self.check(crm, form: .raw, seed: 2) > 500)
        }

        @Test(arguments: Database.available, [CallerForm.raw, .auto])
        func `keys that the database takes for the same in any case are all answered`(
            _ database: Database, _ form: CallerForm
        ) async throws {
            let column: String
            switch database {
            case .sqlite: column = "varchar(40) collate nocase"
            case .mariaDB: column = "varchar(40) collate utf8mb4_general_ci"
            case .postgreSQL:
                try Connection.open(database.shared()).execute(
                    "create collation if not exists live_any_case "
                        + "(provider = icu, locale = 'und-u-ks-level1', deterministic = false)")
                column = "varchar(40) collate live_any_case"
            }
            let crm = try CRM.of(Self.callers, in: database, phoneNumber: column)
            #expect(try await Self.check(crm, form: form, seed: 3) > 500)
        }

        @Test(arguments: Database.available, [CallerForm.raw, .auto])
        func `keys that are numbers to the database are all answered`(
            _ database: Database, _ form: CallerForm
        ) async throws {
            let callers = Self.callers.filter { Int($0) != nil }
            let crm = try CRM.of(callers.map { String($0.dropFirst()) }, in: database, phoneNumber: "bigint")
            _ = try await Self.check(crm, form: form, seed: 4)
        }

        @Test(arguments: Database.available, [(2, 3), (3, 3), (4, 10), (10, 10), (11, 100), (100, 100)])
        func `a batch is one statement with room for its keys`(
            _ database: Database, _ keys: (count: Int, markers: Int)
        ) async throws {
            let crm = try CRM.of(Self.callers, in: database)
            let log = try StatementLog(of: crm)
            let source = try crm.source(form: .raw, connection: log.connection)
            defer { source.stop() }
            let asked = Self.callers.prefix(keys.count).map { LookupKey.of(plain: $0, form: .raw) }
            let answers = await source.answers(to: asked, withinMilliseconds: 5000)
            #expect(answers.map(\.attach) == asked.map(\.spellings.first))
            let executed = try log.executions()
            #expect(executed.count == 1)
            #expect(executed.first?.count(where: { $0 == "," }) == 3 + keys.markers - 1)
        }

        @Test(arguments: Database.available, [(CallerForm.raw, 10), (.auto, 31)])
        func `a thousand keys are ten statements, in three spellings thirty-one`(
            _ database: Database, _ asked: (form: CallerForm, statements: Int)
        ) async throws {
            let crm = try CRM.of(Self.callers, in: database)
            let log = try StatementLog(of: crm)
            let source = try crm.source(form: asked.form, connection: log.connection)
            defer { source.stop() }
            let keys = (0..<1000).map { LookupKey.of(national: Self.callers[$0 % 600], form: asked.form) }
            let (milliseconds, answers) = await timed { await source.answers(to: keys, withinMilliseconds: 5000) }
            print("\(database) \(asked.form): 1,000 keys of customers in \(milliseconds) ms")
            #expect(answers.allSatisfy { $0.outcome == .found })
            #expect(try log.executions().count == asked.statements)
        }
    }
}

extension LookupKey {
    /// The key of a call whose number is no number of any plan.
    fileprivate static func of(plain raw: String, form: CallerForm) -> Self {
        .of(PhoneNumber(raw: raw, e164: nil, national: raw), form: form)
    }

    /// The key of a call from a national number, delivered without its trunk prefix.
    fileprivate static func of(national: String, form: CallerForm) -> Self {
        guard national.hasPrefix("0") else { return .of(plain: national, form: form) }
        let digits = national.dropFirst()
        return .of(
            PhoneNumber(raw: form == .raw ? national : "972\(digits)", e164: "+972\(digits)", national: national),
            form: form)
    }
}
