#!/usr/bin/env python3
"""Races us against the peers and prints the table. Called by run.sh, which makes what it needs.

compare.py BIN DATA. Answers 1 when a target is missed, 2 when something cannot be measured.
"""
import json
import os
import pathlib
import random
import sqlite3
import statistics
import subprocess
import sys
import time

BIN, DATA = map(pathlib.Path, sys.argv[1:])
PAIRS = int(os.environ.get("PAIRS", 7))
SECONDS = os.environ.get("SECONDS_EACH", "1")
CPU = os.environ.get("BENCH_CPU", str(max(os.sched_getaffinity(0))))
RULES = "examples/vip/rules.yaml"
CALLS = 200_000


class Table:
    """Rows of what was measured, and whether a target among them was missed."""

    FORM = "{:<44} {:>14} {:>14} {:>7}  {:<10} {}"

    def __init__(self):
        self.is_missed = False
        print(self.FORM.format("name", "ours", "peer", "ratio", "target", ""), flush=True)

    def at_least(self, name, ours, peer, target=None):
        """Rates: more is better."""
        ratios = [mine / theirs for mine, theirs in zip(ours, peer)]
        ratio = statistics.median(ratios)
        figures = ("{:,.0f}/s".format(statistics.median(ours)), "{:,.0f}/s".format(statistics.median(peer)))
        self.row(name, *figures, ratio, target and (">= %.2f" % target, ratio >= target))

    def below(self, name, ours, unit, limit=None, peer=None):
        """Costs: less is better."""
        peer_text = "-" if peer is None else "{:,.0f} {}".format(peer, unit)
        ratio = None if peer is None else ours / peer
        target = limit and ("< {:,.0f} {}".format(limit, unit), ours < limit)
        self.row(name, "{:,.0f} {}".format(ours, unit), peer_text, ratio, target)

    def row(self, name, ours, peer, ratio, target):
        words, is_met = target or ("-", True)
        self.is_missed = self.is_missed or not is_met
        verdict = "" if target is None else "PASS" if is_met else "FAIL"
        number = "-" if ratio is None else "%.2f" % ratio
        print(self.FORM.format(name, ours, peer, number, words, verdict).rstrip(), flush=True)



def pinned(*command):
    """Runs a program on one processor and reads the JSON it prints."""
    done = subprocess.run(["taskset", "-c", CPU, *map(str, command)], capture_output=True, text=True)
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
        sys.exit(2)
    return json.loads(done.stdout)


def lookups(form, keys):
    return pinned(BIN / "stopwatch", "lookups", os.environ["VIP_CRM"], keys, form, SECONDS)


def odbc_loop(keys):
    return pinned(DATA / "odbc_loop", os.environ["VIP_CRM"], keys, SECONDS)


def replay(prefix=()):
    """Decisions a second of the whole command, its start and the reading of the rules included."""
    command = [*prefix, BIN / "callsteer", "replay", "--rules", RULES, "--lookups", "live", "--quiet"]
    command += ["--input", DATA / "calls.csv", "--output", "/dev/null"]
    began = time.monotonic()
    subprocess.run(list(map(str, command)), check=True)
    return CALLS / (time.monotonic() - began)


def pairs(ours, peer):
    """Runs both in turn, each first every other time, so that neither gets the quieter half."""
    results = []
    for turn in range(PAIRS):
        if turn % 2 == 0:
            mine, theirs = ours(), peer()
        else:
            theirs, mine = peer(), ours()
        results.append((mine, theirs))
    return [mine for mine, _ in results], [theirs for _, theirs in results]


def write_keys(path):
    """Numbers that the table holds, in an order that no cache likes."""
    with sqlite3.connect(DATA / "crm.db") as database:
        numbers = [row[0] for row in database.execute("select phone_number from Customers order by phone_number")]
    path.write_text("".join(key + "\n" for key in random.Random(1).choices(numbers, k=100_000)))


def race_lookups(table):
    keys = DATA / "keys"
    write_keys(keys)
    for form, name, target in [
        ("national", "lookup, one spelling / C ODBC loop", 0.60),
        ("auto", "lookup, three spellings / C ODBC loop", None),
    ]:
        ours, peer = pairs(lambda: lookups(form, keys), lambda: odbc_loop(keys))
        for each in ours + peer:
            if (each["found"], each["sum"]) != (peer[0]["found"], peer[0]["sum"]) or each["share"] != 1:
                sys.exit("compare.py: the two did not find the same rows: %s and %s" % (each, peer[0]))
        table.at_least(name, [each["rate"] for each in ours], [each["rate"] for each in peer], target)
    for prefix, name, target in [
        ((), "replay, all cores / C ODBC loop", 0.20),
        (("taskset", "-c", CPU), "replay, one core / C ODBC loop", None),
    ]:
        ours, peer = pairs(lambda: replay(prefix), lambda: odbc_loop(keys)["rate"])
        table.at_least(name, ours, peer, target)


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
    load = " ".join("%.2f" % value for value in os.getloadavg())
    when = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
    print("%s, %d processors, load %s, median of %d" % (when, os.cpu_count(), load, PAIRS))
    table = Table()
    race_lookups(table)
    race_decisions(table)
    measure_memory(table)
    print("load at the end %s" % " ".join("%.2f" % value for value in os.getloadavg()))
    sys.exit(1 if table.is_missed else 0)


main()
