import Routing

extension ACD {
    /// Brings together agents who became ready and calls that may find an agent: again and again the most urgent call
    /// that any ready agent may take (R4) gets the best of its agents (R5).
    ///
    /// Between dispatches no ready agent may take any waiting call, so only pairs with one of those are looked at.
    @inline(__always)
    mutating func dispatch() {
        if freedAgents.isEmpty, offeredCalls.isEmpty { return }
        if freedAgents.isEmpty, offeredCalls.count == 1 {
            dispatchOne(offeredCalls.removeLast())
        } else if offeredCalls.isEmpty, freedAgents.count == 1 {
            dispatchTo(freedAgents.removeLast())
        } else {
            dispatchAll()
        }
    }

    /// One call, which no lane needs to hold if an agent is there.
    @inline(__always)
    private mutating func dispatchOne(_ call: Int32) {
        guard calls[call].state == .waiting else { return }
        let agent = bestAgent(for: call)
        if agent >= 0 { startRing(call, at: agent, for: queue(of: call, for: agent)) } else { placeAll(call) }
    }

    /// One agent.
    @inline(__always)
    private mutating func dispatchTo(_ agent: Int32) {
        agents[agent].isFreed = false
        guard agents[agent].state == .ready else { return }
        let call = bestCall(for: agent).call
        if call >= 0 { startRing(call, at: agent, for: queue(of: call, for: agent)) }
    }

    private mutating func dispatchAll() {
        for index in 0..<offeredCalls.count where calls[offeredCalls[index]].state == .waiting {
            placeAll(offeredCalls[index])
        }
        while true {
            let ofAgents = bestCallOfFreedAgents()
            let ofCalls = bestOfferedCall()
            let call = ofCalls.key < ofAgents.key ? ofCalls.call : ofAgents.call
            guard call >= 0 else { break }
            let agent = bestAgent(for: call)
            startRing(call, at: agent, for: queue(of: call, for: agent))
        }
    }

    /// Forgets freed agents for whom there is no call, for calls only get fewer during a dispatch.
    private mutating func bestCallOfFreedAgents() -> Candidate {
        var best = Candidate.none
        var kept = 0
        for index in 0..<freedAgents.count {
            let agent = freedAgents[index]
            let candidate = agents[agent].state == .ready ? bestCall(for: agent) : .none
            guard candidate.call >= 0 else {
                agents[agent].isFreed = false
                continue
            }
            freedAgents[kept] = agent
            kept += 1
            if candidate.key < best.key { best = candidate }
        }
        freedAgents.truncate(to: kept)
        return best
    }

    /// Forgets offered calls for which there is no agent, for agents only get fewer during a dispatch.
    private mutating func bestOfferedCall() -> Candidate {
        var best = Candidate.none
        var kept = 0
        for index in 0..<offeredCalls.count {
            let call = offeredCalls[index]
            guard calls[call].state == .waiting, let key = bestKey(of: call) else { continue }
            offeredCalls[kept] = call
            kept += 1
            if key < best.key { best = Candidate(call: call, key: key) }
        }
        offeredCalls.truncate(to: kept)
        return best
    }

    /// R16: the queue an answer of `agent` counts in: the initial one if the agent serves it, else the one the call
    /// entered first of those the agent serves. An agent for whom the call is kept may serve none of them: then it
    /// is the initial one, or the first that is left.
    @inline(__always)
    func queue(of call: Int32, for agent: Int32) -> Int32 {
        var index = calls[call].firstMembership
        if memberships[index].next < 0 { return memberships[index].queue }
        var oldest: Int32 = -1
        var initial: Int32 = -1
        var first: Int32 = -1
        while index >= 0 {
            if memberships[index].isActive {
                let queue = memberships[index].queue
                if first < 0 { first = queue }
                if queue == calls[call].initialQueue { initial = queue }
                if serves(agent, queue) {
                    if queue == calls[call].initialQueue { return queue }
                    if oldest < 0 { oldest = queue }
                }
            }
            index = memberships[index].next
        }
        return oldest >= 0 ? oldest : initial >= 0 ? initial : first
    }

    @inline(__always)
    func serves(_ agent: Int32, _ queue: Int32) -> Bool { level(of: agent, in: queue) != nil }

    @inline(__always)
    func level(of agent: Int32, in queue: Int32) -> UInt8? {
        let first = agents[agent].firstSkill
        for skill in first..<first + agents[agent].skills where skills[skill].queue == queue {
            return skills[skill].level
        }
        return nil
    }
}
