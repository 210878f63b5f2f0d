"""How programs are run against each other."""
import json
import os
import pathlib
import subprocess
import sys

BIN, DATA = map(pathlib.Path, sys.argv[1:3])
PAIRS = int(os.environ.get("PAIRS", 7))
SECONDS = os.environ.get("SECONDS_EACH", "1")
CPU = os.environ.get("BENCH_CPU", str(max(os.sched_getaffinity(0))))
OTHER_CPU = str(min(os.sched_getaffinity(0)))
ALL_CPUS = ",".join(map(str, sorted(os.sched_getaffinity(0))))


def pinned(*command, cpus=CPU):
    """Runs a program on one processor, or on those named, and reads the JSON it prints."""
    done = subprocess.run(["taskset", "-c", cpus, *map(str, command)], capture_output=True, text=True)
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
        sys.exit(2)
    return json.loads(done.stdout)


def in_turn(*contenders):
    """Runs all in turn, each going first now and then, so that none gets the quieter moments; the figures of each."""
    results = [[] for _ in contenders]
    for turn in range(PAIRS):
        order = list(range(len(contenders)))
        for place in order[turn % len(order):] + order[:turn % len(order)]:
            results[place].append(contenders[place]())
    return results


def check_found(*figures):
    """Whoever finds less is done sooner."""
    for each in sum(figures, []):
        if each["share"] != 1:
            sys.exit("not every caller was found: %s" % each)


def check_same_rows(*figures):
    """Both must have found the same rows with the same contents."""
    everything = sum(figures, [])
    check_found(everything)
    if len({(each["found"], each["sum"]) for each in everything}) > 1:
        sys.exit("the two did not find the same rows: %s" % everything)
