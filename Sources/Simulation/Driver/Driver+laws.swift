import Queueing

extension Driver {
    /// What has been counted wrong stays wrong, so that a run of many instants need not be looked at after each.
    var isUnchecked: Bool { instants > 1000 && (instants & 255 != 0 || openCalls > 1000) }

    /// L1-L6, in debug alone: what breaks one is a defect of the ACD.
    @discardableResult
    func checkLaws() -> Bool {
        assert(acd.breaches().isEmpty, "\(acd.breaches()) at \(now) ms")
        return true
    }
}
