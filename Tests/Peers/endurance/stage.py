"""Programs on a stage: simulated portals and the service, in a folder of their own."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request

PORTAL = """
services:
  - { id: 1 }
  - { id: 2 }
  - { id: 3, route_timeout: 3s, default: 1 }
agents:
  - { id: 1, login: "agent-{n}", count: 100, services: [1, 2], answers: 1ms, wrap_up: 1ms }
load:
  - { service: 3, rate: %s/s, calls: %d, dnis: "1700500", clid: ["0541111111", "0521111111"], talk: 1ms }
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def control(port, path, method="GET"):
    request = urllib.request.Request(f"http://127.0.0.1:{port}/control/{path}", method=method)
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.load(answer)


def routes(port):
    return control(port, "status")["routes"]


class Stage:
    """Portals that make `calls` at `rate` a second each as soon as they have a client, and the service as that client.

    The portals' heartbeat and what the service says of its session come as they are written in a configuration.
    """

    def __init__(self, program, folder, rules, rate, calls, portals=1, heartbeat="500ms",
                 session="heartbeat: 500ms, missed: 2, timeout: 2s", environment={}):
        self.program = program
        self.folder = folder
        self.patience = 3 * calls / rate + 60
        self.heartbeat = heartbeat
        self.processes = []
        self.ports = [free_port() for _ in range(portals)]
        self.write("rules.yaml", rules)
        self.write("password", "endurance\n")
        self.write("portal.yaml", PORTAL % (rate, calls))
        places = ",\n  ".join(
            f'{{ url: "http://127.0.0.1:{port}/Aspect.UnifiedIP.EDK.CTIPortalService", tenant: 1, user: router,'
            ' password: "${PORTAL_PASSWORD}" }' for port in self.ports)
        self.write("callsteer.yaml", f"""
version: 1
rules: rules.yaml
portals: [{places}]
callback: {{ listen: "127.0.0.1:{free_port()}" }}
session: {{ {session} }}
""")
        for port in self.ports:
            self.portal(port)
        self.service = self.start(
            "serve", "--config", "callsteer.yaml",
            environment={**os.environ, "PORTAL_PASSWORD": "endurance", **environment})

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w") as file:
            file.write(text)

    def start(self, *arguments, environment=None):
        log = open(os.path.join(self.folder, f"{arguments[0]}-{len(self.processes)}.log"), "w")
        process = subprocess.Popen([self.program, *arguments], cwd=self.folder, env=environment, stdout=log, stderr=log)
        self.processes.append(process)
        return process

    def portal(self, port):
        process = self.start(
            "portal", "--listen", f"127.0.0.1:{port}", "--user", "router", "--password-file", "password", "--scenario",
            "portal.yaml", "--heartbeat", self.heartbeat)
        self.until(lambda: control(port, "status"), "a portal listens", 10)
        return process

    def until(self, condition, what, seconds=None):
        end = time.monotonic() + (seconds or self.patience)
        while time.monotonic() < end:
            try:
                if condition():
                    return
            except OSError:
                pass
            time.sleep(0.05)
        sys.exit(f"{what}: not in time\n" + self.logs())

    def logs(self):
        text = ""
        for name in sorted(os.listdir(self.folder)):
            if name.endswith(".log"):
                with open(os.path.join(self.folder, name)) as file:
                    text += f"{name}:\n" + "".join(file.readlines()[-15:])
        return text

    def made(self, count, port=None):
        port = port or self.ports[0]
        self.until(lambda: control(port, "status")["made"] >= count, f"{count} calls were made")

    def over(self, port=None):
        port = port or self.ports[0]
        self.until(
            lambda: (lambda s: s["done"] and s["routes"]["open"] == 0)(control(port, "status")), "all calls were routed")
        return routes(port)

    def end(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
