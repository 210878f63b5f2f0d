"""How fast calls are simulated that wait in queues, ours against a loop in C++ and against SimPy."""
import pathlib
import statistics
import subprocess
import sys

from races import BIN, DATA, in_turn, pinned

CALLS = 3_000_000
SIMPY_CALLS = 60_000
SIMPY = pathlib.Path(".build/bench-python/bin/python3")


def ours(name, calls=CALLS):
    return lambda: pinned(BIN / "stopwatch", "queues", name, calls)


def check_agreement(*figures):
    """All must simulate the same thing. The error of a mean over three million calls is some hundredths of it."""
    waits = [statistics.mean(each["wait"] for each in one) for one in figures]
    if max(waits) > 1.05 * min(waits):
        sys.exit("queues.py: mean waits differ: %s" % waits)


def peak_memory(calls):
    command = ["/usr/bin/env", "python3", "-c", PEAK, str(BIN / "stopwatch"), "queues", "erlang", str(calls)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def race_queues(table):
    seeds = iter(range(1, 1_000_000))

    def loop():
        return pinned(DATA / "erlang_loop", CALLS, next(seeds))

    mine, peer = in_turn(ours("erlang"), loop)
    check_agreement(mine, peer)
    rates, theirs = ([each["rate"] for each in one] for one in (mine, peer))
    # 4,000,000 a second, or half of the loop beside it where that is less.
    target = min(0.5, 4_000_000 / statistics.median(theirs))
    table.at_least("M/M/30+M, 3 priorities / C++ event loop", rates, theirs, target)
    if SIMPY.exists() and subprocess.run([SIMPY, "-c", "import simpy"], capture_output=True).returncode == 0:
        slow = [pinned(SIMPY, "Tests/Benchmarks/Peers/simpy_erlang.py", SIMPY_CALLS, next(seeds)) for _ in range(3)]
        table.at_least(
            "M/M/30+M, 3 priorities / SimPy", rates, [statistics.median(each["rate"] for each in slow)] * len(rates), 40)
    else:
        table.missing("M/M/30+M, 3 priorities / SimPy", "SimPy cannot be installed here")
    centre = [ours("centre")()["rate"] for _ in range(3)]
    table.at_least("20 queues, 300 agents / 1,500,000 calls a second", centre, [1_500_000] * 3, 1)
    small, large = peak_memory(300_000), peak_memory(6_000_000)
    table.below("queues, peak memory, 6,000,000 / 300,000 calls", large, "kB", small * 1.1, small)
