#!/usr/bin/env bash
# Counts, under callgrind, what the index's decisions call of the heap and of the runtime: CALLS decisions by RULES rules
# without lookup and trace. Answers 1 unless no memory is asked for and no reference counted.
#
# allocations.sh PEER FOLDER [CALLS]   PEER is a release build of callsteer-peer; FOLDER has rules.json, calls.csv and
#                                      expected.csv
set -euo pipefail
readonly peer=$1 folder=$2 calls=${3:-100000}

command -v valgrind >/dev/null || { echo "allocations.sh: valgrind is not on PATH; run: make bench-deps" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Of the names that valgrind shows all are left; the rest of what the compiler tells debuggers it cannot read.
objcopy --strip-debug "$peer" "$work/peer"
# The loop over the calls, and nothing before or behind it.
printf 'run %d\nquit\n' "$calls" | valgrind --tool=callgrind --collect-atstart=no --toggle-collect='*Workload*decideAll*' \
    --callgrind-out-file="$work/out" --log-file="$work/log" "$work/peer" "$folder" "$calls" >"$work/answers" \
    || { cat "$work/log" >&2; exit 2; }

python3 - "$work/out" "$calls" "$(sed -n 2p "$work/answers")" <<'PYTHON'
"""How often each function was called, by callgrind's own format: a name is written out once and then goes by its number."""
import collections
import json
import re
import sys

out, calls, answer = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
if answer["n"] != calls or answer["bad"]:
    sys.exit("allocations.sh: %s" % answer)
names, counts, instructions, callee = {}, collections.Counter(), 0, None
for line in open(out):
    if line.startswith("cfn=") or line.startswith("fn="):
        number, name = re.match(r"c?fn=\((\d+)\)(?: (.*))?", line).groups()
        if name:
            names[number] = name
        callee = number
    elif line.startswith("calls="):
        counts[callee] += int(line[6:].split()[0])
    elif line.startswith("summary:") or line.startswith("totals:"):
        instructions = int(line.split()[1])
# Fewer would mean that the loop was not seen.
if instructions < 100 * calls:
    sys.exit("allocations.sh: only %d instructions were counted" % instructions)
by_name = {names[number].split("'")[0]: count for number, count in counts.items()}
heap = re.compile(r"(.*alloc|free|posix_memalign|operator (new|delete).*)$")
runtime = re.compile(r"_?swift_|swift::")
# What the loop lets go of at its end is not any decision's.
asked = {name: count for name, count in by_name.items() if count >= calls / 100 and (heap.match(name) or runtime.match(name))}
print("%d decisions, %d instructions each; of heap and runtime: %s" % (calls, instructions / calls, asked or "nothing"))
sys.exit(1 if asked else 0)
PYTHON
