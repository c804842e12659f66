"""SimPy: both models as its own examples write them. python3 simpy_peer.py mm1|restaurant COUNT SEED"""
import math
import random
import sys
import time

import simpy

exp, lognormal = random.expovariate, random.lognormvariate


def parameters(mean, cv):
    """mu and sigma of the lognormal law with this mean and spread."""
    variance = math.log(1.0 + cv * cv)
    return math.log(mean) - variance / 2.0, math.sqrt(variance)


COOK, EAT = parameters(8.0, 0.5), parameters(35.0, 0.3)


def mm1(n_customers):
    """Workload A: the mean time in the system."""
    env = simpy.Environment()
    server = simpy.Resource(env, capacity=1)
    total = 0.0

    def customer():
        nonlocal total
        came = env.now
        with server.request() as turn:
            yield turn
            yield env.timeout(exp(1.0))
        total += env.now - came

    def source():
        for _ in range(n_customers):
            yield env.timeout(exp(0.9))
            env.process(customer())

    env.process(source())
    env.run()
    return total / n_customers


class Evening:
    """Workload B: one evening, run when it is made."""

    def __init__(self):
        self.drink_waits, self.table_waits = [], []
        self.env = env = simpy.Environment()
        self.tables = simpy.Resource(env, 10)
        self.waiters = simpy.Resource(env, 3)
        self.cooks = simpy.Resource(env, 2)
        self.bar = simpy.Resource(env, 1)
        env.process(self.door())
        env.run()

    def door(self):
        while True:
            yield self.env.timeout(exp(1.0 / 2.0))
            if self.env.now >= 240.0:
                return
            self.env.process(self.party())

    def work(self, pool, lasts):
        with pool.request() as turn:
            yield turn
            yield self.env.timeout(lasts())

    def carry(self):
        return self.work(self.waiters, lambda: exp(1.0 / 0.7))

    def party(self):
        env = self.env
        came = env.now
        with self.tables.request() as table:
            yield table
            self.table_waits.append(env.now - came)
            yield from self.work(self.waiters, lambda: exp(1.0 / 1.5))
            ways = (self.dish, self.dish, self.drink, self.drink)
            yield env.all_of([env.process(way()) for way in ways])
            yield env.timeout(lognormal(*EAT))
            yield from self.work(self.waiters, lambda: exp(1.0))

    def dish(self):
        yield from self.work(self.cooks, lambda: lognormal(*COOK))
        yield from self.carry()

    def drink(self):
        ordered = self.env.now
        is_stuck = random.random() < 0.1
        yield self.env.timeout(0.5 + (exp(1.0 / 10.0) if is_stuck else 0.0))
        yield from self.work(self.bar, lambda: exp(1.0 / 2.0))
        yield from self.carry()
        self.drink_waits.append(self.env.now - ordered)


def mean(values):
    return sum(values) / len(values)


def restaurant(n_evenings):
    evenings = [Evening() for _ in range(n_evenings)]
    return tuple(mean([mean(getattr(e, waits)) for e in evenings])
                 for waits in ("drink_waits", "table_waits"))


if __name__ == "__main__":
    model, count = sys.argv[1], int(sys.argv[2])
    random.seed(int(sys.argv[3]))
    start = time.perf_counter()
    first, second = (mm1(count), math.nan) if model == "mm1" else restaurant(count)
    print(f"{time.perf_counter() - start:.6f} {count} {first:.4f} {second:.4f}")
