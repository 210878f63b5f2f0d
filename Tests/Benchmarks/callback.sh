#!/usr/bin/env bash
# The callback endpoint under wrk: PublishCTIEvent(CTIRouteRequest) read, the call decided by 100 rules over raw numbers,
# its RouteSelect encoded, the event acknowledged. Prints a line for each run.
#   callback.sh [RUNS] [SECONDS] [CONNECTIONS]
# PEERS       other servers to ask in turn, as NAME=URL=SCRIPT of wrk, with blanks between; SCRIPT prints RESULT like callback.lua
# SOAP_PEERS  a folder with gsoap_server.c, route.h and post.lua: a server made with gSOAP, built here and asked in turn
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly runs=${1:-5} seconds=${2:-3} connections=${3:-16} here=Tests/Benchmarks port=${PORT:-18730}
command -v wrk >/dev/null || { echo "callback.sh: wrk is not on PATH: apt-get install wrk" >&2; exit 2; }
[[ -n "${ANSWERER:-}" ]] || swift build --configuration release --static-swift-stdlib --product answerer >&2
answerer=${ANSWERER:-.build/release/answerer}

folder=$(mktemp --directory)
trap 'kill $server ${gsoap:-} 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 - >"$folder/rules.yaml" <<'END'
print("version: 1\ntimezone: UTC\nnumbers: raw")
print("queues: { vip: { code: 1, service_id: 11 }, desk: { code: 2, service_id: 12 } }\nrules:")
for i in range(99):
    print(f'  - {{ id: r{i}, dnis: "18{i:02d}*", clid: "05{i % 10}*", route: {{ queue: vip, priority: {i % 9 + 1} }} }}')
print('  - { id: last, dnis: "1700*", route: { queue: desk } }\ndefault: { extension: "9000" }')
END
"$answerer" "$port" "$folder/rules.yaml" >"$folder/log" 2>&1 &
server=$!
for _ in $(seq 100); do (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break; sleep 0.1; done

if [[ -n "${SOAP_PEERS:-}" ]]; then
    cp "$SOAP_PEERS"/{gsoap_server.c,route.h,request.xml} "$folder"
    (cd "$folder" && soapcpp2 -c -S -L -x route.h >/dev/null \
        && cc -O3 -march=native -o gsoap_server gsoap_server.c soapC.c soapServer.c -lgsoap -lpthread)
    "$folder/gsoap_server" $((port + 1)) 1 2>/dev/null &
    gsoap=$!
    sed "s|request.xml|$folder/request.xml|" "$SOAP_PEERS/post.lua" >"$folder/post.lua"
    PEERS="${PEERS:-} gsoap=http://127.0.0.1:$((port + 1))/soap=$folder/post.lua"
fi

ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }
show() { # NAME CPU-TICKS
    awk -v name="$1" -v ticks="$2" '/RESULT/ { printf "%-12s %8d req/s  p50 %6d us  p99 %6d us  errors %d", name,
        $2 * 1e6 / $3, $4, $5, $NF; if (ticks > 0) printf "  CPU %.1f us each", ticks * 10000 / $2; print "" }' "$folder/wrk"
}
for _ in $(seq "$runs"); do
    before=$(ticks)
    wrk -t1 -c"$connections" -d"${seconds}s" --latency -s "$here/callback.lua" "http://127.0.0.1:$port" >"$folder/wrk"
    show callsteer $(($(ticks) - before))
    for peer in ${PEERS:-}; do
        IFS='=' read -r name url script <<<"$peer"
        wrk -t1 -c"$connections" -d"${seconds}s" --latency -s "$script" "$url" >"$folder/wrk"
        show "$name" 0
    done
done
