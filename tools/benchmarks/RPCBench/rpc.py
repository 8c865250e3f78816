"""Health/Check on Muster, C++ and Go in turn, loaded by h2load: `tools/bench rpc`."""
import contextlib
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import servers
from connection import EMPTY_MESSAGE

ROUNDS = 5
REQUESTS = 200_000
WARM_UP_REQUESTS = 20_000
# How many times as fast as each peer Muster has to be.
ASKED = {"C++": 2.5, "Go": 2.0}


class Round:
    """One run of h2load against one server."""

    def __init__(self, server, body, requests):
        client, served, started = client_seconds(), server.cpu_seconds(), time.monotonic()
        report = subprocess.run(
            ["h2load", "-n", str(requests), "-c", "8", "-m", "16", "-t", "1", "-d", body,
             "-H", "content-type: application/grpc", "-H", "te: trailers",
             f"http://127.0.0.1:{server.port}/grpc.health.v1.Health/Check"],
            capture_output=True, text=True).stdout
        elapsed = time.monotonic() - started
        speed = re.search(r"^finished in .*, ([\d.]+) req/s", report, re.M)
        succeeded = re.search(r", (\d+) succeeded", report)
        data = re.search(r"\((\d+)\) data", report)
        if not (speed and succeeded and data):
            raise SystemExit(f"h2load gave no summary:\n{report}")
        # A gRPC error is a success to h2load, but has no body.
        wanted = requests * len(servers.ANSWER)
        if int(succeeded.group(1)) != requests or int(data.group(1)) != wanted:
            raise SystemExit(
                f"{server.name} answered wrongly: {succeeded.group(1)} of {requests} calls succeeded, "
                f"with {data.group(1)} bytes where {wanted} are right")
        cpu = server.cpu_seconds() - served
        self.calls = float(speed.group(1))
        self.microseconds = cpu / requests * 1e6
        self.cores = cpu / elapsed
        self.client_cores = (client_seconds() - client) / elapsed


def client_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def median(rounds, figure):
    return statistics.median(getattr(round, figure) for round in rounds)


def ratio(ours, theirs, figure):
    """Of each round by itself, so that what slows the machine slows both sides of it."""
    return statistics.median(
        getattr(own, figure) / getattr(their, figure) for own, their in zip(ours, theirs))


def measure(running, body, count, requests):
    rounds = {server.name: [] for server in running}
    for server in running:
        Round(server, body, WARM_UP_REQUESTS)
    for number in range(count):
        first = number % len(running)
        for server in running[first:] + running[:first]:
            rounds[server.name].append(Round(server, body, requests))
    return rounds


def report(running, rounds):
    print(f"{'':8}{'calls/s':>10}{'CPU us a call':>15}{'peak MiB':>10}{'cores':>8}{'h2load cores':>14}")
    for server in running:
        own = rounds[server.name]
        print(
            f"{server.name:8}{median(own, 'calls'):10,.0f}{median(own, 'microseconds'):15.2f}"
            f"{server.peak_mib():10.1f}{median(own, 'cores'):8.2f}{median(own, 'client_cores'):14.2f}")
    print()
    print(f"{'Muster to':10}{'calls/s':>10}{'asked':>8}{'':12}{'CPU a call':>12}")
    ours = rounds["Muster"]
    for name, asked in ASKED.items():
        reached = ratio(ours, rounds[name], "calls")
        verdict = "reached" if reached >= asked else "not reached"
        cpu = ratio(ours, rounds[name], "microseconds")
        print(f"{name:10}{reached:10.2f}{asked:8.1f} {verdict:11}{cpu:12.2f}")


def main():
    count, requests = (int(given) for given in (sys.argv[1:] + [ROUNDS, REQUESTS][len(sys.argv) - 1:]))
    print(f"load average before: {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores", flush=True)
    with contextlib.ExitStack() as stack:
        body = stack.enter_context(tempfile.NamedTemporaryFile())
        body.write(EMPTY_MESSAGE)
        body.flush()
        running = [stack.enter_context(start()) for start in servers.ALL]
        report(running, measure(running, body.name, count, requests))
    print(
        f"Medians of {count} rounds of {requests:,} calls in turn, on 8 connections of 16 streams; a ratio is the "
        "median of each round's own.\nh2load has one thread: near 1.00 core of it the client is the limit.")


main()
