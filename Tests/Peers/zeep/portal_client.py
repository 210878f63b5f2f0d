"""A client of the simulated CTI portal, made by zeep from the description that the portal serves.

    portal_client.py CALLSTEER

starts `CALLSTEER portal`, makes each of the 27 requests with good arguments and with bad ones, and compares the
answers, the faults and the events that come back with what the CTI Portal EDK guide says. Prints what is not so.
"""

import http.server
import os
import queue
import re
import subprocess
import sys
import tempfile
import threading
import urllib.request

import lxml.etree
import zeep
import zeep.exceptions

API = "http://www.aspect.com/unifiedip/edk/ctipsapi/2009/08"
SCENARIO = """
services:
  - { id: 1, name: sales }
  - { id: 2, name: support }
  - { id: 3, name: reception, route_timeout: 5s, default: 1 }
agents:
  - { id: 1, login: agent1, services: [1, 2], answers: never, wrap_up: never }
  - { id: 2, login: agent2, services: [1, 2], state: not_ready, answers: never, wrap_up: never }
  - { id: 3, login: agent3, services: [2], state: logged_out, answers: never, wrap_up: never }
"""
failures = []


def check(what, got, wanted):
    if got != wanted:
        failures.append(f"{what}: got {got!r}, wanted {wanted!r}")


class Callback(http.server.BaseHTTPRequestHandler):
    """What the client serves: the messages are read by zeep from the description of the callbacks."""

    protocol_version = "HTTP/1.1"
    events = queue.Queue()
    sessions = []
    heartbeats = []
    binding = None

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        envelope = lxml.etree.fromstring(body)
        operation = lxml.etree.QName(envelope[-1][0]).localname
        check("SOAPAction", self.headers["SOAPAction"], f'"{self.binding.get(operation).soapaction}"')
        content = self.binding.get(operation).input.deserialize(envelope)
        if operation == "PublishCTIEvent":
            self.events.put(content)
        elif operation == "StartSession":
            self.sessions.append(content)
        else:
            self.heartbeats.append(operation)
        pub = "http://www.aspect.com/unifiedip/edk/clientpublishapi/2009/08"
        answer = (
            '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
            f'<{operation}Response xmlns="{pub}"><{operation}Result>0</{operation}Result></{operation}Response>'
            "</s:Body></s:Envelope>"
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *arguments):
        pass


class Portal:
    """The program, its client, and the session."""

    def __init__(self, program, folder):
        with open(os.path.join(folder, "password"), "w") as file:
            file.write("Test01\n")
        with open(os.path.join(folder, "portal.yaml"), "w") as file:
            file.write(SCENARIO)
        self.process = subprocess.Popen(
            [program, "portal", "--listen", "127.0.0.1:0", "--tenant", "1", "--user", "Test01", "--password-file",
             "password", "--scenario", "portal.yaml"],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        self.url = re.search(r"http://\S+", line).group()
        self.base = self.url.rsplit("/", 1)[0]
        self.client = zeep.Client(self.url + "?wsdl")
        Callback.binding = self.binding(zeep.Client(self.base + "/PublishEvents?wsdl"))
        self.requests = self.binding(self.client)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Callback)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.callback = f"http://127.0.0.1:{server.server_port}/www.aspect.com/PublishEvents"
        self.session = None
        self.last = 100
        self.made = {}

    @staticmethod
    def binding(client):
        return next(iter(client.wsdl.bindings.values()))

    def control(self, method, path):
        request = urllib.request.Request(self.base + "/control/" + path, method=method)
        with urllib.request.urlopen(request) as answer:
            return answer.read().decode()

    def raw(self, operation, **arguments):
        return getattr(self.client.service, operation)(args=arguments)

    def good(self, operation, **arguments):
        """A request that is accepted; the answer is its RequestId."""
        self.last += 1
        members = {name for name, _ in self.client.get_type(f"{{{API}}}{operation}Args").elements}
        common = {"SessionId": self.session, "TenantId": 1, "RequestId": self.last}
        common = {name: value for name, value in common.items() if name in members}
        try:
            check(operation, self.raw(operation, **{**common, **arguments}), 0)
        except zeep.exceptions.Fault as fault:
            failures.append(f"{operation}: refused with {fault.message!r}")
        self.made.setdefault(operation, set()).add("good")
        return self.last

    def bad(self, operation, code, **arguments):
        """A request that is refused with a fault of this code."""
        common = {"SessionId": self.session, "TenantId": 1}
        try:
            answer = self.raw(operation, **{**common, **arguments})
            failures.append(f"{operation} {arguments}: answered {answer!r}, wanted the fault {code}")
        except zeep.exceptions.Fault as fault:
            found = fault.detail.find(f".//{{{API}}}ErrorCode") if fault.detail is not None else None
            check(f"{operation} {arguments}", found.text if found is not None else fault.message, code)
        self.made.setdefault(operation, set()).add("bad")

    def event(self, type_, request=None, where=(), **members):
        """The next event of a type, and with these members; of those before it none is missed by anybody."""
        while True:
            try:
                event = Callback.events.get(timeout=5)
            except queue.Empty:
                failures.append(f"no event {type_} came for request {request}")
                return None
            if event.EventType != type_ or any(getattr(event, name) != value for name, value in where):
                continue
            if request is not None:
                check(f"{type_}.RequestId", event.RequestId, request)
            for name, value in members.items():
                check(f"{type_}.{name}", getattr(event, name), value)
            return event


