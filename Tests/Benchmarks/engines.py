"""The neutral workload of rule engines, decided by callsteer-peer: what each decision takes, what a rule file does, and
what decisions ask of the heap. Only with a WORKLOAD_DIR, whose workload.py says which rule is right."""
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys

from races import BIN, DATA, PAIRS

CALLS = 100_000
HERE = pathlib.Path(__file__).parent


class Engine:
    """A running callsteer-peer, which has read its rules and calls."""

    def __init__(self, rules):
        command = [BIN / "callsteer-peer", DATA / ("engines-%d" % rules), str(CALLS)]
        self.process = subprocess.Popen(
            list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.ready = self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit("engines.py: callsteer-peer has ended")
        return json.loads(line)

    def ask(self, command):
        """The answers to the command, asked once for each pair."""
        answers = []
        for _ in range(PAIRS):
            self.process.stdin.write("%s %d\n" % (command, CALLS))
            answers.append(self.answer())
        return answers

    def end(self):
        self.process.stdin.write("quit\n")
        self.process.wait()


def check_seconds(path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run([BIN / "callsteer", "check", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if done.returncode > 1:
        sys.exit("engines.py: %s cannot be checked" % path)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def race_engines(table):
    if not os.environ.get("WORKLOAD_DIR"):
        table.missing("decisions beside other engines", "there is no WORKLOAD_DIR")
        return
    means = {}
    for rules, most in [(10, 1000), (1000, 1000), (100_000, 3000)]:
        engine = Engine(rules)
        runs = engine.ask("run")
        means[rules] = statistics.median(run["cpu"] for run in runs) / CALLS * 1e9
        name = "engine, %s rules" % format(rules, ",")
        table.below(name + ", decided wrongly", max(run["bad"] for run in runs), "calls", 1)
        table.below(name + ", mean, own time", means[rules], "ns")
        table.below(name + ", p99", statistics.median(run["p99"] for run in engine.ask("lat")), "ns", most)
        gain = statistics.median(run["gain"] for run in engine.ask("threads"))
        table.row(name + ", gain of a second thread", "%.2f" % gain, "-", None, (">= 1.70", gain >= 1.7))
        if rules == 100_000:
            table.below(name + ", read, checked, compiled", engine.ready["build_s"] * 1000, "ms", 5000)
            table.below(name + ", peak memory of that", engine.ready["rss_mb"], "MB", 300)
        engine.end()
    growth = means[100_000] / means[1000]
    table.row("engine, 100,000 / 1,000 rules, mean", "%.2f" % growth, "-", None, ("<= 4.50", growth <= 4.5))
    table.below("check, 10,000 rules, own time", check_seconds(DATA / "engines-10000/rules.yaml") * 1000, "ms", 2000)
    command = [HERE / "allocations.sh", BIN / "callsteer-peer", DATA / "engines-1000", "20000"]
    counted = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if counted.returncode > 1 or not counted.stdout:
        table.missing("engine, memory and references asked for", counted.stderr.strip())
    else:
        table.row("engine, memory and references asked for", counted.stdout.rsplit(": ", 1)[1].strip(), "-", None,
                  ("nothing", counted.returncode == 0))
