"""Live routing while things fail: a simulated portal, the service and a real database, as programs.

    endurance.py CALLSTEER [CALLS [RATE [SCENARIO...]]]

In each scenario CALLS calls come at RATE a second, and something fails on the way. Of all RouteRequests that a living
portal has made, none may go unanswered and none may be answered late.
"""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

PROGRAM = os.path.abspath(sys.argv[1])
CALLS = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
RATE = float(sys.argv[3]) if len(sys.argv) > 3 else 200
SECONDS = CALLS / RATE

RULES = """
version: 1
timezone: Asia/Jerusalem
numbers: raw
lookups:
  crm:
    odbc: ${CRM}
    sql: select 12 as queue_code, 1 as priority, cast(null as text) as attachdata where $CLID like '054%'
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
  - { service: 3, rate: %s/s, calls: %d, dnis: "1700500", clid: ["0541111111", "0521111111"], talk: 1ms }
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def control(port, path, method="GET"):
    request = urllib.request.Request(f"http://127.0.0.1:{port}/control/{path}", method=method)
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.load(answer)


def routes(port):
    return control(port, "status")["routes"]


class Stage:
    """The programs of one scenario, in a folder of their own."""

    def __init__(self, folder, portals=1):
        self.folder = folder
        self.processes = []
        self.ports = [free_port() for _ in range(portals)]
        self.write("rules.yaml", RULES)
        self.write("password", "endurance\n")
        self.write("portal.yaml", PORTAL % (RATE, CALLS))
        places = ",\n  ".join(
            f'{{ url: "http://127.0.0.1:{port}/Aspect.UnifiedIP.EDK.CTIPortalService", tenant: 1, user: router,'
            ' password: "${PORTAL_PASSWORD}" }' for port in self.ports)
        self.write("callsteer.yaml", f"""
version: 1
rules: rules.yaml
portals: [{places}]
callback: {{ listen: "127.0.0.1:{free_port()}" }}
session: {{ heartbeat: 500ms, missed: 2, timeout: 2s }}
""")
        for port in self.ports:
            self.portal(port)
        environment = {**os.environ, "CRM": os.environ["CALLSTEER_TEST_POSTGRESQL"], "PORTAL_PASSWORD": "endurance"}
        self.service = self.start("serve", "--config", "callsteer.yaml", environment=environment)

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w") as file:
            file.write(text)

    def start(self, *arguments, environment=None):
        log = open(os.path.join(self.folder, f"{arguments[0]}-{len(self.processes)}.log"), "w")
        process = subprocess.Popen([PROGRAM, *arguments], cwd=self.folder, env=environment, stdout=log, stderr=log)
        self.processes.append(process)
        return process

    def portal(self, port):
        process = self.start(
            "portal", "--listen", f"127.0.0.1:{port}", "--user", "router", "--password-file", "password", "--scenario",
            "portal.yaml", "--heartbeat", "500ms")
        self.until(lambda: control(port, "status"), "a portal listens", 10)
        return process

    def until(self, condition, what, seconds=None):
        end = time.monotonic() + (seconds or 3 * SECONDS + 60)
        while time.monotonic() < end:
            try:
                if condition():
                    return
            except OSError:
                pass
            time.sleep(0.05)
        sys.exit(f"{what}: not in time\n" + self.logs())

    def logs(self):
        text = ""
        for name in sorted(os.listdir(self.folder)):
            if name.endswith(".log"):
                with open(os.path.join(self.folder, name)) as file:
                    text += f"{name}:\n" + "".join(file.readlines()[-15:])
        return text

    def made(self, count, port=None):
        port = port or self.ports[0]
        self.until(lambda: control(port, "status")["made"] >= count, f"{count} calls were made")

    def over(self, port=None):
        port = port or self.ports[0]
        self.until(
            lambda: (lambda s: s["done"] and s["routes"]["open"] == 0)(control(port, "status")), "all calls were routed")
        return routes(port)

    def end(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [int(child) for child in file.read().split()]


def quiet(stage):
    stage.made(CALLS)
    return [stage.over()]


def database_stopped(stage):
    """SIGSTOP to all of the server for half of the calls."""
    server = int(os.environ["CALLSTEER_TEST_POSTGRESQL_PID"])
    stage.made(CALLS // 4)
    stopped = [server] + children(server)
    for pid in stopped:
        os.kill(pid, signal.SIGSTOP)
    try:
        stage.made(CALLS * 3 // 4)
    finally:
        for pid in children(server) + [server]:
            os.kill(pid, signal.SIGCONT)
    return [stage.over()]


def database_killed(stage):
    """SIGKILL to the server, and a new start."""
    stage.made(CALLS // 4)
    subprocess.run([os.environ["CALLSTEER_SERVERS_SCRIPT"], "restart", "postgresql"], check=True,
                   stdout=subprocess.DEVNULL)
    return [stage.over()]


def portal_killed(stage):
    """SIGKILL to the portal, and a new one at its address, which makes all its calls anew."""
    stage.made(CALLS // 4)
    before = routes(stage.ports[0])
    stage.processes[0].kill()
    stage.processes[0].wait()
    stage.portal(stage.ports[0])
    stage.made(1)
    before["open"] = 0
    return [before, stage.over()]


def portal_hangs(stage):
    """The first portal takes everything and says nothing any more; the second has all its calls to make yet."""
    stage.made(CALLS // 4)
    before = routes(stage.ports[0])
    control(stage.ports[0], "faults?hang", "POST")
    stage.made(1, stage.ports[1])
    before["open"] = 0
    return [before, stage.over(stage.ports[1])]


def rules_reloaded(stage):
    """SIGHUP every second, with rules that differ in a comment."""
    number = 0
    stage.made(1)
    while control(stage.ports[0], "status")["made"] < CALLS:
        number += 1
        stage.write("rules.new", RULES + f"# {number}\n")
        os.rename(os.path.join(stage.folder, "rules.new"), os.path.join(stage.folder, "rules.yaml"))
        stage.service.send_signal(signal.SIGHUP)
        time.sleep(min(1, SECONDS / 5))
    return [stage.over()]


SCENARIOS = {
    "quiet": (quiet, 1), "database-stopped": (database_stopped, 1), "database-killed": (database_killed, 1),
    "portal-killed": (portal_killed, 1), "portal-hangs": (portal_hangs, 2), "rules-reloaded": (rules_reloaded, 1),
}


def main():
    failed = False
    for name in sys.argv[4:] or SCENARIOS:
        play, portals = SCENARIOS[name]
        with tempfile.TemporaryDirectory() as folder:
            stage = Stage(folder, portals)
            try:
                tallies = play(stage)
            finally:
                stage.end()
            logs = stage.logs()
        total = {key: sum(tally.get(key) or 0 for tally in tallies) for key in tallies[0]}
        unanswered = total["timedOut"] + total["open"]
        lost = total["requests"] - total["routed"] - total["defaulted"] - unanswered
        # What was open when a portal died nobody could answer any more.
        lost = 0 if len(tallies) > 1 else lost
        latest = tallies[-1]
        print(f"{name}: {total['requests']} RouteRequests, {unanswered} unanswered, {total['late']} late, "
              f"{total['routed']} routed, {total['defaulted']} to the default; "
              f"p50 {latest.get('p50Milliseconds')} ms, p99 {latest.get('p99Milliseconds')} ms", flush=True)
        if unanswered or total["late"] or lost or total["failed"] or latest["requests"] < CALLS:
            failed = True
            print(logs)
    sys.exit(1 if failed else 0)


main()
