#!/usr/bin/env bash
# The same scenario and seed give the same bytes: for each of SEEDS seeds every program given (a debug and a release build,
# say), on one thread and on two, in two time zones and two locales, must print the JSON that the first printed first.
#
# FROM       the first seed (1)
# SEEDS      how many (20)
#
# determinism.sh CALLSTEER…
set -euo pipefail
[[ $# -gt 0 ]] || { echo "usage: determinism.sh CALLSTEER…" >&2; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/day.yaml" <<'YAML'
rules:
  version: 1
  timezone: Asia/Jerusalem
  numbers: raw
  windows: { late: { days: all, time: "09:00-24:00" } }
  queues:
    service: { code: 10, aging: { step: 30s }, callback: { after: 40s, every: 60s },
      overflow: [ { after: 25s, to: backup, keep: true }, { position: 9, busy: true } ] }
    backup: { code: 13 }
  rules:
    - { id: late, dnis: "1", during: late, route: { queue: service, priority: 4 } }
    - { id: early, dnis: "1", route: { queue: service, priority: 6 } }
    - { id: trial, dnis: "2", split: [ { weight: 70, queue: service }, { weight: 30, queue: backup } ] }
  default: { extension: "9000", return: 30s }
start: 2026-03-04 08:30
agents:
  - { count: 6, login: "agent-{n}", queues: { service: 1 }, wrap_up: "erlang(3, 20s)", answers: "uniform(1s, 6s)", no_answer: 5%, back: 60s }
  - { count: 2, login: "senior-{n}", group: seniors, queues: { backup: 1, service: 2 }, talk: "mix(0.3, 40s, exponential(200s))" }
load:
  - { class: ones, dnis: "1", rate: 170/h, talk: "lognormal(100s, 90s)", patience: exponential(80s), callback: { accept: 30%, reached: 70% } }
  - { class: twos, dnis: "2", clid: "0541111111", rate: "sine(40/h, 60%, 30m)", talk: "hyperexponential(0.2, 20s, 120s)", patience: "uniform(5s, 2m)", redial: exponential(60s) }
  - { class: clockwork, dnis: "1", every: "erlang(4, 2m)", talk: exponential(60s) }
run: { duration: 1h, at_end: drain, replications: 2, within: [10s, 20s], snapshots: [10m, 30m] }
YAML

runs=0
for seed in $(seq "${FROM:-1}" $((${FROM:-1} + ${SEEDS:-20} - 1))); do
    first=
    for program in "$@"; do
        for threads in 1 2; do
            for zone in UTC America/New_York; do
                for locale in C.UTF-8 POSIX; do
                    TZ=$zone LC_ALL=$locale LANG=$locale "$program" simulate "$folder/day.yaml" --format json \
                        --seed "$seed" --threads "$threads" >"$folder/result.json"
                    runs=$((runs + 1))
                    if [[ -z $first ]]; then
                        first=$folder/first.json
                        mv "$folder/result.json" "$first"
                    elif ! cmp "$first" "$folder/result.json"; then
                        echo "determinism.sh: seed $seed differs: $program, $threads threads, TZ=$zone, LC_ALL=$locale" >&2
                        exit 1
                    fi
                done
            done
        done
    done
done
echo "$runs runs of $# programs, each seed's alike to the byte"
