#!/usr/bin/env bash
# Live routing while things fail: see endurance.py. With a PostgreSQL of its own.
#   endurance.sh CALLSTEER [CALLS [RATE [SCENARIO…]]]
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
servers=$here/../../Support/servers.sh
eval "$("$servers" start --until $$ postgresql)"
trap '"$servers" stop' EXIT
export CALLSTEER_SERVERS_SCRIPT=$servers
python3 "$here/endurance.py" "$@"
