"""Live routing while things fail: a simulated portal, the service and a real database, as programs.

    endurance.py CALLSTEER [CALLS [RATE [SCENARIO...]]]

In each scenario CALLS calls come at RATE a second, and something fails on the way. Of all RouteRequests that a living
portal has made, none may go unanswered and none may be answered late.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time

from stage import Stage, control, routes

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
            stage = Stage(PROGRAM, folder, RULES, RATE, CALLS, portals,
                          environment={"CRM": os.environ["CALLSTEER_TEST_POSTGRESQL"]})
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
