#!/usr/bin/env bash
# Makes, uses and lets go of connections under valgrind, with each driver, and answers 1 when memory was lost, by us or by
# the driver, or was touched that is nobody's. That psqlODBC reads bytes that it never wrote is left out.
#
# CYCLES         how often with each driver (1000)
set -euo pipefail
cd "$(dirname "$0")/../.."
readonly cycles=${CYCLES:-1000}
. Tests/Benchmarks/prepare.sh

command -v valgrind >/dev/null || { echo "leaks.sh: valgrind is not on PATH; run: make test-deps" >&2; exit 2; }

# Runs inside servers.sh, which tells it where the servers are.
check() {
    local name=$1 string=$2 log=$data/leaks-$1.log outcome=PASS
    valgrind --leak-check=full --errors-for-leak-kinds=definite,indirect --show-leak-kinds=definite,indirect \
        --undef-value-errors=no --error-exitcode=1 --num-callers=30 --log-file="$log" \
        "$data/stopwatch" cycles "$string" "$data/keys" "$cycles" >"$data/cycles" || outcome=FAIL
    if [[ ! -s $data/cycles ]]; then echo "leaks.sh: $name: see $log" >&2; exit 2; fi
    echo "$name, $cycles cycles: $outcome"
    grep -E 'lost:|reachable:' "$log" | sed 's/^==[0-9]*== *//; s/^/    /'
    [[ $outcome == PASS ]] || { cat "$log" >&2; return 1; }
}

if [[ ${1:-} == inside ]]; then
    outcome=0
    for name in PostgreSQL MariaDB; do
        variable=CALLSTEER_TEST_${name^^}
        "$bin/vipday" crm "${!variable}"
        check "$name" "${!variable}" || outcome=1
    done
    check SQLite "Driver={SQLite3};Database=$PWD/$data/crm.db" || outcome=1
    exit $outcome
fi

build_benchmarks
write_keys
# Of the names that valgrind shows all are left; the rest of what the compiler tells debuggers it cannot read.
objcopy --strip-debug "$bin/stopwatch" "$data/stopwatch"
exec Tests/Support/servers.sh run "$0" inside
