#!/usr/bin/env python3
"""Runs the soaks and prints what the process held after a tenth of each and at its end. Called by soak.sh.

soak.py BIN DATA. Answers 1 when something has grown, 2 when it cannot be measured.
"""
import json
import os
import pathlib
import subprocess
import sys

from table import load

BIN, DATA = map(pathlib.Path, sys.argv[1:])

# The most that may be held at the end for what was held early. Nothing is to grow; but of memory an allocator keeps now
# a little more and now a little less, and the runtime's own threads come and go.
MOST = {
    "kilobytes": lambda early: early * 1.05,
    "threads": lambda early: early + 2,
    "descriptors": lambda early: early,
}
FORM = "{:<12} {:>12} {:>9} {:>22} {:>16} {:>20}  {}"


def soak(name, string, how):
    command = [BIN / "stopwatch", "soak", string, DATA / "keys", *how]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
        sys.exit(2)
    figures = json.loads(done.stdout)
    if figures["share"] != 1:
        sys.exit("soak.py: %s: not every caller was found: %s" % (name, figures))
    has_grown = any(figures["late_" + what] > most(figures["early_" + what]) for what, most in MOST.items())
    pairs = ["{:,.0f} -> {:,.0f}".format(figures["early_" + what], figures["late_" + what]) for what in MOST]
    lookups, seconds = "{:,.0f}".format(figures["lookups"]), "{:,.0f} s".format(figures["seconds"])
    print(FORM.format(name, lookups, seconds, *pairs, "FAIL" if has_grown else "PASS"), flush=True)
    return has_grown


def main():
    print(load())
    print(FORM.format("database", "lookups", "time", "memory, kB", "threads", "descriptors", ""))
    outcomes = [soak("SQLite", os.environ["VIP_CRM"], ["times", os.environ.get("LOOKUPS", "10000000")])]
    for name in ("PostgreSQL", "MariaDB"):
        string = os.environ["CALLSTEER_TEST_" + name.upper()]
        subprocess.run([BIN / "vipday", "crm", string], check=True)
        outcomes.append(soak(name, string, ["for", os.environ.get("SECONDS_EACH", "60")]))
    print("at the end " + load())
    sys.exit(1 if any(outcomes) else 0)


main()
