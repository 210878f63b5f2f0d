"""The table that the races fill in."""
import os
import statistics


class Table:
    """Rows of what was measured, and whether a target among them was missed."""

    FORM = "{:<46} {:>14} {:>14} {:>7}  {:<10} {}"

    def __init__(self):
        self.is_missed = False
        print(self.FORM.format("name", "ours", "peer", "ratio", "target", ""), flush=True)

    def at_least(self, name, ours, peer, target=None):
        """Rates: more is better."""
        ratios = [mine / theirs for mine, theirs in zip(ours, peer)]
        ratio = statistics.median(ratios)
        figures = ("{:,.0f}/s".format(statistics.median(ours)), "{:,.0f}/s".format(statistics.median(peer)))
        self.row(name, *figures, ratio, target and (">= %.2f" % target, ratio >= target))

    def below(self, name, ours, unit, limit=None, peer=None):
        """Costs: less is better."""
        peer_text = "-" if peer is None else "{:,.0f} {}".format(peer, unit)
        ratio = None if peer is None else ours / peer
        target = limit and ("< {:,.0f} {}".format(limit, unit), ours < limit)
        self.row(name, "{:,.0f} {}".format(ours, unit), peer_text, ratio, target)

    def missing(self, name, reason):
        """A row that cannot be measured here; it is no miss."""
        print("{:<46} {}".format(name, reason), flush=True)

    def row(self, name, ours, peer, ratio, target):
        words, is_met = target or ("-", True)
        self.is_missed = self.is_missed or not is_met
        verdict = "" if target is None else "PASS" if is_met else "FAIL"
        number = "-" if ratio is None else "%.2f" % ratio
        print(self.FORM.format(name, ours, peer, number, words, verdict).rstrip(), flush=True)


def load():
    """The load of the machine, with a warning where it is more than it has processors for."""
    now = os.getloadavg()
    words = "load " + " ".join("%.2f" % value for value in now)
    # What counts only its own time does not mind much; whatever goes by the clock on the wall does.
    return words + (", too busy for what goes by the clock on the wall" if now[0] > os.cpu_count() else "")
