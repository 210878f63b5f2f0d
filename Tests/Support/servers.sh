#!/usr/bin/env bash
# Real database servers for the tests: PostgreSQL and MariaDB on free loopback ports, their data in a
# temporary folder that goes with them. Nothing of the machine's own servers is touched.
#
#   servers.sh run COMMAND…   runs COMMAND with the servers up and its environment pointing at them, stops
#                             them when it ends, whichever way, and answers with its exit code
#   servers.sh start [OPTION…] [postgresql] [mariadb]
#                             leaves the servers, both or those named, running and prints export lines:
#                             eval "$(servers.sh start)"
#       --log                 statements are logged: postgresql/log, mariadb/statements.log in the folder
#       --severable           in a network namespace of their own, for `sever`; takes root
#       --until PID           they stop when that process ends, however it does
#   servers.sh stop           stops those that CALLSTEER_TEST_SERVERS names
#   servers.sh restart NAME   ends one of these, if it runs, and starts it on the same data and port
#   servers.sh sever          no packet reaches the servers any more, and none of theirs anybody
#   servers.sh mend           undoes that
#
# Exported: CALLSTEER_TEST_POSTGRESQL, CALLSTEER_TEST_MARIADB (connection strings of a user who may do
# anything) and the same with _CALLER (of one who may read and call only), CALLSTEER_TEST_POSTGRESQL_PID,
# CALLSTEER_TEST_MARIADB_PID (to freeze or kill a server), CALLSTEER_TEST_SQLITE_DRIVER (a driver's name)
# and CALLSTEER_TEST_SERVERS (the folder).
set -euo pipefail

readonly user=callsteer caller=caller database=callsteer
# The characters are there to catch a connection string that is put together without quoting.
readonly password='s3cr;et}='

fail() {
    printf 'servers.sh: %s\n' "$1" >&2
    if [[ -n "${2:-}" && -s "$2" ]]; then head -n 40 "$2" >&2; fi
    exit 2
}

# Both servers refuse to run as root, so root lends each the account its Debian package made. An array
# rather than a function: behind `&` a function would leave us the pid of a shell, not the server's.
lend() {
    as=()
    if [[ -s $2/namespace ]]; then as+=(ip netns exec "$(<"$2/namespace")"); fi
    if [[ $(id -u) -eq 0 ]]; then as+=(setpriv --reuid="$1" --regid="$1" --init-groups --); fi
}

