#!/usr/bin/env bash
# Looks callers up for a long time, in SQLite and in servers of its own, and answers 1 when the process holds more at the
# end than after a tenth of the time: memory, threads or descriptors.
#
# LOOKUPS        how many in SQLite (10,000,000)
# SECONDS_EACH   how long in each of the servers (60)
set -euo pipefail
cd "$(dirname "$0")/../.."
readonly here=Tests/Benchmarks
. "$here/prepare.sh"

build_benchmarks
write_keys
exec Tests/Support/servers.sh run python3 "$here/soak.py" "$bin" "$data"
