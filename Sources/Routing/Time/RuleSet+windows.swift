extension RuleSet {
    /// Whether `window` is open at `moment`. O(spans).
    public func isOpen(_ window: Slot<Window>, at moment: Moment) -> Bool {
        var clocks = WallClocks(at: moment, zones: zones)
        return windows[window].isOpen(&clocks)
    }

    /// The first whole minute after `moment` at which `window` opens or closes; a week later, if it does neither in
    /// between. Windows change on whole minutes as clocks show them. O(minutes passed over).
    public func nextChange(of window: Slot<Window>, after moment: Moment) -> Moment {
        let wasOpen = isOpen(window, at: moment)
        let first = moment.milliseconds - moment.milliseconds.flooredQuotient(by: 60_000).remainder
        for minute in 1...Int64(7 * 1440) {
            let next = Moment(milliseconds: first + minute * 60_000)
            if isOpen(window, at: next) != wasOpen { return next }
        }
        return Moment(milliseconds: first + 7 * 86_400_000)
    }
}