# For the subshell that becomes a server: it would keep open what its starter has open, a test's connections
# and the socket by which a program learns that this script has ended. (Bash reads the script through 255.)
forget_descriptors() {
    local descriptor
    for descriptor in "/proc/$BASHPID/fd/"*; do
        descriptor=${descriptor##*/}
        if ((descriptor > 2 && descriptor != 255)); then exec {descriptor}>&-; fi
    done
}

own() {
    install -d -m 700 "$2"
    if [[ $(id -u) -eq 0 ]]; then chown "$1" "$2"; fi
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# The address and the extra settings of the servers in a folder.
address() { if [[ -s $1/address ]]; then cat "$1/address"; else echo 127.0.0.1; fi; }

logs() { [[ -e $1/logs-statements ]]; }

make_postgresql() {
    local home=$1/postgresql
    own postgres "$home"
    printf '%s' "$password" >"$1/password"
    chmod 644 "$1/password"
    "${as[@]}" "$bin/initdb" --pgdata="$home/data" --username="$user" --pwfile="$1/password" --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$1/initdb.log" 2>&1 || fail 'initdb failed' "$1/initdb.log"
    # Beyond the loopback only where there is a network of the servers' own.
    printf 'host all all samenet scram-sha-256\n' >>"$home/data/pg_hba.conf"
}

# Fails when the port is taken. What is committed outlives a killed server, for the kernel has it, but not a
# broken machine.
launch_postgresql() {
    local home=$1/postgresql port=$2 options
    options="-p $port -k $home -c listen_addresses=$(address "$1") -c fsync=off -c full_page_writes=off \
        -c shared_buffers=64MB -c max_connections=100"
    if logs "$1"; then options+=" -c log_statement=all -c log_connections=on -c log_line_prefix=%p:"; fi
    (
        forget_descriptors
        exec "${as[@]}" "$bin/pg_ctl" start --wait --timeout=20 --silent --pgdata="$home/data" --log="$home/log" \
            --options="$options"
    ) >/dev/null 2>&1 </dev/null || return 1
    head -n 1 "$home/data/postmaster.pid" >"$1/postgresql.pid"
    echo "$port" >"$1/postgresql.port"
}

find_postgresql() {
    bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
    [[ -n $bin ]] || fail 'PostgreSQL is not installed; run: make test-deps'
    lend postgres "$1"
}

start_postgresql() {
    local home=$1/postgresql as bin
    find_postgresql "$1"
    make_postgresql "$1"
    # Between choosing a port and listening on it someone else may take it; then the next one is tried.
    for _ in 1 2 3 4 5; do
        if launch_postgresql "$1" "$(free_port)"; then
            PGPASSWORD=$password "$bin/psql" -h "$home" -p "$(<"$1/postgresql.port")" -U "$user" -d postgres \
                --no-psqlrc --quiet --set=ON_ERROR_STOP=1 >&2 <<SQL
CREATE DATABASE $database;
CREATE ROLE $caller LOGIN PASSWORD '$password' IN ROLE pg_read_all_data;
SQL
            return
        fi
    done
    fail 'PostgreSQL did not start' "$home/log"
}

restart_postgresql() {
    local as bin
    find_postgresql "$1"
    stop_server "$1/postgresql.pid" QUIT
    # They name a process that may still be there as a zombie, which PostgreSQL takes for a running server.
    rm -f -- "$1/postgresql/data/postmaster.pid" "$1"/postgresql/.s.PGSQL.*.lock
    launch_postgresql "$1" "$(<"$1/postgresql.port")" || fail 'PostgreSQL did not start again' "$1/postgresql/log"
}

make_mariadb() {
    local home=$1/mariadb
    own mysql "$home"
    "${as[@]}" mariadb-install-db --no-defaults --datadir="$home/data" --auth-root-authentication-method=normal \
        --skip-test-db >"$1/install.log" 2>&1 || fail 'mariadb-install-db failed' "$1/install.log"
}

# Fails when the port is taken.
launch_mariadb() {
    local home=$1/mariadb port=$2 pid logging=()
    if logs "$1"; then logging=(--general-log --general-log-file="$home/statements.log"); fi
    # Connections are counted by user only where there was a limit at the start.
    (
        forget_descriptors
        exec "${as[@]}" mariadbd --no-defaults --datadir="$home/data" --bind-address="$(address "$1")" \
            --port="$port" --socket="$home/socket" --pid-file="$home/pid" --character-set-server=utf8mb4 \
            --skip-name-resolve --skip-log-bin --performance-schema=off --innodb-buffer-pool-size=64M \
            --innodb-flush-method=nosync --innodb-flush-log-at-trx-commit=2 --innodb-doublewrite=off \
            --max-user-connections=10000 "${logging[@]}"
    ) >>"$home.log" 2>&1 </dev/null &
    pid=$!
    echo "$pid" >"$1/mariadb.pid"
    for _ in {1..200}; do
        kill -0 "$pid" 2>/dev/null || break
        if mariadb-admin --no-defaults -u root -S "$home/socket" ping >/dev/null 2>&1; then
            echo "$port" >"$1/mariadb.port"
            disown "$pid"
            return
        fi
        sleep 0.05
    done
    kill -KILL "$pid" 2>/dev/null || true
    return 1
}

find_mariadb() {
    command -v mariadbd >/dev/null || fail 'MariaDB is not installed; run: make test-deps'
    lend mysql "$1"
    # A starting MariaDB clears temporary tables, another server's too, out of the folder it keeps its own in.
    export TMPDIR=$1/mariadb
}

start_mariadb() {
    # Debian keeps the server where an ordinary user's PATH does not look.
    local home=$1/mariadb as PATH=$PATH:/usr/sbin
    find_mariadb "$1"
    make_mariadb "$1"
    for _ in 1 2 3 4 5; do
        if launch_mariadb "$1" "$(free_port)"; then
            mariadb --no-defaults -u root -S "$home/socket" >&2 <<SQL
CREATE DATABASE $database CHARACTER SET utf8mb4;
CREATE USER '$user'@'%' IDENTIFIED BY '$password';
GRANT ALL ON *.* TO '$user'@'%' WITH GRANT OPTION;
CREATE USER '$caller'@'%' IDENTIFIED BY '$password';
GRANT SELECT, EXECUTE, CREATE TEMPORARY TABLES ON *.* TO '$caller'@'%';
SQL
            return
        fi
    done
    fail 'MariaDB did not start' "$home.log"
}

restart_mariadb() {
    local as PATH=$PATH:/usr/sbin
    find_mariadb "$1"
    stop_server "$1/mariadb.pid" KILL
    launch_mariadb "$1" "$(<"$1/mariadb.port")" || fail 'MariaDB did not start again' "$1/mariadb.log"
}

# A cable between two network cards that do not exist, the servers at its far end. The addresses are of the
# range set aside for testing networks (RFC 2544), four to a cable, so that cables do not meet.
lay_cable() {
    [[ $(id -u) -eq 0 ]] || fail 'a network of its own takes root'
    command -v ip >/dev/null || fail 'ip is not installed; run: make test-deps'
    local name=callsteer-${1##*.} card=cs${1##*.} net
    net=198.$((18 + RANDOM % 2)).$((RANDOM % 256)).$((RANDOM % 64 * 4))
    ip netns add "$name"
    echo "$name" >"$1/namespace"
    ip link add "$card" type veth peer name far netns "$name"
    ip address add "${net%.*}.$((${net##*.} + 1))/30" dev "$card"
    ip link set "$card" up
    ip -n "$name" address add "${net%.*}.$((${net##*.} + 2))/30" dev far
    ip -n "$name" link set far up
    ip -n "$name" link set lo up
    echo "$card" >"$1/card"
    echo "${net%.*}.$((${net##*.} + 1))" >"$1/near"
    echo "${net%.*}.$((${net##*.} + 2))" >"$1/address"
}

# Both ends are told a wrong card for the other's address, and a card drops without a word what is not for it:
# no route is lost and no error comes back, as when a cable is pulled behind the next switch.
sever() {
    local nobody=02:00:00:00:00:01
    ip neighbour replace "$(<"$1/address")" lladdr "$nobody" nud permanent dev "$(<"$1/card")"
    ip -n "$(<"$1/namespace")" neighbour replace "$(<"$1/near")" lladdr "$nobody" nud permanent dev far
}

mend() {
    ip neighbour del "$(<"$1/address")" dev "$(<"$1/card")"
    ip -n "$(<"$1/namespace")" neighbour del "$(<"$1/near")" dev far
}

start() {
    # A socket's path may have 107 characters, so TMPDIR is left alone.
    folder=$(mktemp -d /tmp/callsteer-servers.XXXXXX)
    chmod 711 "$folder"
    local names=() name pids=() watched=
    while [[ $# -gt 0 ]]; do
        case $1 in
        --log) touch "$folder/logs-statements" ;;
        --severable) lay_cable "$folder" ;;
        --until) watched=${2:?--until which process?} && shift ;;
        postgresql | mariadb) names+=("$1") ;;
        *) fail "start does not know '$1'" ;;
        esac
        shift
    done
    [[ ${#names[@]} -gt 0 ]] || names=(postgresql mariadb)
    # Before the servers: one that does not start is cleared away as well.
    if [[ -n $watched ]]; then
        (
            forget_descriptors
            # shellcheck disable=SC2016  # expanded by that shell
            CALLSTEER_TEST_SERVERS=$folder exec setsid bash -c 'tail --pid="$1" -f /dev/null; "$0" stop' \
                "$0" "$watched"
        ) >/dev/null 2>&1 </dev/null &
    fi
    # A process each: the second core is idle otherwise, and `wait` tells of a failure in any.
    for name in "${names[@]}"; do
        "start_$name" "$folder" &
        pids+=($!)
    done
    for name in "${pids[@]}"; do wait "$name"; done
}

# Its data is thrown away, so a server is stopped by the quickest signal that leaves no process of it
# behind. A server that a test has frozen sees the signal once it is continued.
stop_server() {
    local file=$1 signal=$2 pid state threads
    [[ -s $file ]] || return 0
    pid=$(<"$file")
    kill "-$signal" "$pid" 2>/dev/null || return 0
    # shellcheck disable=SC2046  # one word a process
    kill -CONT "$pid" $(cat "/proc/$pid/task/$pid/children" 2>/dev/null) 2>/dev/null || true
    for _ in {1..200}; do
        # Where init is slow to reap, an ended server stays on as a zombie; but its first thread is one already
        # while others still hold its port.
        state=$(cat "/proc/$pid/stat" 2>/dev/null) || return 0
        threads=("/proc/$pid/task/"*)
        [[ $state != *') Z '* || ${#threads[@]} -gt 1 ]] || return 0
        sleep 0.02
    done
    kill -KILL "$pid" 2>/dev/null || true
}

stop() {
    stop_server "$1/postgresql.pid" QUIT
    stop_server "$1/mariadb.pid" KILL
    if [[ -s $1/namespace ]]; then ip netns del "$(<"$1/namespace")" || true; fi
    rm -rf -- "$1"
}

# Braces quote a value in a connection string; a closing one inside is doubled.
quoted() { printf '{%s}' "${1//\}/\}\}}"; }

exports() {
    local login name driver variable server
    login="Database=$database;Pwd=$(quoted "$password")"
    for name in postgresql mariadb; do
        [[ -s $folder/$name.port ]] || continue
        driver='PostgreSQL Unicode'
        if [[ $name == mariadb ]]; then driver='MariaDB Unicode' login+=';CHARSET=utf8mb4'; fi
        server="Driver={$driver};Server=$(address "$folder");Port=$(<"$folder/$name.port")"
        variable=CALLSTEER_TEST_${name^^}
        printf 'export %s=%q\n' "$variable" "$server;Uid=$user;$login" \
            "${variable}_CALLER" "$server;Uid=$caller;$login" "${variable}_PID" "$(<"$folder/$name.pid")"
    done
    printf 'export %s=%q\n' CALLSTEER_TEST_SERVERS "$folder" CALLSTEER_TEST_SQLITE_DRIVER SQLite3
}

named_folder() {
    [[ ${CALLSTEER_TEST_SERVERS:-} == /tmp/callsteer-servers.* ]] ||
        fail 'CALLSTEER_TEST_SERVERS does not name servers that were started here'
    folder=$CALLSTEER_TEST_SERVERS
}

case "${1:-}" in
run)
    shift
    [[ $# -gt 0 ]] || fail 'run what? usage: servers.sh run COMMAND…'
    folder=
    trap 'if [[ -n $folder ]]; then stop "$folder"; fi' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    start
    eval "$(exports)"
    "$@"
    ;;
start)
    shift
    folder=
    trap 'if [[ -n $folder ]]; then stop "$folder"; fi' EXIT
    start "$@"
    exports
    trap - EXIT
    ;;
stop)
    named_folder
    stop "$folder"
    ;;
restart)
    named_folder
    [[ -s $folder/${2:-}.port ]] || fail "there is no server '${2:-}' to restart"
    "restart_$2" "$folder"
    ;;
sever | mend)
    named_folder
    [[ -s $folder/namespace ]] || fail 'these servers were not started with --severable'
    "$1" "$folder"
    ;;
*)
    fail 'usage: servers.sh run COMMAND… | start [OPTION…] [NAME…] | stop | restart NAME | sever | mend'
    ;;
esac
