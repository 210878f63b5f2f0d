"""M/M/30+M with three priorities in SimPy: simpy_erlang.py CALLS SEED prints what erlang_loop prints."""
import json
import random
import sys
import time

import simpy

AGENTS, TALK, PATIENCE, LOAD = 30, 180.0, 180.0, 30.0


def caller(environment, agents, priority, draw, sums):
    since = environment.now
    with agents.request(priority=priority) as request:
        came = yield request | environment.timeout(draw.expovariate(1 / PATIENCE))
        sums["waited"][priority] += environment.now - since
        if request in came:
            yield environment.timeout(draw.expovariate(1 / TALK))
        else:
            sums["lost"] += 1


def arrivals(environment, agents, calls, draw, sums):
    for _ in range(calls):
        yield environment.timeout(draw.expovariate(LOAD / TALK))
        priority = draw.randrange(3)
        sums["of"][priority] += 1
        environment.process(caller(environment, agents, priority, draw, sums))


def main():
    calls, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    sums = {"waited": [0.0] * 3, "of": [0] * 3, "lost": 0}
    began = time.process_time()
    environment = simpy.Environment()
    agents = simpy.PriorityResource(environment, AGENTS)
    environment.process(arrivals(environment, agents, calls, draw, sums))
    environment.run()
    seconds = time.process_time() - began
    figures = {"calls": calls, "rate": calls / seconds, "wait": sum(sums["waited"]) / calls, "abandoned": sums["lost"] / calls}
    for priority in range(3):
        figures["wait%d" % (priority + 1)] = sums["waited"][priority] / sums["of"][priority]
    print(json.dumps(figures))


main()
