#!/usr/bin/env bash
# Speed, measured: builds us and the peers, makes the data, and prints a table of ours against theirs. Answers 1 when
# a target is missed. docs/performance.md tells what the rows mean.
#
# WORKLOAD_DIR   a folder with a workload.py that makes rules.json and calls.csv instead of Workload/generate.py, and
#                judges the decisions with its function `linear`
# RACES          which to run: databases replays decisions engines formulas memory queues (all)
# PAIRS          how often each race is run (7)
# SECONDS_EACH   how long each run of a race takes (1)
# BENCH_CPU      the processor that races of one thread are pinned to (the last one)
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly here=Tests/Benchmarks
. "$here/prepare.sh"

for tool in cc c++ swift taskset python3; do
    command -v "$tool" >/dev/null || { echo "run.sh: $tool is not on PATH" >&2; exit 2; }
done

build_benchmarks callsteer callsteer-peer
cc -O2 -Wall -o "$data/odbc_loop" "$here/Peers/odbc_loop.c" -lodbc
c++ -O3 -march=native -Wall -Wextra -o "$data/erlang_loop" "$here/Peers/erlang_loop.cpp"

# Two of the peers; their rows say so where there is no way to them.
readonly python=.build/bench-python
if [[ ! -x $python/bin/python3 ]] || ! "$python/bin/python3" -c 'import pyodbc, simpy' 2>/dev/null; then
    python3 -m venv "$python" >&2 \
        && "$python/bin/pip" install --quiet pyodbc simpy==4.1.2 common-expression-language cel-expr-python >&2 \
        || rm -rf "$python"
fi

"$bin/vipday" calls 200000 >"$data/calls.csv"

for rules in 10 100 1000; do
    folder="$data/workload-$rules"
    if [[ -n "${WORKLOAD_DIR:-}" ]]; then
        python3 "$WORKLOAD_DIR/workload.py" --rules "$rules" --calls 20000 --seed 1 --no-expected --out "$folder" >&2
        python3 "$here/Workload/convert.py" "$folder" "$WORKLOAD_DIR/workload.py"
    else
        python3 "$here/Workload/generate.py" "$rules" 20000 "$folder"
        python3 "$here/Workload/convert.py" "$folder"
    fi
done

if [[ -n "${WORKLOAD_DIR:-}" && " ${RACES:-engines} " == *" engines "* ]]; then
    for rules in 10 1000 100000; do
        python3 "$WORKLOAD_DIR/workload.py" --rules "$rules" --calls 100000 --seed 1 --out "$data/engines-$rules" >&2
    done
    python3 "$WORKLOAD_DIR/workload.py" --rules 10000 --calls 100 --seed 1 --no-expected --out "$data/engines-10000" >&2
    python3 "$here/Workload/convert.py" "$data/engines-10000"
fi

exec Tests/Support/servers.sh run python3 "$here/compare.py" "$bin" "$data"
