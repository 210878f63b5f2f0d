"""Lookups in databases, against a C program and pyodbc. SQLite is inside the process; the servers are those that
Tests/Support/servers.sh runs."""
import os
import pathlib
import statistics
import subprocess

from races import ALL_CPUS, BIN, CPU, DATA, OTHER_CPU, SECONDS, check_found, check_same_rows, in_turn, pinned

KEYS = DATA / "keys"
PYTHON = DATA.parent / "bench-python/bin/python3"


class Database:
    def __init__(self, name, string, server=None):
        self.name, self.string, self.server = name, string, server
        # By its own time a lookup inside the process costs the same on a busy machine; of a server's time it knows
        # nothing.
        self.rate = "wall_rate" if server else "rate"

    def place(self, cpus):
        """Has the server run there; what it starts for a new connection follows."""
        if not self.server:
            return
        children = pathlib.Path("/proc/%s/task/%s/children" % (self.server, self.server)).read_text().split()
        for process in [self.server, *children]:
            subprocess.run(["taskset", "--all-tasks", "-cp", cpus, process], check=True, stdout=subprocess.DEVNULL)

    def ours(self, race, *arguments, cpus=CPU):
        return pinned(BIN / "stopwatch", race, self.string, KEYS, *arguments, SECONDS, cpus=cpus)

    def c(self, cpus=CPU):
        return pinned(DATA / "odbc_loop", self.string, KEYS, SECONDS, cpus=cpus)

    def python(self):
        return pinned(PYTHON, "Tests/Benchmarks/Peers/pyodbc_loop.py", self.string, KEYS, SECONDS)


def databases():
    found = [Database("SQLite", os.environ["VIP_CRM"])]
    for name in ("PostgreSQL", "MariaDB"):
        variable = "CALLSTEER_TEST_" + name.upper()
        if variable in os.environ:
            subprocess.run([BIN / "vipday", "crm", os.environ[variable]], check=True)
            found.append(Database(name, os.environ[variable], os.environ[variable + "_PID"]))
    return found


def race_databases(table):
    everything = databases()
    for database in everything:
        # All on one processor: on two, a program waits for the other processor to wake, whoever's program it is.
        database.place(CPU)
        race_session(table, database)
        race_hop(table, database)
        race_batch(table, database)
    for database in everything:
        if database.server:
            race_pool(table, database)
    race_short_ways(table, everything[0])


def rates(database, figures):
    return [each[database.rate] for each in figures]


def race_session(table, database):
    # Shown so that nobody need guess what the spellings cost; only one spelling is what the peers do.
    for form, name, target in [("national", "one spelling", 0.90), ("auto", "three spellings", None)]:
        ours, peer = in_turn(lambda: database.ours("lookups", form), database.c)
        check_same_rows(ours, peer)
        title = "%s, %s / C, prepared once" % (database.name, name)
        table.at_least(title, rates(database, ours), rates(database, peer), target)
    title = "%s, one spelling / pyodbc" % database.name
    if not PYTHON.exists():
        table.missing(title, "pyodbc is not to be had")
        return
    ours, peer = in_turn(lambda: database.ours("lookups", "national"), database.python)
    check_found(ours, peer)
    table.at_least(title, rates(database, ours), rates(database, peer), 1.0)


def race_hop(table, database):
    runs, = in_turn(lambda: database.ours("hop"))
    check_found(runs)
    table.below("%s, pool's hop, p50" % database.name, statistics.median(run["hop"] for run in runs), "ns", 10_000)


def race_batch(table, database):
    runs, = in_turn(lambda: database.ours("batch"))
    check_found(runs)
    # Without a server there is no round trip to be saved.
    target = 3.0 if database.server else None
    title = "%s, a hundred keys at once / one by one" % database.name
    table.at_least(title, [run["rate"] for run in runs], [run["singles"] for run in runs], target)


def race_pool(table, database):
    """Sixteen callers on two connections, everything anywhere, against one C program and its server on a processor
    each."""

    def alone():
        database.place(CPU)
        return database.c(cpus=OTHER_CPU)

    def pooled():
        database.place(ALL_CPUS)
        return database.ours("pool", "16", "2", cpus=ALL_CPUS)

    ours, peer = in_turn(pooled, alone)
    check_found(ours, peer)
    title = "%s, 16 callers on 2 connections / C on two" % database.name
    table.at_least(title, rates(database, ours), rates(database, peer), 1.0)


def race_short_ways(table, database):
    for race, name, limit in [("cache", "cache hit, p50", 1000), ("breaker", "open breaker's answer, p50", 2000)]:
        runs, = in_turn(lambda: database.ours(race))
        check_found(runs)
        table.below(name, statistics.median(run["p50"] for run in runs), "ns", limit)
