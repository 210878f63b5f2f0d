#!/usr/bin/env python3
"""Evaluates conditions by another implementation of the Common Expression Language.

cel_loop.py rust|cpp FILE SECONDS evaluates each line of FILE for SECONDS and prints the nanoseconds of one evaluation, in
order, as a list in JSON. The variables are bound once, so that what is timed is the evaluation and the way there.
"""
import json
import statistics
import sys
import time

TEXTS = {"tier": "gold", "lang": "fr", "product": "claims", "clid": "447700900123"}
NUMBERS = {"balance": 12000, "retries": 4, "wait": 300, "waiting": 2}


def rust(sources):
    import cel

    context = cel.Context({**TEXTS, **NUMBERS})
    return [lambda execute=cel.compile(source).execute: execute(context) for source in sources]


def cpp(sources):
    from cel_expr_python import cel

    types = {**{name: cel.Type.STRING for name in TEXTS}, **{name: cel.Type.INT for name in NUMBERS}}
    environment = cel.NewEnv(variables=types)
    activation = environment.Activation({**TEXTS, **NUMBERS})
    return [
        lambda evaluate=environment.compile(source).eval: evaluate(activation).value() for source in sources
    ]


def nanoseconds(evaluate, seconds, times=2000):
    passes = []
    end = time.monotonic() + seconds
    while not passes or time.monotonic() < end:
        began = time.process_time_ns()
        for _ in range(times):
            held = evaluate()
        passes.append((time.process_time_ns() - began) / times)
        if held is not True:
            sys.exit("cel_loop.py: a condition of the race does not hold")
    return statistics.median(passes)


def main():
    name, path, seconds = sys.argv[1:4]
    with open(path) as file:
        sources = [line.strip() for line in file if line.strip()]
    evaluations = {"rust": rust, "cpp": cpp}[name](sources)
    print(json.dumps([nanoseconds(each, float(seconds)) for each in evaluations]))


main()
