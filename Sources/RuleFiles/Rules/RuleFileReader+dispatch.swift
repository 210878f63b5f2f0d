import Routing

extension RuleFileReader {
    /// `dispatch` and `reload`: what holds for all queues.
    mutating func readDispatch() {
        if var mapping = setting("dispatch")?.mapping() {
            let call = mapping.optional("call")?.text(among: [
                "priority_then_longest_wait", "level_first", "longest_wait",
            ])
            let agent = mapping.optional("agent")?.text(among: ["level_then_longest_idle", "longest_idle"])
            mapping.finish()
            dispatch = DispatchRule(
                call: call == "level_first"
                    ? .levelFirst : call == "longest_wait" ? .longestWait : .priorityThenLongestWait,
                agent: agent == "longest_idle" ? .longestIdle : .levelThenLongestIdle)
        }
        if let rule = setting("reload")?.choice(ReloadRule.self) { reload = rule }
    }
}
