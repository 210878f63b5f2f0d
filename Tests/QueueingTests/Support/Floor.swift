import Queueing
import Routing
import Testing

/// A call centre in virtual time: queues and agents by name, events in seconds, and all that happened, in order.
///
/// The events of an instant are handed to the ACD in the order of R2. The laws are checked after every settling.
final class Floor {
    struct Person {
        var answers: Int64? = 0
        var wrapUp: Int64? = 0
        var rejects = false
    }

    struct Caller {
        var talk: Int64 = 60_000
        var reaches = true
    }

    /// The place of an event among those of one instant (R2).
    enum Order: Int { case hangUp = 1, answer, agent, lookup, arrival }

    private struct Event {
        let time: Int64
        let order: Order
        let number: Int
        let action: (Floor) -> Void
    }

    private(set) var acd: ACD
    let names: [String]
    let logins: [String]
    private(set) var calls: [String: CallID] = [:]
    private(set) var ended: [String: CallSummary] = [:]
    /// Times in milliseconds and effects, as text.
    private(set) var log: [(time: Int64, what: String)] = []
    private(set) var breaches: [Conservation.Breach] = []
    private var people: [Person]
    private var callers: [CallID: (name: String, caller: Caller)] = [:]
    private var events: [Event] = []
    private var number = 0

    init(
        _ queues: [Queue], agents: [(login: String, skills: [String: Int])] = [],
        options: ACD.Options = ACD.Options()
    ) {
        names = queues.map(\.name)
        logins = agents.map(\.login)
        let names = names
        acd = ACD(
            queues: queues,
            agents: agents.map { agent in
                AgentProfile(
                    agent.skills.sorted { $0.key < $1.key }.map { name, level in
                        AgentProfile.Skill(Slot(names.firstIndex(of: name) ?? -1), level: level)
                    })
            }, options: options)
        people = Array(repeating: Person(), count: agents.count)
    }

    // MARK: Script

    func at(_ seconds: Double, _ order: Order, _ action: @escaping (Floor) -> Void) {
        add(Int64((seconds * 1000).rounded()), order, action)
    }

    private func add(_ time: Int64, _ order: Order, _ action: @escaping (Floor) -> Void) {
        number += 1
        events.append(Event(time: time, order: order, number: number, action: action))
    }

    func person(_ login: String, answers: Double? = 0, wrapUp: Double? = 0, rejects: Bool = false) {
        people[index(login)] = Person(
            answers: answers.map { Int64($0 * 1000) }, wrapUp: wrapUp.map { Int64($0 * 1000) }, rejects: rejects)
    }

    func logIn(_ login: String, at time: Double = 0, ready: Bool = true) {
        at(time, .agent) { $0.acd.logIn($0.agent(login), isReady: ready, at: $0.millis(time)) }
    }

    func logOut(_ login: String, at time: Double) {
        at(time, .agent) { $0.acd.logOut($0.agent(login), at: $0.millis(time)) }
    }

    func ready(_ login: String, at time: Double) {
        at(time, .agent) { $0.acd.setReady($0.agent(login), at: $0.millis(time)) }
    }

    func notReady(_ login: String, at time: Double, activity: Int32 = 0) {
        at(time, .agent) {
            $0.acd.setNotReady($0.agent(login), activity: .init(code: activity), at: $0.millis(time))
        }
    }

    func call(
        _ name: String, at time: Double, to queue: String, priority: Int? = nil, talk: Double = 60,
        patience: Double? = nil, lastAgent: (String, Double)? = nil, dnis: Int = -1
    ) {
        at(time, .arrival) { floor in
            let id = floor.acd.arrive(Arrival(dnis: dnis), at: floor.millis(time))
            floor.meet(id, name, Caller(talk: floor.millis(talk)))
            floor.acd.enqueue(
                id,
                Placement(
                    floor.queue(queue), priority: priority.flatMap { Priority($0) },
                    lastAgent: lastAgent.map { .init(floor.agent($0.0), wait: floor.millis($0.1)) }),
                at: floor.millis(time))
            // A call that finds an agent at its arrival is offered first, so this cannot be of the same round.
            guard let patience else { return }
            floor.at(time + patience, .hangUp) { floor in
                let state = floor.acd.state(of: id)
                guard state != .talking, patience > 0 || state != .ringing else { return }
                floor.acd.hangUp(id, at: floor.millis(time + patience))
            }
        }
    }

    func hangUp(_ name: String, at time: Double) {
        at(time, .hangUp) { floor in
            if let id = floor.calls[name] { floor.acd.hangUp(id, at: floor.millis(time)) }
        }
    }

    func meet(_ id: CallID, _ name: String, _ caller: Caller) {
        calls[name] = id
        callers[id] = (name, caller)
    }

    // MARK: Running

