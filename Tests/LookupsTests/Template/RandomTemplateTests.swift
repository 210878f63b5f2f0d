import Lookups
import TestSupport
import Testing

struct RandomTemplateTests {
    @Test(arguments: SQLDialect.allCases, 0..<40)
    func `a template compiles to what its pieces mean`(dialect: SQLDialect, batch: Int) throws {
        for seed in batch * 25..<batch * 25 + 25 {
            let random = RandomTemplate(seed: seed, dialect: dialect)
            let compiled = try template(random.sql, dialect)
            #expect(compiled.statement == random.statement, "\(random.sql)")
            #expect(compiled.parameters.map(\.parts) == random.bindings, "\(random.sql)")
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func `no value is ever part of the statement`(dialect: SQLDialect) throws {
        let hostile = "0541111111' OR '1'='1"
        let compiled = try template("select a from t where b = $CLID and c = $DNIS and d = $ATTACHDATA", dialect)
        let values = compiled.parameters.map { $0.value(clid: hostile, dnis: hostile, attach: hostile) }
        #expect(values == [hostile, hostile, hostile])
        #expect(compiled.statement == "select a from t where b = ? and c = ? and d = ?")
    }
}