def sessions(portal):
    """OpenConnection to OnLine, as in the guide's appendix D."""
    user = {"UserName": "Test01", "Password": "Test01"}
    opening = {"TenantIds": {"int": [1]}, "UserCredentials": user, "ClientCallbackURL": portal.callback}
    for change, code in [
        ({"UserCredentials": {"UserName": "Test01", "Password": "wrong"}}, "InvalidParameter"),
        ({"UserCredentials": None}, "MissingArg"),
        ({"TenantIds": {"int": [2]}}, "InvalidTenantId"),
        ({"TenantIds": {"int": [1, 2]}}, "InvalidParameter"),
        ({"TenantIds": None}, "MissingArg"),
        ({"ClientCallbackURL": None}, "MissingArg"),
        ({"ClientCallbackURL": "http://10.128.98.146:8730/www.aspect.com/PublishEvents"}, "InvalidParameter"),
        ({"ClientCallbackURL": "file:///etc/passwd"}, "InvalidParameter"),
    ]:
        try:
            portal.raw("OpenConnection", **{**opening, **change})
            failures.append(f"OpenConnection {change}: was not refused")
        except zeep.exceptions.Fault as fault:
            check(f"OpenConnection {change}", fault.detail.find(f".//{{{API}}}ErrorCode").text, code)
    session = portal.raw("OpenConnection", **opening)
    check("OpenConnection.Response", session.Response, "_success")
    check("OpenConnection.status", session.status, 0)
    portal.session = session.SessionId
    portal.made["OpenConnection"] = {"good", "bad"}
    check("StartSession", [Callback.sessions[-1].sessionId, Callback.sessions[-1].userinfo.Password],
          [session.SessionId, "Test01"])

    portal.bad("AddMessageClass", "InvalidSessionId", SessionId="nobody", MessageClass="EventCategoryCall")
    portal.bad("AddMessageClass", "InvalidTenantId", TenantId=7, MessageClass="EventCategoryCall")
    portal.bad("AddMessageClass", "InvalidParameter", MessageClass="INVALID")
    portal.bad("DeleteMessageClass", "InvalidParameter", MessageClass="INVALID")
    portal.bad("AddFilter", "InvalidParameter", FieldType="FT_SERVICE_ID", FieldValue="03")
    portal.bad("DeleteFilter", "InvalidParameter", FieldType="INVALID", FieldValue="3")
    portal.bad("OnLine", "InvalidTenantId", TenantId=9)
    portal.bad("Snapshot", "InvalidRequest", RequestId=1, EntityType={"CTIEntityType": ["AgentInfo"]})
    for category in ["Agent", "Call", "Route", "System"]:
        portal.good("AddMessageClass", MessageClass=f"EventCategory{category}")
    portal.good("DeleteMessageClass", MessageClass="EventCategorySystem")
    portal.good("AddMessageClass", MessageClass="EventCategorySystem")
    portal.good("AddFilter", FieldType="FT_AGENT_ID", FieldValue="agent9")
    portal.good("DeleteFilter", FieldType="FT_AGENT_ID", FieldValue="agent9")
    portal.good("OnLine")

    portal.bad("Snapshot", "MissingArg", RequestId=1, EntityType=None)
    request = portal.good("Snapshot", EntityType={"CTIEntityType": ["AgentInfo", "CallInfo", "ServiceInfo"]})
    states = {}
    while True:
        update = portal.event("SnapShotUpdate", request)
        if update is None:
            break
        if update.AgentData is not None and update.AgentData.AgentId is not None:
            states[update.AgentData.AgentLoginName] = update.AgentData.AgentState
        if update.SnapShotType == "CallInfo":
            # A null record is one without values to zeep.
            check("the snapshot's calls", [update.CallData.CallId, update.SnapShotTypeComplete], [None, True])
        if update.SnapShotComplete:
            break
    check("the snapshot's agents", states, {"agent1": "Idle", "agent2": "NotReady"})


