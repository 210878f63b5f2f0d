#!/usr/bin/env python3
"""Invents the rules of a call centre and a week of its calls, in a form that belongs to no product.

generate.py RULES CALLS FOLDER writes FOLDER/rules.json and FOLDER/calls.csv, the same for the same arguments.

Of the rules about 60 % are for one dialled number (a few in opening hours, by language, tier or country only), 15 % for
one caller, 12 % for a country, an area or an exchange, 5 % for ranges, 4 % close a block of numbers, 2.5 % ask attach
data alone, and the last takes what is left. Conditions: {"f", "op", ...} with eq, prefix, range (both ends in), window
(minutes of the day, over midnight where lo > hi) and mask (bit 0 is Monday), in UTC.
"""
import json
import pathlib
import random
import sys

LANGUAGES = {"en": 64, "es": 18, "fr": 7, "de": 6, "he": 3, "ru": 2}
TIERS = {"basic": 68, "silver": 20, "gold": 9, "black": 3}
TOPICS = ["cards", "loans", "transfers", "fraud", "insurance", "branch", "savings", "online", "cheques", "other"]
COUNTRIES = {"1": (70, 11), "44": (9, 12), "49": (6, 12), "33": (5, 11), "972": (5, 12), "61": (5, 11)}
MONDAY = 1772409600  # 2026-03-02 00:00 UTC


def drawn(random, weights):
    return random.choices(list(weights), list(weights.values()))[0]


class Town:
    """The numbers that exist: those dialled, and whoever calls them."""

    def __init__(self, random, size):
        self.random = random
        self.blocks = ["800%03d" % block for block in random.sample(range(200, 1000), max(2, size // 400))]
        self.lines = [random.choice(self.blocks) + "%04d" % random.randrange(10_000) for _ in range(max(2, size // 2))]
        self.areas = {code: ["%03d" % area for area in random.sample(range(200, 1000), 40)] for code in COUNTRIES}
        self.regulars = [self.caller() for _ in range(max(2, size // 7))]
        self.popularity = [1 / (rank + 1) for rank in range(len(self.lines))]

    def prefix(self):
        code = drawn(self.random, {code: weight for code, (weight, _) in COUNTRIES.items()})
        area = code + self.random.choice(self.areas[code])
        return self.random.choices([code, area, area + "%03d" % self.random.randrange(1000)], [1, 3, 6])[0]

    def caller(self):
        code = drawn(self.random, {code: weight for code, (weight, _) in COUNTRIES.items()})
        start = code + self.random.choice(self.areas[code])
        return start + "".join(self.random.choices("0123456789", k=COUNTRIES[code][1] - len(start)))


def equal(field, value):
    return {"f": field, "op": "eq", "v": value}


def prefix(field, value):
    return {"f": field, "op": "prefix", "v": value}


def opening_hours(random):
    return [
        {"f": "dow", "op": "mask", "v": random.choice([31, 31, 63, 127])},
        {"f": "tod", "op": "window", "lo": random.choice([420, 480, 540]), "hi": random.choice([960, 1080, 1200])},
    ]


def closing_hours(random):
    if random.random() < 0.5:
        return [{"f": "dow", "op": "mask", "v": random.choice([96, 64])}]
    return [{"f": "tod", "op": "window", "lo": random.choice([1140, 1200, 1320]), "hi": random.choice([360, 420, 480])}]


def line_rule(town, random):
    base = equal("dnis", random.choice(town.lines))
    kind = random.choices(["alone", "hours", "language", "caller", "tier"], [70, 15, 8, 4, 3])[0]
    if kind == "alone":
        return 50, [base]
    extra = {
        "hours": lambda: opening_hours(random),
        "language": lambda: [equal("att.lang", drawn(random, LANGUAGES))],
        "caller": lambda: [prefix("clid", town.prefix())],
        "tier": lambda: [equal("att.tier", drawn(random, TIERS))] + opening_hours(random),
    }[kind]
    return 40, [base] + extra()


def caller_rule(town, random):
    base = equal("clid", random.choice(town.regulars))
    return 10, [base] if random.random() < 0.8 else [base, prefix("dnis", random.choice(town.blocks)[:3])]


def prefix_rule(town, random):
    base = prefix("clid", town.prefix())
    if random.random() < 0.35:
        return 90, [base]
    narrower = [prefix("dnis", random.choice(town.blocks)), equal("att.topic", random.choice(TOPICS))]
    return 70, [base, random.choice(narrower)]


def range_rule(town, random):
    block, first = random.choice(town.blocks), random.randrange(0, 9000, 50)
    last = first + random.choice([9, 49, 99, 499])
    base = {"f": "dnis", "op": "range", "lo": block + "%04d" % first, "hi": block + "%04d" % last}
    return 75, [base] if random.random() < 0.5 else [base] + opening_hours(random)


def closing_rule(town, random):
    return 30, [prefix("dnis", random.choice(town.lines)[: random.choice([7, 8])])] + closing_hours(random)


def attach_rule(town, random):
    campaign = "C%03d" % random.randrange(40)
    return random.randrange(30, 70), [equal("att.campaign", campaign), equal("att.lang", drawn(random, LANGUAGES))]


KINDS = {line_rule: 61.5, caller_rule: 15, prefix_rule: 12, range_rule: 5, closing_rule: 4, attach_rule: 2.5}


def rules(town, random, count):
    ranked = []
    for index in range(count - 1):
        rank, when = drawn(random, KINDS)(town, random)
        ranked.append((rank, index, when))
    made = []
    for rank, index, when in sorted(ranked) + [(100, count, [])]:
        attach = {"skill": random.choice(TOPICS)}
        if random.random() < 0.3:
            attach["card"] = "%05d" % random.randrange(100_000)
        queue = "Q%03d" % random.randrange(max(3, count // 5))
        then = {"queue": queue, "priority": random.randrange(1, 101), "attach": attach}
        made.append({"id": len(made), "when": when, "then": then})
    return made


def call(town, random):
    line = random.choices(
        [random.choices(town.lines, town.popularity)[0], random.choice(town.blocks) + "0000", "8111110000"], [90, 8, 2]
    )[0]
    caller = random.choices([town.caller(), random.choice(town.regulars), "", "%05d" % random.randrange(1, 90_000)],
                            [92, 4, 3, 1])[0]
    day = random.choices(range(7), [22, 19, 18, 18, 17, 4, 2])[0]
    second = min(86_399, max(0, int(random.gauss(13, 3.5) * 3600)))
    attach = {"lang": drawn(random, LANGUAGES), "balance": random.randrange(20_000), "wait": random.randrange(600)}
    for key, share, draw in [
        ("tier", 0.5, lambda: drawn(random, TIERS)),
        ("topic", 0.7, lambda: random.choice(TOPICS)),
        ("campaign", 0.25, lambda: "C%03d" % random.randrange(40)),
        ("customer", 0.5, lambda: random.randrange(10**9)),
    ]:
        if random.random() < share:
            attach[key] = draw()
    return MONDAY + day * 86_400 + second, line, caller, ";".join("%s=%s" % pair for pair in attach.items())


def main():
    size, count, folder = int(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
    source = random.Random("callsteer %d" % size)
    town = Town(source, size)
    folder.mkdir(parents=True, exist_ok=True)
    document = {"count": size, "rules": rules(town, source, size)}
    (folder / "rules.json").write_text(json.dumps(document))
    with open(folder / "calls.csv", "w") as file:
        file.write("call,time,dnis,clid,attach\n")
        for index in range(count):
            file.write("%d,%d,%s,%s,%s\n" % (index, *call(town, source)))


main()