    /// Runs everything up to and including `seconds`.
    func run(until seconds: Double) {
        let end = millis(seconds)
        while true {
            let time = min(events.map(\.time).min() ?? .max, acd.nextTimer)
            guard time <= end else { break }
            instant(time)
        }
        #expect(breaches == [])
    }

    private func instant(_ time: Int64) {
        repeat {
            let due = events.filter { $0.time == time }
                .sorted { ($0.order.rawValue, $0.number) < ($1.order.rawValue, $1.number) }
            events.removeAll { $0.time == time }
            for event in due { event.action(self) }
            acd.settle(at: time)
            for effect in acd.effects { follow(effect, at: time) }
            breaches += acd.breaches()
            acd.clearEffects()
        } while events.contains { $0.time == time }
    }

    private func follow(_ effect: Effect, at time: Int64) {
        log.append((time, text(effect)))
        switch effect {
        case .rings(let call, let agent, _):
            let person = people[Int(agent.index)]
            if let delay = person.answers {
                add(time + delay, person.rejects ? .agent : .answer) {
                    if person.rejects {
                        $0.acd.reject(call, by: agent, at: time + delay)
                    } else {
                        $0.acd.answer(call, by: agent, at: time + delay)
                    }
                }
            }
        case .answered(let call, let agent, _):
            let caller = callers[call]?.caller ?? Caller()
            let isCallback = acd.summary(of: call)?.endType == .callback
            if isCallback, caller.reaches { add(time, .answer) { $0.acd.callbackReached(call, at: time) } }
            let wrapUp = people[Int(agent.index)].wrapUp
            let end = time + caller.talk
            add(end, .hangUp) { $0.acd.finish(call, wrapUp: wrapUp, at: end) }
        case .ended(let call, _):
            if let name = callers.removeValue(forKey: call)?.name { ended[name] = acd.summary(of: call) }
        default: break
        }
    }

    // MARK: Looking

    func millis(_ seconds: Double) -> Int64 { Int64((seconds * 1000).rounded()) }

    func queue(_ name: String) -> Slot<Queue> { Slot(names.firstIndex(of: name) ?? -1) }

    func agent(_ login: String) -> AgentID { AgentID(index(login)) }

    private func index(_ login: String) -> Int { logins.firstIndex(of: login) ?? -1 }

    func counters(_ name: String) -> QueueCounters { acd.counters(of: queue(name)) }

    func waits(_ call: String) -> [String] {
        calls[call].map { acd.queues(of: $0).map { names[$0.index] } } ?? []
    }

    /// What happened to the call, as `seconds text`.
    func timeline(_ call: String) -> [String] {
        log.filter { $0.what.hasPrefix("\(call) ") }
            .map { "\(seconds($0.time)) \($0.what.dropFirst(call.count + 1))" }
    }

    /// When each call was answered, in that order.
    var answers: [String] {
        log.filter { $0.what.contains(" answered by ") }
            .map { "\($0.what.prefix { $0 != " " })@\(seconds($0.time))" }
    }

    func seconds(_ time: Int64) -> String {
        time % 1000 == 0 ? String(time / 1000) : String(Double(time) / 1000)
    }

    /// Runs a query that needs the ACD itself.
    func withACD<Result>(_ body: (inout ACD) -> Result) -> Result { body(&acd) }

    private func name(_ call: CallID) -> String { callers[call]?.name ?? "?" }

    private func text(_ effect: Effect) -> String {
        switch effect {
        case .entered(let call, let queue, let entry): "\(name(call)) enters \(names[queue.index]) \(entry)"
        case .left(let call, let queue, let why): "\(name(call)) leaves \(names[queue.index]) \(why)"
        case .rings(let call, let agent, let queue):
            "\(name(call)) rings \(logins[Int(agent.index)]) \(queue.map { names[$0.index] } ?? "directly")"
        case .ringEnded(let call, let agent, let end): "\(name(call)) ring ends \(logins[Int(agent.index)]) \(end)"
        case .answered(let call, let agent, let queue):
            "\(name(call)) answered by \(logins[Int(agent.index)]) \(queue.map { names[$0.index] } ?? "directly")"
        case .overflowed(let call, let queue, let step, let target):
            "\(name(call)) step \(step) of \(names[queue.index]) to \(target.map { names[$0.index] } ?? "outside")"
        case .overflowBlocked(let call, let queue, let step, let obstacle):
            "\(name(call)) step \(step) of \(names[queue.index]) blocked \(obstacle)"
        case .leavesFor(let call, _, let step): "\(name(call)) leaves for step \(step)"
        case .leavesForDefault(let call): "\(name(call)) leaves for default"
        case .offersCallback(let call, let queue): "\(name(call)) is offered a callback in \(names[queue.index])"
        case .callbackTaken(let call, let queue): "\(name(call)) takes the callback of \(names[queue.index])"
        case .ended(let call, let end): "\(name(call)) ended \(end)"
        case .agent(let agent, let state): "agent \(logins[Int(agent.index)]) \(state)"
        }
    }
}