def agents(portal):
    portal.bad("LoginAgent", "MissingArg", RequestId=1, AgentLoginName=None, StationId="1", InitState="Idle")
    portal.bad("LoginAgent", "InvalidParameter", RequestId=1, AgentLoginName="agent3", StationId="5003",
               InitState="Active")
    request = portal.good("LoginAgent", AgentLoginName="nobody", StationId="5009", InitState="Idle")
    portal.event("AgentLoginRequestFailed", request, FailureType="InvalidAgentName")
    request = portal.good("LoginAgent", AgentLoginName="agent3", StationId="5003", InitState="NotReady")
    portal.event("AgentLoginStateChange", request, LoginState="AgentLoggedIn", AgentId=3, AgentStationAddress="5003")
    portal.event("AgentStateChange", request, AgentState="NotReady", AgentId=3)
    request = portal.good("LoginAgent", AgentLoginName="agent3", StationId="5003", InitState="Idle")
    portal.event("AgentLoginRequestFailed", request, FailureType="AgentAlreadyLoggedIn")
    portal.bad("GetAgentState", "InvalidParameter", RequestId=1, AgentIdx=0)
    request = portal.good("GetAgentState", AgentIdx=3)
    portal.event("AgentStateChange", request, AgentState="NotReady")
    request = portal.good("GetAgentState", AgentIdx=99)
    portal.event("AgentRequestFailed", request, FailureType="InvalidAgent", AgentId=99)
    portal.bad("SetAgentState", "InvalidParameter", RequestId=1, AgentIdx=2, NewState="INVALID")
    request = portal.good("SetAgentState", AgentIdx=3, NewState="NotReadyPark")
    portal.event("AgentStateChange", request, AgentState="NotReadyPark")
    request = portal.good("SetAgentState", AgentIdx=3, NewState="Active")
    portal.event("AgentRequestFailed", request, FailureType="InvalidStateForRequest")
    portal.bad("LogoutAgent", "MissingArg", RequestId=1)
    request = portal.good("LogoutAgent", AgentIdx=3, ReasonCode=1)
    portal.event("AgentLoginStateChange", request, LoginState="AgentLoggedOut", AgentWorkGroupId=-1)
    portal.bad("PanicLogout", "MissingArg", RequestId=1, LogoutAllAgents=False)
    request = portal.good("PanicLogout", AgentLoginNameList={"string": ["nobody"]}, LogoutAllAgents=False)
    portal.event("AgentLoginRequestFailed", request, FailureType="InvalidAgentName", AgentLoginName="nobody")


