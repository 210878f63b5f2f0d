#!/usr/bin/env python3
"""Route dialogues: a simulated portal, the service and a SQLite database, as programs on this machine.

    dialogues.py CALLSTEER [SECONDS]

Calls come at 500 and at 2,000 a second; each is looked up live, routed, and its outcome told. A line for each rate: what
became of the calls, and the time from RouteRequest to RouteSelect as the portal saw it. Answers 1 when a target is
missed: none unanswered and none late; at 500 a second p50 under 2 ms and p99 under 10 ms.
"""

import os
import sqlite3
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Peers/endurance"))
from stage import Stage

PROGRAM = os.path.abspath(sys.argv[1])
SECONDS = int(sys.argv[2]) if len(sys.argv) > 2 else 10

RULES = """
version: 1
timezone: Asia/Jerusalem
numbers: raw
lookups:
  crm:
    odbc: "Driver=SQLite3;Database=%s"
    sql: select queue_code, priority, attachdata from vip where clid = $CLID
    timeout: 250ms
queues:
  service: { code: 10, service_id: 1 }
  vip:     { code: 12, service_id: 2 }
rules:
  - { id: known, lookup: crm, dnis: "1700*", route: { queue: service }, on_failure: { queue: service, priority: 4 } }
  - { id: ordinary, dnis: "1700*", route: { queue: service } }
default: { switch: true }
"""

def run(rate):
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "crm.db")
        with sqlite3.connect(database) as crm:
            crm.execute("create table vip (clid text primary key, queue_code integer, priority integer, attachdata text)")
            crm.executemany("insert into vip values (?, 12, 1, 'tier=gold')",
                            ((f"054{1111111 + n}",) for n in range(10_000)))
        crm.close()
        stage = Stage(PROGRAM, folder, RULES % database, rate, rate * SECONDS, heartbeat="1s",
                      session="heartbeat: 1s, timeout: 2s")
        try:
            stage.made(rate * SECONDS)
            return stage.over()
        finally:
            stage.end()


def main():
    missed = False
    for rate, bound in ((500, (2, 10)), (2_000, None)):
        routes = run(rate)
        p50, p99 = routes["p50Milliseconds"], routes["p99Milliseconds"]
        good = routes["routed"] == routes["requests"] == rate * SECONDS and routes["late"] == 0
        if bound:
            good = good and p50 < bound[0] and p99 < bound[1]
        missed = missed or not good
        print(f"{rate:5d} dialogues/s: {routes['requests']} RouteRequests, {routes['routed']} routed, "
              f"{routes['late']} late; p50 {p50} ms, p99 {p99} ms  {'PASS' if good else 'FAIL'}", flush=True)
    sys.exit(1 if missed else 0)


main()
