/// A message of the protocol, either way.
public enum Message: Hashable, Sendable {
    /// A request with its arguments: the record `…Args`, of an event the event, of other callbacks their own record.
    case request(Operation, Record)
    /// The answer to a request: a number, 0 for "accepted", or for OpenConnection the record `SessionObject`.
    case response(Operation, Value)
    case fault(PortalFault)
}
