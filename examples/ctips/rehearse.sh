#!/usr/bin/env bash
# A rehearsal on this machine: a database, the simulated portal and the service, and twelve calls routed live.
#   rehearse.sh CALLSTEER [PORT]    the portal listens on PORT (8170), the service's callback and API behind it
set -euo pipefail

callsteer=$1 port=${2:-8170}
folder=$(mktemp --directory)
running=()
trap 'kill "${running[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
cp "$(dirname "$0")"/*.{yaml,sql} "$folder"
cd "$folder"
sed -i "s/:8170/:$port/; s/:8730/:$((port + 1))/; s/:8780/:$((port + 2))/" callsteer.yaml

python3 -c 'import sqlite3; sqlite3.connect("crm.db").executescript(open("seed.sql").read())'
export REHEARSAL_CRM="Driver={SQLite3};Database=$folder/crm.db" PORTAL_PASSWORD=rehearsal
echo "$PORTAL_PASSWORD" >password

# It ends when its calls are over, and they begin when the service is on line.
timeout 60 "$callsteer" portal --listen "127.0.0.1:$port" --user router --password-file password --scenario portal.yaml \
    --print-routes --until-done >portal.out 2>portal.log &
portal=$!
running+=("$portal")
"$callsteer" serve --config callsteer.yaml 2>service.log &
running+=($!)

if ! wait "$portal"; then
    cat portal.log service.log >&2
    exit 1
fi
cat portal.out
