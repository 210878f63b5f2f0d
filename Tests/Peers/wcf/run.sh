#!/usr/bin/env bash
# Makes a WCF client from the descriptions that the portal serves, and has it make the calls of appendix D.
#   run.sh CALLSTEER FOLDER    FOLDER is where it is built
set -euo pipefail

callsteer=$1 here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$2"
cd "$2"
echo Test01 >password
"$callsteer" portal --listen 127.0.0.1:0 --tenant 1 --user Test01 --password-file password --flow 1 >portal.out 2>portal.log &
portal=$!
trap 'kill "$portal" 2>/dev/null || true' EXIT
for _ in $(seq 100); do [[ -s portal.out ]] && break; sleep 0.1; done
url=$(sed -n 's/^listening on //p' portal.out)

svcutil -out:Portal.cs "$url?wsdl" >svcutil.log
svcutil -out:Callback.cs "${url%/*}/PublishEvents?wsdl" >>svcutil.log
for name in Portal Callback; do
    mcs -nologo -warn:0 -target:library -r:System.ServiceModel -r:System.Runtime.Serialization -out:$name.dll $name.cs
done
mcs -nologo -out:PortalClient.exe -r:System.ServiceModel -r:System.Runtime.Serialization \
    -r:portal=Portal.dll -r:callback=Callback.dll "$here/PortalClient.cs"
timeout 120 mono PortalClient.exe "$url" "$(python3 -c 'import socket
probe = socket.socket()
probe.bind(("127.0.0.1", 0))
print(probe.getsockname()[1])')"
