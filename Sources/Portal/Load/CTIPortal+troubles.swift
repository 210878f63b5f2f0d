package import CTIPS

// What happens to the system on command.
extension CTIPortal {
    /// The share of RouteSelects that are rejected although nothing is wrong with them.
    package mutating func setRejects(_ share: Double) { board.rejects = share }

    /// The portal loses its system, or a switch; or has it back.
    package mutating func setLink(_ component: ComponentType, _ state: ComponentState, at time: Int64) {
        run(until: time)
        board.tellLink(component, state)
        publish()
    }

    /// A service changes its state; false if there is none of this id.
    package mutating func setService(_ id: Int32, to state: ServiceState, at time: Int64) -> Bool {
        run(until: time)
        guard let index = board.serviceIndex(id) else { return false }
        board.setService(index, to: state)
        publish()
        return true
    }
}
