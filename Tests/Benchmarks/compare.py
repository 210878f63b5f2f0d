#!/usr/bin/env python3
"""Races us against the peers and prints the table. Called by run.sh, which makes what it needs.

compare.py BIN DATA. Answers 1 when a target is missed, 2 when something cannot be measured.
"""
import os
import pathlib
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import time

from databases import KEYS, race_databases
from engines import race_engines
from queues import race_queues
from races import BIN, DATA, PAIRS, SECONDS, in_turn, pinned
from table import Table, load

RULES = "examples/vip/rules.yaml"
CALLS = 200_000
HERE = pathlib.Path(__file__).parent
# Where run.sh puts the peers that are Python packages.
PYTHON = pathlib.Path(".build/bench-python/bin/python3")


def replay():
    """Decisions a second of the whole command, its start and the reading of the rules included; by the clock on the
    wall, and by the time that its threads had a processor."""
    command = [BIN / "callsteer", "replay", "--rules", RULES, "--lookups", "live"]
    command += ["--input", DATA / "calls.csv", "--output", "/dev/null"]
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    summary = subprocess.run(list(map(str, command)), check=True, stderr=subprocess.PIPE, text=True).stderr
    elapsed, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    # A call whose lookup was given up is decided sooner than one that was answered.
    if any(line.split()[:1] in (["timeout"], ["down"], ["pool_exhausted"]) for line in summary.splitlines()):
        sys.exit("compare.py: lookups of the replay failed, so its speed means nothing\n" + summary)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall_rate": CALLS / elapsed, "rate": CALLS / spent}


def write_keys():
    """Numbers that the table holds, in an order that no cache likes."""
    with sqlite3.connect(DATA / "crm.db") as database:
        numbers = [row[0] for row in database.execute("select phone_number from Customers order by phone_number")]
    KEYS.write_text("".join(key + "\n" for key in random.Random(1).choices(numbers, k=100_000)))


def odbc_loop():
    return pinned(DATA / "odbc_loop", os.environ["VIP_CRM"], KEYS, SECONDS)


def race_replays(table):
    ours, peer = in_turn(replay, odbc_loop)
    for figure, name, target in [
        ("wall_rate", "replay, all cores / C ODBC loop", 0.20),
        ("rate", "replay, a core's time / C ODBC loop", None),
    ]:
        table.at_least(name, [each[figure] for each in ours], [each[figure] for each in peer], target)


def race_decisions(table):
    for rules in (10, 100, 1000):
        folder = DATA / ("workload-%d" % rules)
        runs = [
            pinned(BIN / "stopwatch", "decisions", folder / "rules.yaml", folder / "expected.csv", SECONDS)
            for _ in range(PAIRS)
        ]
        if any(run["wrong"] for run in runs):
            sys.exit("compare.py: %d of %d decisions are wrong" % (runs[0]["wrong"], runs[0]["decisions"]))
        limit = 2000 if rules == 100 else None
        for share, shown, most in [("p50", "p50", limit), ("p99", "p99", None), ("mean", "mean, without the clock", None)]:
            value = statistics.median(run[share] for run in runs)
            table.below("decision, %d rules, %s" % (rules, shown), value, "ns", most)


def race_formulas(table):
    """Conditions against other implementations of their language, which Python drives."""
    sources = HERE / "Workload" / "formulas.txt"
    lines = sources.read_text().splitlines()
    ours = pinned(BIN / "stopwatch", "formulas", sources, SECONDS)
    table.below('formula, call.attach.tier == "gold" && …', ours["own"], "ns", 300)
    for peer in ("rust", "cpp"):
        loop = [PYTHON, HERE / "Peers" / "cel_loop.py", peer, sources]
        if not PYTHON.exists() or subprocess.run([*loop, "0.01"], capture_output=True).returncode != 0:
            table.missing("formulas / CEL in " + peer, "there is none for %s" % PYTHON)
            continue
        theirs = pinned(*loop, SECONDS)
        for index, (line, other) in enumerate(zip(lines, theirs)):
            mine = ours["f%d" % index]
            name = "formula %s… / %s" % (line[:24], peer)
            table.row(name, "%.0f ns" % mine, "%.0f ns" % other, mine / other, ("< 1.00", mine < other))


def peak_memory(calls):
    """The most memory, in kilobytes, that a replay of so many calls occupied."""
    source = subprocess.Popen([BIN / "vipday", "calls", str(calls)], stdout=subprocess.PIPE)
    command = [BIN / "callsteer", "replay", "--rules", RULES, "--lookups", "live", "--quiet", "--output", "/dev/null"]
    child = subprocess.Popen(command, stdin=source.stdout)
    source.stdout.close()
    _, status, usage = os.wait4(child.pid, 0)
    if source.wait() != 0 or status != 0:
        sys.exit("compare.py: the replay of %d calls failed" % calls)
    return usage.ru_maxrss


def measure_memory(table):
    # Two runs of the same calls differ by a few per cent, so the short one gets three.
    small = max(peak_memory(50_000) for _ in range(3))
    large = peak_memory(2_000_000)
    table.below("replay, peak memory, 2,000,000 / 50,000 calls", large, "kB", small * 1.1, small)


def main():
    when = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
    print("%s, %d processors, median of %d, %s" % (when, os.cpu_count(), PAIRS, load()))
    table = Table()
    write_keys()
    races = {
        "databases": race_databases, "replays": race_replays, "decisions": race_decisions, "engines": race_engines,
        "formulas": race_formulas, "memory": measure_memory, "queues": race_queues,
    }
    for name in os.environ.get("RACES", " ".join(races)).split():
        races[name](table)
    print("at the end " + load())
    sys.exit(1 if table.is_missed else 0)


main()
