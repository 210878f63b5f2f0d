#!/usr/bin/env python3
"""Route dialogues: a simulated portal, the service and a SQLite database, as programs on this machine.

    dialogues.py CALLSTEER [SECONDS]

Calls come at 500 and at 2,000 a second; each is looked up live, routed, and its outcome told. A line for each rate: what
became of the calls, and the time from RouteRequest to RouteSelect as the portal saw it. Answers 1 when a target is
missed: none unanswered and none late; at 500 a second p50 under 2 ms and p99 under 10 ms.
"""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

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
PORTAL = """
services:
  - { id: 1 }
  - { id: 2 }
  - { id: 3, route_timeout: 3s, default: 1 }
agents:
  - { id: 1, login: "agent-{n}", count: 100, services: [1, 2], answers: 1ms, wrap_up: 1ms }
load:
  - { service: 3, rate: %d/s, calls: %d, dnis: "1700500", clid: ["0541111111", "0521111111"], talk: 1ms }
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(rate):
    with tempfile.TemporaryDirectory() as folder:
        def write(name, text):
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        with sqlite3.connect(os.path.join(folder, "crm.db")) as crm:
            crm.execute("create table vip (clid text primary key, queue_code integer, priority integer, attachdata text)")
            crm.executemany("insert into vip values (?, 12, 1, 'tier=gold')",
                            ((f"054{1111111 + n}",) for n in range(10_000)))
        crm.close()
        portal_port = free_port()
        write("rules.yaml", RULES % os.path.join(folder, "crm.db"))
        write("portal.yaml", PORTAL % (rate, rate * SECONDS))
        write("password", "bench\n")
        write("callsteer.yaml", f"""
version: 1
rules: rules.yaml
portals:
  - {{ url: "http://127.0.0.1:{portal_port}/Aspect.UnifiedIP.EDK.CTIPortalService", tenant: 1, user: router,
      password: "${{PORTAL_PASSWORD}}" }}
callback: {{ listen: "127.0.0.1:{free_port()}" }}
session: {{ heartbeat: 1s, timeout: 2s }}
""")
        log = open(os.path.join(folder, "log"), "w")
        portal = subprocess.Popen(
            [PROGRAM, "portal", "--listen", f"127.0.0.1:{portal_port}", "--user", "router", "--password-file",
             "password", "--scenario", "portal.yaml", "--heartbeat", "1s"], cwd=folder, stdout=log, stderr=log)
        service = None
        try:
            end = time.monotonic() + 60 + 3 * SECONDS
            while time.monotonic() < end:
                time.sleep(0.2)
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{portal_port}/control/status", timeout=5) as answer:
                        status = json.load(answer)
                except OSError:
                    continue
                service = service or subprocess.Popen(
                    [PROGRAM, "serve", "--config", "callsteer.yaml"], cwd=folder, stdout=log, stderr=log,
                    env={**os.environ, "PORTAL_PASSWORD": "bench"})
                if status["done"] and status["routes"]["open"] == 0 and status["made"] == rate * SECONDS:
                    return status["routes"]
            log.flush()
            sys.exit(f"dialogues.py: not in time\n{open(log.name).read()}")
        finally:
            for process in filter(None, (service, portal)):
                process.terminate()
                process.wait(timeout=30)


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