def calls(portal):
    portal.control("POST", "calls?service=1&ani=15551230001&dnis=18005550100")
    call = portal.event("CallConnected", AgentId=1, ServiceId=1).CallId
    portal.event("AgentStateChange", AgentState="PendingActive")
    portal.bad("AcceptCall", "InvalidCallId", RequestId=1, AgentIdx=1, CallId=0, AcceptCall=True)
    request = portal.good("HoldCall", AgentIdx=1, CallId=call)
    portal.event("CallRequestFailed", request, FailureType="InvalidStateForRequest", CallId=call)
    request = portal.good("AcceptCall", AgentIdx=1, CallId=call, AcceptCall=True)
    portal.event("CallEstablished", request, CallId=call, ANI="15551230001", DNIS="18005550100")
    portal.event("AgentStateChange", request, AgentState="Active", CallId=call)

    portal.bad("SetCallData", "InvalidCallId", RequestId=1, AgentIdx=1, CallId=-1, UserData={"string": ["a"]})
    portal.bad("SetCallData", "InvalidParameter", RequestId=1, AgentIdx=1, CallId=call,
               UserData={"string": ["x"] * 21})
    request = portal.good("SetCallData", AgentIdx=1, CallId=call, UserData={"string": ["Zoë & <Co>", zeep.xsd.Nil, "third"]})
    portal.event("CallDataUpdate", request, UpdateType="SetCallDataSucceeded")
    portal.bad("GetCallData", "InvalidCallId", RequestId=1, AgentIdx=1, CallId=0)
    request = portal.good("GetCallData", AgentIdx=1, CallId=call)
    data = portal.event("CallDataUpdate", request, UpdateType="GetCallDataReturned").CallData.CTICallDataItem
    check("the call's data", [data[0].key, data[0].value, data[2].value, len(data)], ["UDF1", "Zoë & <Co>", "third", 20])
    request = portal.good("GetCallData", AgentIdx=1, CallId=999)
    portal.event("CallRequestFailed", request, FailureType="InvalidCallId")

    portal.bad("SendDTMFDigits", "InvalidParameter", RequestId=1, AgentIdx=1, CallId=call, DtmfDigits="12x")
    request = portal.good("SendDTMFDigits", AgentIdx=1, CallId=call, DtmfDigits="12#")
    portal.event("DigitsDialed", request, DigitString="12#")

    portal.bad("HoldCall", "MissingArg", RequestId=1, CallId=call)
    request = portal.good("HoldCall", AgentIdx=1, CallId=call)
    portal.event("CallHeld", request, CallId=call)
    portal.bad("RetrieveCall", "InvalidCallId", RequestId=1, AgentIdx=1, CallId=0)
    request = portal.good("RetrieveCall", AgentIdx=1, CallId=call)
    portal.event("CallRetrieved", request, CallId=call)

    portal.bad("ConsultationCall", "InvalidDestination", RequestId=1, AgentIdx=1, CallId=call,
               DestinationType="Agent", DestinationAddress=None)
    request = portal.good("ConsultationCall", AgentIdx=1, CallId=call, DestinationType="Agent",
                          DestinationAddress="agent2")
    portal.event("CallRequestFailed", request, FailureType="DestinationAgentNotAvailable")
    request = portal.good("SetAgentState", AgentIdx=2, NewState="Idle")
    portal.event("AgentStateChange", request, AgentState="Idle", AgentId=2)
    request = portal.good("ConsultationCall", AgentIdx=1, CallId=call, DestinationType="Agent",
                          DestinationAddress="agent2")
    own = portal.event("CallOriginated", request, DestType="Agent", Destination="2", AgentId=1).CallId
    consulted = portal.event("CallConnected", AgentId=2, OriginatingAgentId=1).CallId
    portal.event("CallConsultation", request, CallId=call, ConsultationCallId=own)
    portal.good("AcceptCall", AgentIdx=2, CallId=consulted, AcceptCall=True)
    portal.event("CallEstablished", CallId=consulted)
    portal.bad("ConferenceCall", "InvalidCallId", RequestId=1, AgentIdx=1, CallId=call, ConsultationCallId=0)
    request = portal.good("ConferenceCall", AgentIdx=1, CallId=call, ConsultationCallId=own)
    conference = portal.event("CallConferenced", request, CallId=call, ConsultingCallId=own,
                              ConsultedCallId=consulted).ConferenceCallId
    portal.bad("ClearCall", "InvalidCallId", RequestId=1, AgentIdx=1, CallId=0)
    request = portal.good("ClearCall", AgentIdx=1, CallId=own)
    portal.event("CallCleared", request, CallId=consulted)
    portal.event("AgentStateChange", where=[("AgentId", 2), ("AgentState", "Wrap")])
    portal.event("CallCleared", request, CallId=conference)
    portal.event("CallRetrieved", request, CallId=call)
    portal.bad("SetDisposition", "InvalidCallId", RequestId=1, AgentIdx=2, CallId=0)
    request = portal.good("SetDisposition", AgentIdx=2, CallId=consulted, DispositionId=4)
    portal.event("CallEnd", request, CallId=consulted, AgentDisposition=4)
    portal.event("AgentStateChange", request, AgentId=2, AgentState="Idle")

    portal.bad("TransferCall", "InvalidDestination", RequestId=1, AgentIdx=1, CallId=call, TransferType="Blind",
               DestinationType="Service", DestinationAddress="")
    portal.bad("TransferCall", "InvalidParameter", RequestId=1, AgentIdx=1, CallId=call, TransferType="INVALID")
    request = portal.good("TransferCall", AgentIdx=1, CallId=call, TransferType="Blind", DestinationType="Service",
                          DestinationAddress="2")
    after = portal.event("CallTransferred", request, CallId=call).TransferredCallId
    portal.event("CallConnected", CallId=after, AgentId=2)
    portal.good("AcceptCall", AgentIdx=2, CallId=after, AcceptCall=False)
    portal.event("CallDelivered", CallId=after)
    portal.event("AgentStateChange", AgentId=2, AgentState="NotReady")
    portal.good("SetDisposition", AgentIdx=1, CallId=call, DispositionId=0)
    portal.event("CallEnd", CallId=call)
    portal.event("CallConnected", CallId=after, AgentId=1)
    portal.good("AcceptCall", AgentIdx=1, CallId=after, AcceptCall=True)
    request = portal.good("ClearCall", AgentIdx=1, CallId=after)
    portal.event("CallCleared", request, CallId=after, ClearingPartyType="NearEnd")
    portal.good("SetDisposition", AgentIdx=1, CallId=after, DispositionId=1)
    portal.event("CallCompleted")

    portal.bad("MakeCall", "InvalidDestination", RequestId=1, AgentIdx=1, CallId=-1, DestinationType="External")
    request = portal.good("MakeCall", AgentIdx=1, CallId=-1, DestinationType="External",
                          DestinationAddress="not a number")
    portal.event("CallRequestFailed", request, FailureType="DestinationInvalidNumber")
    request = portal.good("MakeCall", AgentIdx=1, CallId=-1, DestinationType="External", DestinationAddress="+97231234")
    outside = portal.event("CallOriginated", request, DestType="External", Destination="+97231234").CallId
    portal.event("CallEstablished", CallId=outside)
    portal.good("ClearCall", AgentIdx=1, CallId=outside)
    portal.event("AgentStateChange", where=[("AgentId", 1), ("AgentState", "Wrap")])
    portal.good("SetDisposition", AgentIdx=1, CallId=outside)
    portal.event("CallCompleted", CallId=outside)


