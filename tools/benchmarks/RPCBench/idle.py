"""The memory that idle connections take, of Muster and of its peers: `tools/bench idle`."""
import contextlib
import sys
import time

import servers
from connection import Connection

CONNECTIONS = 1_000
ASKED_MIB = 64
# Until what is freed late is freed.
SETTLE_SECONDS = 1


def resident(server):
    time.sleep(SETTLE_SECONDS)
    return server.resident_mib()


def measure(server, count):
    start = resident(server)
    with contextlib.ExitStack() as stack:
        connections = [stack.enter_context(Connection(server.port)) for _ in range(count)]
        idle = resident(server) - start
        if not all(connection.check_health() == servers.ANSWER for connection in connections):
            raise SystemExit(f"{server.name} answered wrongly")
        used = resident(server) - start
        if not all(connection.ping() for connection in connections):
            raise SystemExit(f"{server.name} did not keep its connections")
    return start, idle, used


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CONNECTIONS
    servers.raise_descriptor_limit()
    print(f"{'':8}{'MiB at start':>14}{'idle, more':>12}{'after a call each, more':>25}")
    for start in servers.ALL:
        with start() as server:
            before, idle, used = measure(server, count)
        print(f"{server.name:8}{before:14.1f}{idle:12.1f}{used:25.1f}", flush=True)
    print(f"{count:,} connections at once; at 1,000 Muster may take {ASKED_MIB} MiB more than at its start.")


main()
