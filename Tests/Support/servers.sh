#!/usr/bin/env bash
# Real database servers for the tests: PostgreSQL and MariaDB on free loopback ports, their data in a
# temporary folder that goes with them. Nothing of the machine's own servers is touched.
#
#   servers.sh run COMMAND…   runs COMMAND with the servers up and its environment pointing at them, stops
#                             them when it ends, whichever way, and answers with its exit code
#   servers.sh start          leaves the servers running and prints export lines: eval "$(servers.sh start)"
#   servers.sh stop           stops those that CALLSTEER_TEST_SERVERS names
#
# Exported: CALLSTEER_TEST_POSTGRESQL, CALLSTEER_TEST_MARIADB (connection strings of a user who may do
# anything), CALLSTEER_TEST_POSTGRESQL_PID, CALLSTEER_TEST_MARIADB_PID (to freeze or kill a server),
# CALLSTEER_TEST_SQLITE_DRIVER (a driver's name) and CALLSTEER_TEST_SERVERS (the folder).
set -euo pipefail

readonly user=callsteer database=callsteer
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
    if [[ $(id -u) -eq 0 ]]; then as=(setpriv --reuid="$1" --regid="$1" --init-groups --); fi
}

own() {
    install -d -m 700 "$2"
    if [[ $(id -u) -eq 0 ]]; then chown "$1" "$2"; fi
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_postgresql() {
    local home=$1/postgresql as bin port
    bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
    [[ -n $bin ]] || fail 'PostgreSQL is not installed; run: make test-deps'
    lend postgres
    own postgres "$home"
    printf '%s' "$password" >"$1/password"
    chmod 644 "$1/password"
    "${as[@]}" "$bin/initdb" --pgdata="$home/data" --username="$user" --pwfile="$1/password" --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$1/initdb.log" 2>&1 || fail 'initdb failed' "$1/initdb.log"
    # Between choosing a port and listening on it someone else may take it; then the next one is tried.
    for _ in 1 2 3 4 5; do
        port=$(free_port)
        if "${as[@]}" "$bin/pg_ctl" start --wait --timeout=20 --silent --pgdata="$home/data" --log="$home/log" --options="\
            -p $port -k $home -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off \
            -c full_page_writes=off -c shared_buffers=64MB -c max_connections=100" >/dev/null 2>&1 </dev/null; then
            head -n 1 "$home/data/postmaster.pid" >"$1/postgresql.pid"
            PGPASSWORD=$password "$bin/createdb" -h 127.0.0.1 -p "$port" -U "$user" "$database" >&2
            echo "$port" >"$1/postgresql.port"
            return
        fi
    done
    fail 'PostgreSQL did not start' "$home/log"
}

start_mariadb() {
    local home=$1/mariadb as port pid
    # Debian keeps the server where an ordinary user's PATH does not look.
    local PATH=$PATH:/usr/sbin
    command -v mariadbd >/dev/null || fail 'MariaDB is not installed; run: make test-deps'
    lend mysql
    own mysql "$home"
    # A starting MariaDB clears temporary tables, another server's too, out of the folder it keeps its own in.
    export TMPDIR=$home
    "${as[@]}" mariadb-install-db --no-defaults --datadir="$home/data" --auth-root-authentication-method=normal \
        --skip-test-db >"$1/install.log" 2>&1 || fail 'mariadb-install-db failed' "$1/install.log"
    cat >"$1/mariadb.sql" <<SQL
CREATE DATABASE $database CHARACTER SET utf8mb4;
CREATE USER '$user'@'%' IDENTIFIED BY '$password';
GRANT ALL ON *.* TO '$user'@'%' WITH GRANT OPTION;
SQL
    for _ in 1 2 3 4 5; do
        port=$(free_port)
        "${as[@]}" mariadbd --no-defaults --datadir="$home/data" --bind-address=127.0.0.1 --port="$port" \
            --socket="$home/socket" --pid-file="$home/pid" --character-set-server=utf8mb4 --skip-name-resolve \
            --skip-log-bin --performance-schema=off --innodb-buffer-pool-size=64M --innodb-flush-method=nosync \
            --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=off >"$home.log" 2>&1 </dev/null &
        pid=$!
        echo "$pid" >"$1/mariadb.pid"
        for _ in {1..200}; do
            kill -0 "$pid" 2>/dev/null || break
            if mariadb-admin --no-defaults -u root -S "$home/socket" ping >/dev/null 2>&1; then
                mariadb --no-defaults -u root -S "$home/socket" <"$1/mariadb.sql" >&2
                echo "$port" >"$1/mariadb.port"
                disown "$pid"
                return
            fi
            sleep 0.05
        done
        kill -KILL "$pid" 2>/dev/null || true
    done
    fail 'MariaDB did not start' "$home.log"
}

start() {
    # A socket's path may have 107 characters, so TMPDIR is left alone.
    folder=$(mktemp -d /tmp/callsteer-servers.XXXXXX)
    chmod 711 "$folder"
    # Two processes: the second core is idle otherwise, and `wait` tells of a failure in either.
    local postgresql mariadb
    start_postgresql "$folder" &
    postgresql=$!
    start_mariadb "$folder" &
    mariadb=$!
    wait "$postgresql"
    wait "$mariadb"
}

# Its data is thrown away, so a server is stopped by the quickest signal that leaves no process of it
# behind. A server that a test has frozen sees the signal once it is continued.
stop_server() {
    local file=$1 signal=$2 pid state
    [[ -s $file ]] || return 0
    pid=$(<"$file")
    kill "-$signal" "$pid" 2>/dev/null || return 0
    kill -CONT "$pid" 2>/dev/null || true
    for _ in {1..200}; do
        # Where init is slow to reap, an ended server stays on as a zombie.
        state=$(cat "/proc/$pid/stat" 2>/dev/null) || return 0
        [[ $state != *') Z '* ]] || return 0
        sleep 0.02
    done
    kill -KILL "$pid" 2>/dev/null || true
}

stop() {
    stop_server "$1/postgresql.pid" QUIT
    stop_server "$1/mariadb.pid" KILL
    rm -rf -- "$1"
}

# Braces quote a value in a connection string; a closing one inside is doubled.
quoted() { printf '{%s}' "${1//\}/\}\}}"; }

exports() {
    local login
    login="Server=127.0.0.1;Database=$database;Uid=$user;Pwd=$(quoted "$password")"
    printf 'export %s=%q\n' \
        CALLSTEER_TEST_SERVERS "$folder" \
        CALLSTEER_TEST_POSTGRESQL "Driver={PostgreSQL Unicode};Port=$(<"$folder/postgresql.port");$login" \
        CALLSTEER_TEST_POSTGRESQL_PID "$(<"$folder/postgresql.pid")" \
        CALLSTEER_TEST_MARIADB "Driver={MariaDB Unicode};Port=$(<"$folder/mariadb.port");$login;CHARSET=utf8mb4" \
        CALLSTEER_TEST_MARIADB_PID "$(<"$folder/mariadb.pid")" \
        CALLSTEER_TEST_SQLITE_DRIVER SQLite3
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
    folder=
    trap 'if [[ -n $folder ]]; then stop "$folder"; fi' EXIT
    start
    exports
    trap - EXIT
    ;;
stop)
    [[ ${CALLSTEER_TEST_SERVERS:-} == /tmp/callsteer-servers.* ]] ||
        fail 'CALLSTEER_TEST_SERVERS does not name servers that were started here'
    stop "$CALLSTEER_TEST_SERVERS"
    ;;
*)
    fail 'usage: servers.sh run COMMAND… | start | stop'
    ;;
esac
