extension Project {
    /// A bank with a CRM: the rules most tests here are about.
    static func bank() throws -> Project {
        try Project(["rules.yaml": bankRules])
    }

    /// The bank's rules, one or two a matcher and a destination.
    static let bankRules = """
        version: 1
        timezone: Asia/Jerusalem
        numbers: { country: IL }
        limits: { attach: 24, adata: 10 }
        deadline: { budget: 400ms, margin: 100ms }
        attach:
          lang:    { type: string, values: [he, en, ru], default: he }
          balance: { type: int, optional: true }
        windows:
          office: { days: sun-thu, time: "08:00-20:00" }
          night:  { days: all, time: "22:00-06:00" }
        lists:
          blocked: ["0529876543", "0501234567"]
        lookups:
          crm:
            odbc: ${CRM_ODBC}
            sql: select QUEUE_CODE, PRIORITY, ATTACHDATA, AGENT from Customers where phone_number = $CLID
            returns: { agent: "string?" }
            timeout: 250ms
          branches:
            odbc: ${CRM_ODBC}
            sql: select QUEUE_CODE, PRIORITY, ATTACHDATA from Branches where phone_number = $CLID
            timeout: 300ms
            clid_form: national
        agents:
          noa: { code: 7001 }
        queues:
          service: { code: 10, service_id: 41 }
          vip:     { code: 12, default_priority: 3 }
          back:    { code: 14 }
          shut:    { code: 19, active: false }
        rules:
          - { id: blocked, clid: { in: blocked }, route: { busy: true } }
          - { id: anonymous, clid: anonymous, route: { queue: service, priority: 7 } }
          - id: closed
            dnis: "1700*"
            not: { during: office }
            route: { voicemail: office, attach: { when: closed, "a=b": "x;y" } }
          - id: known
            dnis: ["1700500", "1700501"]
            lookup: crm
            route: { queue: service, alternates: [ { queue: back, priority: 2 }, { external: "+97237654321" } ] }
            on_failure: { queue: back, priority: 4 }
          - { id: branch, dnis: "1700501", lookup: branches, route: { agent: noa, priority: 2 } }
          - { id: abroad, dnis: "1700502", clid: "+44*", route: { external: "+442079460000" } }
          - { id: rich, dnis: "1700502", attach: { balance: ">= 500" }, route: { ivr: gold } }
          - { id: press, dnis: "1700502", route: { extension: "9009", attach: "כהן דוד של הבנק הלאומי" } }
          - { id: trial, dnis: "1700503", split: [ { weight: 70, queue: service }, { weight: 30, queue: back } ] }
          - { id: to-default, dnis: "1700504", route: { default: true } }
          - { id: ordinary, dnis: "1700500..1700599", route: { queue: service } }
        default: { switch: true }

        """
}
