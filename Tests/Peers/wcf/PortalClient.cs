// The calls of the CTI Portal EDK guide's appendix D, by a client whose contracts svcutil made from the descriptions
// that the portal serves: opens a session, registers for all events, goes on line, and receives events.
//
//     PortalClient.exe PORTAL-URL CALLBACK-PORT
//
// The portal is expected to play flow 1 once a session is on line. Prints one line a step, and what is wrong.

extern alias portal;
extern alias callback;

using System;
using System.Collections.Generic;
using System.Runtime.Serialization;
using System.ServiceModel;
using System.ServiceModel.Description;
using System.Threading;
using portal::www.aspect.com.unifiedip.edk.commondata._2009._08;
using portal::www.aspect.com.unifiedip.edk.ctipsapi._2009._08;
using Pub = callback::www.aspect.com.unifiedip.edk.clientpublishapi._2009._08;
using CallbackUser = callback::www.aspect.com.unifiedip.edk.commondata._2009._08.UserCredentials;

/// What a fault of the portal is about, which Mono's svcutil leaves out and .NET's makes from the description.
[DataContract(Namespace = "http://www.aspect.com/unifiedip/edk/ctipsapi/2009/08")]
public class CTIPortalServiceFault
{
    [DataMember(Order = 0)] public string ErrorCode;
    [DataMember(Order = 1)] public string Message;
}

/// What the portal calls: the service contract that svcutil made, served by WCF.
[ServiceBehavior(InstanceContextMode = InstanceContextMode.Single, ConcurrencyMode = ConcurrencyMode.Multiple)]
public class PublishEvents : callback::CTIEventService
{
    public readonly List<Pub.CTIEvent> Events = new List<Pub.CTIEvent>();
    public readonly ManualResetEvent Completed = new ManualResetEvent(false);
    public readonly ManualResetEvent Beaten = new ManualResetEvent(false);
    public string SessionId;
    public string Password;

    public int PublishCTIEvent(Pub.CTIEvent ctiEvent)
    {
        lock (Events) Events.Add(ctiEvent);
        if (ctiEvent is Pub.CTICallCompleted) Completed.Set();
        return 0;
    }

    public int HeartbeatMessage() { Beaten.Set(); return 0; }

    public int Heartbeat(string sessionId) { Beaten.Set(); return 0; }

    public int StartSession(CallbackUser userinfo, string sessionId)
    {
        SessionId = sessionId;
        Password = userinfo.Password;
        return 0;
    }
}

public static class PortalClient
{
    static int failures;

    static void Check(string what, bool holds)
    {
        Console.WriteLine((holds ? "ok    " : "WRONG ") + what);
        if (!holds) failures++;
    }

    public static int Main(string[] arguments)
    {
        var address = "http://127.0.0.1:" + arguments[1] + "/www.aspect.com/PublishEvents";
        var receiver = new PublishEvents();
        using (var host = new ServiceHost(receiver))
        {
            host.AddServiceEndpoint(typeof(callback::CTIEventService), new BasicHttpBinding(), address);
            host.Open();
            Run(new portal::AgentCallServiceClient(new BasicHttpBinding(), new EndpointAddress(arguments[0])), receiver, address);
        }
        Console.WriteLine(failures + " failures");
        return failures == 0 ? 0 : 1;
    }

    static void Run(portal::AgentCallServiceClient proxy, PublishEvents receiver, string address)
    {
        foreach (var operation in proxy.Endpoint.Contract.Operations)
            operation.Faults.Add(new FaultDescription(operation.Messages[0].Action + "Fault") {
                DetailType = typeof(CTIPortalServiceFault), Name = "CTIPortalServiceFault",
                Namespace = "http://www.aspect.com/unifiedip/edk/ctipsapi/2009/08"
            });
        var opening = new OpenConnectionArgs {
            ClientCallbackURL = address, TenantIds = new[] { 1 },
            UserCredentials = new UserCredentials { UserName = "Test01", Password = "Test01" }
        };
        var session = proxy.OpenConnection(opening);
        Check("OpenConnection answers a session", !string.IsNullOrEmpty(session.SessionId));
        Check("its response is success", session.Response == ResponseCode._success);
        Check("StartSession told its id before", receiver.SessionId == session.SessionId);
        Check("StartSession repeated the credentials", receiver.Password == "Test01");

        var registration = new AddMessageClassArgs { SessionId = session.SessionId, TenantId = 1 };
        foreach (var category in new[] {
            CTIMessageClass.EventCategoryAgent, CTIMessageClass.EventCategoryCall,
            CTIMessageClass.EventCategorySystem, CTIMessageClass.EventCategoryRoute
        }) {
            registration.MessageClass = category;
            Check("AddMessageClass " + category, proxy.AddMessageClass(registration) == 0);
        }
        Check("OnLine", proxy.OnLine(new OnLineArgs { SessionId = session.SessionId, TenantId = 1 }) == 0);
        Check("a heartbeat comes", receiver.Beaten.WaitOne(10000));
        Check("the call of flow 1 is completed", receiver.Completed.WaitOne(30000));
        Thread.Sleep(500);
        Events(receiver);

        try {
            proxy.OnLine(new OnLineArgs { SessionId = "nobody", TenantId = 1 });
            Check("an unknown session is a fault", false);
        } catch (FaultException<CTIPortalServiceFault> fault) {
            Check("an unknown session is a fault of a code", fault.Detail.ErrorCode == "InvalidSessionId");
        }
        Check("OffLine", proxy.OffLine(new OffLineArgs { SessionId = session.SessionId, TenantId = 1 }) == 0);
        Check("CloseConnection", proxy.CloseConnection(new CloseConnectionArgs { SessionId = session.SessionId }) == 0);
        Check("a session that was closed is status 405",
            proxy.CloseConnection(new CloseConnectionArgs { SessionId = session.SessionId }) == 405);
    }

    /// Flow 1 of appendix E, with CallStarted and CallCompleted: every event of its own type, with its values.
    static void Events(PublishEvents receiver)
    {
        var names = new List<string>();
        long sequence = 0;
        string caller = null;
        lock (receiver.Events) foreach (var told in receiver.Events) {
            var state = told as Pub.CTIAgentStateChange;
            names.Add(state == null ? told.EventType.ToString() : state.AgentState.ToString());
            var started = told as Pub.CTICallStarted;
            if (started != null) sequence = started.CallSequenceId;
            var offered = told as Pub.CTICallOffered;
            if (offered != null) caller = offered.ANI;
        }
        Check("the events of flow 1: " + string.Join(" ", names), string.Join(" ", names) ==
            "CallStarted CallOffered CallDelivered CallConnected PendingActive CallEstablished Active CallCleared Wrap "
            + "CallEnd CallCompleted Idle");
        Check("a CallSequenceId of 64 bits", sequence > int.MaxValue);
        Check("the caller's number", caller == "0541111111");
    }
}
