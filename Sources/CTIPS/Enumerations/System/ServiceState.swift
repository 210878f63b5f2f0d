/// Whether a service takes calls.
public enum ServiceState: String, WireEnumeration {
    case noState = "NoState"
    case active = "Active"
    case inactive = "InActive"
    case addService = "AddService"
    case removeService = "RemoveService"
    case unmanned = "UnManned"
    case holiday = "Holiday"
    case pause = "Pause"
    case failed = "Failed"
    case wait = "Wait"
    case activating = "Activating"

    /// The name of the type in the contract.
    public static let contractName: String = "CTIServiceState"
}
