"""S7: the clock of a server is wrong, jumps, or runs a hundred times too fast."""
import pathlib
import re
import struct
import subprocess
import threading
import time

import load
import pytest
from cluster import MUSTERD
from erasers import left_of
from load import LENIENCY, Stubs, Writers, eventually, operator
from muster.identity.v1 import identity_pb2
from muster.tenants.v1 import tenants_pb2
from rounds import IS_LONG

HOUR, DAY = 3_600, 86_400
ERASED = 6 if IS_LONG else 2
GOOD, BAD = "OK", "UNAUTHENTICATED"


class Clock:
    """The time of day of one server, in seconds from the right one; the clock that only goes on is the machine's."""

    def __init__(self, folder):
        library = folder / "clock.so"
        subprocess.run(
            ["clang", "-shared", "-fPIC", "-O1", "-o", library, pathlib.Path(__file__).with_name("clock.c")], check=True)
        self.file = folder / "clock"
        self.set(0)
        self.command = ("env", f"LD_PRELOAD={library}", f"CLOCK_FILE={self.file}", MUSTERD, "serve")

    def set(self, offset, rate=1):
        """In the file's place: the server has it in its memory."""
        with open(self.file, "r+b" if self.file.exists() else "wb") as file:
            file.write(struct.pack("ddd", offset, rate, time.time()))


@pytest.fixture
def clocked(cluster, start_server, keys, tmp_path):
    """A server, and the clock that it goes by."""
    clock, started = Clock(tmp_path), []

    def start():
        started.append(start_server(
            "--ops", "127.0.0.1:0", "--database", cluster.url(), *keys.flags, "--plaintext", "--loops", "1",
            command=clock.command))
        return started[-1], clock

    yield start
    for server in started:
        if not server.stopped:
            server.stop()


def who(stubs, metadata):
    return load.code(lambda: stubs.identity.WhoAmI(load.WHO, metadata=metadata, timeout=5))


def own_token(stubs, key):
    """A token that the server makes by its own clock."""
    made = stubs.identity.CreateAccessToken(identity_pb2.CreateAccessTokenRequest(api_key=key), timeout=10)
    return [("authorization", f"Bearer {made.access_token.token}")], made.access_token


def is_sane(server):
    """Nothing it measured is negative."""
    return not re.search(r'"[a-z_]*(duration|seconds|ms)":"?-', server.errors.read_text())


def test_tokens_go_by_the_time_of_day_and_deadlines_do_not(clocked, keys, rounds):
    for each in rounds("S7 the clock jumps by days", short=1, long=20):
        server, clock = clocked()
        admin = operator(keys)
        with Stubs(server.address) as stubs:
            made = stubs.tenants.SetupTenant(
                load.setup(f"clock-{time.time_ns()}"), metadata=admin, timeout=30)
            own, _ = own_token(stubs, made.api_key)
            wrong = []
            # Where the clock goes, and what then becomes of a token of 15 minutes and of an operator's of a day.
            for offset, short, long in [
                    (0, GOOD, GOOD), (2 * DAY, BAD, BAD), (0, GOOD, GOOD), (-DAY, BAD, BAD), (0, GOOD, GOOD),
                    (HOUR, BAD, GOOD), (-30, GOOD, GOOD), (3_650 * DAY, BAD, BAD), (0, GOOD, GOOD)]:
                clock.set(offset)
                codes = []
                # It has to be so soon, and stay so.
                for _ in range(2):
                    time.sleep(0.1)
                    codes = [who(stubs, own), who(stubs, admin)]
                if codes != [short, long]:
                    wrong.append((offset, codes))
                # By its own clock it goes on making good ones.
                fresh, _ = own_token(stubs, made.api_key)
                if who(stubs, fresh) != "OK":
                    wrong.append((offset, "a token of its own"))
                # And a deadline is what it was.
                began = time.monotonic()
                code = load.code(lambda: stubs.tenants.GetTenant(
                    tenants_pb2.GetTenantRequest(tenant_id=made.tenant.id), metadata=fresh, timeout=5))
                each.most("s of a read after a jump", time.monotonic() - began, LENIENCY)
                if code != "OK":
                    wrong.append((offset, code))
                each.sum("jumps", 1)
            each.none("tokens taken or refused wrongly", wrong)
        each.none("negative durations", [] if is_sane(server) else ["in the log"])
        server.stop()


def test_writes_jobs_and_leases_go_on_while_the_clock_jumps_and_runs(clocked, cluster, tenants, keys, rounds):
    for each in rounds("S7 jumps and a hundredfold clock under load", short=1, long=10):
        server, clock = clocked()
        some, admin = tenants(server, 4), operator(keys)
        gone = set()

        def erase(server=server, admin=admin, gone=gone):
            with Stubs(server.address) as stubs:
                for _ in range(ERASED):
                    slug = f"clock-{time.time_ns()}"
                    made = stubs.tenants.SetupTenant(load.setup(slug), metadata=admin, timeout=30)
                    stubs.tenants.EraseTenant(
                        tenants_pb2.EraseTenantRequest(tenant_id=made.tenant.id), metadata=admin, timeout=60)
                    gone.add(load.Tenant(made.tenant.id, "").uuid)

        with Writers([server.address], some, admin, count=4) as writers:
            writers.wait(10)
            thread = threading.Thread(target=erase)
            thread.start()
            # Within the life of the callers' tokens: what is looked at is what the server does of itself.
            for jump in [(30,), (-30,), (6 * HOUR,), (-30,), (0, 100), (12 * HOUR,), (0,)] * (3 if IS_LONG else 1):
                clock.set(*jump)
                each.most("s for ten writes after a jump", writers.wait(10), 20)
                each.sum("jumps", 1)
            thread.join(90)
        each.none("erasures that were not acknowledged", [] if len(gone) == ERASED else [len(gone)])
        each.none("tenants left of those erased", left_of(cluster, gone))
        each.say("writers", writers.check(cluster))
        each.none("negative durations", [] if is_sane(server) else ["in the log"])
        each.none("jobs without an end", cluster.rows(
            "SELECT job_id FROM jobs WHERE state = 'running' AND lease_time > now() + interval '1 h'"))
        with Stubs(server.address) as stubs:
            eventually(lambda: who(stubs, admin) == "OK", LENIENCY)
        server.stop()