def routes(portal):
    portal.control("POST", "calls?service=3&ani=15551230001&dnis=18005550100")
    asked = portal.event("RouteRequest", 0, ServiceId=3, RouteTimeout=5)
    check("RouteRequest.CallInfo", [asked.CallInfo.ANI, asked.CallInfo.DNIS], ["15551230001", "18005550100"])
    call = asked.CallId
    select = {"CallId": call, "RouteActionType": "RouteToService", "DestinationAddress": "1"}
    for change, code in [
        ({"CallId": 0}, "InvalidCallId"), ({"RouteActionType": "INVALID"}, "InvalidRouteType"),
        ({"RouteActionType": "Ivr"}, "InvalidRouteType"), ({"DestinationAddress": ""}, "InvalidDestination"),
        ({"DestinationAddress": "one"}, "InvalidDestination"),
        ({"UserData": {"string": ["x"] * 21}}, "InvalidParameter"),
    ]:
        portal.bad("RouteSelect", code, RequestId=1, **{**select, **change})
    request = portal.good("RouteSelect", CallId=call, RouteActionType="RouteToAgent", DestinationAddress="nobody")
    portal.event("RouteReject", request, RouteRejectReason="NoRouteToDestination")
    request = portal.good("RouteSelect", **select, UserData={"string": [zeep.xsd.Nil, "vip"]})
    portal.event("RouteUsed", request, RouteStatus="RouteSuccess", RouteType="RouteToService", RouteDestination="1")
    portal.event("CallCleared", CallId=call)
    connected = portal.event("CallConnected", AgentId=1)
    data = connected.CallInfo.CallData.CTICallDataItem
    check("the routed call's data", [data[0].value or "", data[1].value], ["", "vip"])
    request = portal.good("RouteSelect", **select)
    portal.event("RouteReject", request, RouteRejectReason="CallAlreadyRouted")
    request = portal.good("PanicLogout", LogoutAllAgents=True)


def ending(portal):
    check("heartbeats", Callback.heartbeats[:1], ["HeartbeatMessage"])
    portal.good("OffLine")
    portal.bad("GetAgentState", "InvalidRequest", RequestId=1, AgentIdx=1)
    portal.bad("AddMessageClass", "InvalidRequest", MessageClass="EventCategoryCall")
    portal.good("OnLine")
    portal.good("CloseConnection")
    for operation in ["CloseConnection", "OffLine"]:
        arguments = {"SessionId": portal.session}
        check(f"{operation} again", portal.raw(operation, **arguments), 405)
        portal.made[operation].add("bad")
    portal.bad("OnLine", "InvalidSessionId")
    portal.process.terminate()
    check("the exit code", portal.process.wait(timeout=10), 0)


def main():
    with tempfile.TemporaryDirectory() as folder:
        portal = Portal(sys.argv[1], folder)
        try:
            for part in [sessions, agents, calls, routes, ending]:
                part(portal)
        finally:
            portal.process.kill()
        names = {operation for operation in portal.requests.all()}
        check("the number of requests", len(names), 27)
        for name in sorted(names):
            check(f"calls of {name}", portal.made.get(name, set()), {"good", "bad"})
    for failure in failures:
        print(failure)
    print(f"27 requests, {len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
