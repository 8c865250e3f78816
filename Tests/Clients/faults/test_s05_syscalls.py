"""S5: calls into the kernel fail, under load: nobody crashes, and what was acknowledged is there."""
import contextlib
import pathlib
import subprocess
import time

import load
import pytest
from cluster import MUSTERD
from history import Registers
from load import Stubs, Writers, operator
from rounds import IS_LONG
from strace import Strace

# How long each lasts.
SECONDS = 6 if IS_LONG else 0.5

# What fails, and which of the calls: the second, and every third from there on.
TRANSIENT = [
    "sendto:error=EAGAIN:when=2+3", "recvfrom:error=EAGAIN:when=2+3", "sendto:error=EINTR:when=2+3",
    "recvfrom:error=EINTR:when=2+3", "epoll_wait:error=EINTR:when=2+3", "write:error=EINTR:when=2+3",
    "read:error=EINTR:when=2+3", "accept4:error=ECONNABORTED:when=1+2", "accept4:error=EINTR:when=1+2",
    "accept4:error=ENFILE:when=1+2", "accept4:error=ENOMEM:when=1+2", "sched_yield:error=EINTR:when=1+2"]
HARD = [
    "sendto:error=EIO:when=40+40", "sendto:error=ENOSPC:when=40+40", "sendto:error=EPIPE:when=40+40",
    "sendto:error=ENOBUFS:when=40+40", "recvfrom:error=EIO:when=40+40", "recvfrom:error=ECONNRESET:when=40+40",
    "recvfrom:error=ENOMEM:when=40+40", "epoll_ctl:error=ENOMEM:when=10+10", "epoll_ctl:error=ENOSPC:when=10+10",
    "socket:error=EMFILE:when=1+2", "socket:error=ENOBUFS:when=1+2", "connect:error=EAGAIN:when=1+2",
    "openat:error=EIO:when=1+2", "madvise:error=ENOMEM:when=1+2", "mprotect:error=ENOMEM:when=1+3"]
LOG = ["write:error=ENOSPC", "write:error=EIO", "write:error=EAGAIN:when=1+2", "write:error=EDQUOT"]
# In the short form only these; `connect` is for connections that have to be made again meanwhile.
SHORT = {TRANSIENT[0], HARD[5], HARD[9]}


def table():
    for name in TRANSIENT + HARD + LOG:
        if IS_LONG or name in SHORT:
            yield name


def under(trace, each, server, some, admin, cluster, cut=False):
    """Load before, while and after calls fail; all of it is checked."""
    with Registers([server.address], some, count=2) as registers, \
            Writers([server.address], some, admin, count=4) as writers:
        writers.wait(10)
        with trace:
            end = time.monotonic() + SECONDS
            while time.monotonic() < end:
                # New connections, of clients and to the database.
                with Stubs(server.address) as stubs:
                    load.code(lambda: stubs.identity.WhoAmI(load.WHO, metadata=some[0].metadata, timeout=1))
                if cut:
                    cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'muster_app'"
                                " AND random() < 0.3")
                time.sleep(0.05)
        each.most("s until the next writes", writers.wait(10))
    each.sum("calls failed by strace", trace.injected())
    each.none("ends of the process", [] if server.process.poll() is None else [server.story()])
    writers.check(cluster)
    each.sum("acknowledged writes, each there once", sum(one.is_acknowledged for one in writers.writes))
    each.none("faults of registers", registers.faults())


@pytest.mark.skipif(not Strace.is_allowed(), reason="no process may be traced here")
def test_calls_into_the_kernel_that_fail_lose_nothing(cluster, serve, tenants, keys, rounds):
    server = serve(cluster.url(), "--loops", 2, "--access-log", "all")
    some, admin = tenants(server, 4), operator(keys)
    for name in table():
        call, error = name.split(":")[0], name.split("=")[1].split(":")[0]
        for each in rounds(f"S5 {call} {error}{' of the log' if name in LOG else ''}"):
            trace = Strace(server.pid, name, file=server.errors if name in LOG else None)
            under(trace, each, server, some, admin, cluster, cut=call in ("socket", "connect"))


@pytest.mark.skipif(not Strace.is_allowed(), reason="no process may be traced here")
def test_a_disk_of_the_database_that_fails_loses_nothing(own_cluster, serve, tenants, keys, rounds):
    for call, error in [("fdatasync", "EIO"), ("pwrite64", "ENOSPC")][:None if IS_LONG else 1]:
        for each in rounds(f"S5 {call} {error} of PostgreSQL"):
            cluster = own_cluster("restart_after_crash = on")
            server = serve(cluster.url(), "--loops", 1)
            some = tenants(server, 4, cluster)
            with Stubs(server.address) as stubs:
                for tenant in some:
                    load.code(lambda tenant=tenant: stubs.tenants.UpdateTenant(
                        load.rename(tenant, "x"), metadata=tenant.metadata, timeout=5))
            trace = Strace(cluster.backends(), f"{call}:error={error}:when=3+5")
            under(trace, each, server, some, operator(keys), cluster)


def want_memory(address, seconds):
    """Connections, and requests that are too large, for so long."""
    end, large = time.monotonic() + seconds, b"\x0a\xff\xff\xff\x01" + bytes(3 << 20)
    while time.monotonic() < end:
        with contextlib.ExitStack() as stack:
            for _ in range(20):
                stubs = stack.enter_context(Stubs(address))
                call = stubs.channel.unary_unary("/muster.tenants.v1.TenantService/GetTenant")
                load.code(lambda call=call: call(large, timeout=0.2))


def test_memory_that_the_kernel_refuses(cluster, serve, tenants, keys, rounds):
    """mmap with ENOMEM: whoever cannot go on without memory may end, and nothing acknowledged is lost."""
    if not Strace.is_allowed():
        pytest.skip("no process may be traced here")
    for each in rounds("S5 mmap ENOMEM", long=5):
        server = serve(cluster.url(), "--loops", 2)
        some = tenants(server, 4)
        with Writers([server.address], some, operator(keys), count=4) as writers:
            writers.wait(10)
            with Strace(server.pid, "mmap:error=ENOMEM", "brk:error=ENOMEM", "mremap:error=ENOMEM") as trace:
                want_memory(server.address, SECONDS)
            has_ended = server.process.poll() is not None
            if has_ended:
                server.stopped = True
                server = serve(cluster.url(), "--loops", 2, listen=server.address)
            writers.wait(10)
        each.sum("calls failed by strace", trace.injected())
        each.sum("processes ended for want of memory", int(has_ended))
        each.say("writers", writers.check(cluster))
        server.stop()


def test_reads_and_writes_of_sockets_that_are_cut_short(cluster, start_server, keys, tenants, tmp_path, rounds):
    library = tmp_path / "short.so"
    subprocess.run(
        ["clang", "-shared", "-fPIC", "-O1", "-o", library, pathlib.Path(__file__).with_name("short.c")], check=True)
    for each in rounds("S5 short reads and writes"):
        server = start_server(
            "--ops", "127.0.0.1:0", "--database", cluster.url(), *keys.flags, "--plaintext", "--loops", "1",
            command=("env", f"LD_PRELOAD={library}", MUSTERD, "serve"))
        some = tenants(server, 4)
        with Registers([server.address], some, count=2) as registers, \
                Writers([server.address], some, operator(keys), count=4) as writers:
            writers.wait(2_000 if IS_LONG else 200)
        each.say("writers", writers.check(cluster))
        each.none("faults of registers", registers.faults())
        server.stop()
