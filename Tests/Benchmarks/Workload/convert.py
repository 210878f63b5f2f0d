#!/usr/bin/env python3
"""Turns a neutral workload into a rule file, and says for every call which rule must decide it.

convert.py FOLDER [JUDGE] reads FOLDER/rules.json and FOLDER/calls.csv and writes FOLDER/rules.yaml and
FOLDER/expected.csv. Rules with an expression ("op": "expr") are left out. JUDGE is a Python file with a function
`linear(rules, call)` that must agree about every call; a call is (seconds, dnis, clid, attach).
"""
import importlib.util
import json
import pathlib
import sys

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def field(call, name):
    seconds, dnis, clid, attach = call
    if name == "dnis":
        return dnis
    return clid if name == "clid" else attach.get(name.removeprefix("att."), "")


def holds(condition, call):
    op = condition["op"]
    if op == "window":
        minute, low, high = call[0] // 60 % 1440, condition["lo"], condition["hi"]
        return low <= minute < high if low < high else not high <= minute < low
    if op == "mask":
        # The epoch was a Thursday, the fourth day.
        return bool(condition["v"] & 1 << (call[0] // 86_400 + 3) % 7)
    value = field(call, condition["f"])
    if op == "eq":
        return value == condition["v"]
    if op == "prefix":
        return value.startswith(condition["v"])
    if op == "range":
        return len(value) == len(condition["lo"]) and condition["lo"] <= value <= condition["hi"]
    raise ValueError("unknown operation " + op)


def deciding(rules, call):
    return next((rule["id"] for rule in rules if all(holds(each, call) for each in rule["when"])), -1)


class RuleFile:
    """The rule file, section by section."""

    def __init__(self, rules):
        self.windows = {}
        self.keys = sorted({each["f"][4:] for rule in rules for each in rule["when"] if each["f"].startswith("att.")})
        self.queues = sorted({rule["then"]["queue"] for rule in rules})
        self.rules = [self.rule(rule) for rule in rules]

    def rule(self, rule):
        written = {"id": "r%d" % rule["id"]}
        attach, hours = {}, []
        for each in rule["when"]:
            op, name = each["op"], each["f"]
            if op in ("window", "mask"):
                hours.append(each)
            elif name.startswith("att."):
                attach[name[4:]] = each["v"]
            else:
                written[name] = self.pattern(each)
        if attach:
            written["attach"] = attach
        names = self.hours(hours)
        if len(names) == 1:
            written["during"] = names[0]
        elif names:
            written["all"] = [{"during": name} for name in names]
        then = rule["then"]
        # The workload's priorities are 1 to 100, the most urgent first.
        priority = 1 + (then["priority"] - 1) * 9 // 100
        written["route"] = {"queue": then["queue"], "priority": priority, "attach": then["attach"]}
        return written

    @staticmethod
    def pattern(condition):
        if condition["op"] == "range":
            return "%s..%s" % (condition["lo"], condition["hi"])
        return condition["v"] + ("*" if condition["op"] == "prefix" else "")

    def hours(self, conditions):
        spans = []
        for each in conditions:
            if each["op"] == "mask":
                spans.append({"days": [day for bit, day in enumerate(DAYS) if each["v"] >> bit & 1]})
            else:
                spans.append({"time": "%02d:%02d-%02d:%02d" % (*divmod(each["lo"], 60), *divmod(each["hi"], 60))})
        # Days and a time are one span, unless it crosses midnight and would then belong to the day it begins on.
        if len(spans) == 2 and all(each["op"] == "mask" or each["lo"] < each["hi"] for each in conditions):
            spans = [{**spans[0], **spans[1]}]
        return [self.windows.setdefault(json.dumps(span), "w%d" % len(self.windows)) for span in spans]

    def write(self, file):
        # JSON is YAML, so every value can be written by the one function that quotes it right.
        file.write("version: 1\ntimezone: UTC\nnumbers: raw\n")
        file.write("default: { extension: \"9000\" }\n")
        self.section(file, "attach", {key: {"type": "string", "optional": True} for key in self.keys})
        self.section(file, "windows", {name: json.loads(span) for span, name in self.windows.items()})
        self.section(file, "queues", {name: {"code": code} for code, name in enumerate(self.queues, 1)})
        file.write("rules:\n")
        for rule in self.rules:
            file.write("  - %s\n" % json.dumps(rule))

    @staticmethod
    def section(file, name, entries):
        if not entries:
            return
        file.write(name + ":\n")
        for key, value in entries.items():
            file.write("  %s: %s\n" % (key, json.dumps(value)))


def calls(path):
    with open(path) as file:
        next(file)
        for line in file:
            _, seconds, dnis, clid, attach = line.rstrip("\n").split(",")
            pairs = dict(pair.split("=", 1) for pair in attach.split(";")) if attach else {}
            yield (int(seconds), dnis, clid, pairs), "%s,%s,%s,%s" % (seconds, dnis, clid, attach)


def judge(path):
    specification = importlib.util.spec_from_file_location("judge", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module.linear


def main():
    folder = pathlib.Path(sys.argv[1])
    other = judge(sys.argv[2]) if len(sys.argv) > 2 else deciding
    rules = [
        rule
        for rule in json.loads((folder / "rules.json").read_text())["rules"]
        if all(each["op"] != "expr" for each in rule["when"])
    ]
    with open(folder / "rules.yaml", "w") as file:
        RuleFile(rules).write(file)
    with open(folder / "expected.csv", "w") as file:
        file.write("rule,time,dnis,clid,attach\n")
        for call, line in calls(folder / "calls.csv"):
            rule = deciding(rules, call)
            if other(rules, call) != rule:
                sys.exit("convert.py: the judges disagree about " + line)
            file.write("%s,%s\n" % ("r%d" % rule if rule >= 0 else "", line))


main()
