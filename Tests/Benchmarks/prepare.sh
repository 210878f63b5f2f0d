# What run.sh, soak.sh and leaks.sh have in common; to be sourced from the package's folder.

# The sources may lie where nothing can be written, a workload's judge too.
export PYTHONDONTWRITEBYTECODE=1

readonly bin=.build/release data=.build/bench

# Builds the release of the products named and of our own programs, and makes the CRM of the invented bank anew.
build_benchmarks() {
    local product
    for product in vipday stopwatch "$@"; do
        swift build --configuration release --static-swift-stdlib --product "$product" >&2
    done
    rm -rf "$data"
    mkdir -p "$data"
    export VIP_CRM="Driver={SQLite3};Database=$PWD/$data/crm.db"
    "$bin/vipday" crm "$VIP_CRM"
}

# The first hundred thousand of the customers' numbers, for programs that look each up in turn.
write_keys() {
    python3 - "$data/crm.db" >"$data/keys" <<'PYTHON'
import sqlite3, sys
for number, in sqlite3.connect(sys.argv[1]).execute("select phone_number from Customers order by phone_number"):
    print(number)
PYTHON
}
