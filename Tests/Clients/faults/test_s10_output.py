"""S10: nobody takes what the server writes."""
import contextlib
import fcntl
import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import time

import load
import pytest
from cluster import ENVIRONMENT, MUSTERD
from load import LENIENCY, Stubs
from rounds import IS_LONG

# More lines than any pipe or disk of these tests holds.
CALLS = 1_500 if IS_LONG else 200
ROOM = 16_384


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as one:
        return one.getsockname()[1]


@contextlib.contextmanager
def started(cluster, keys, output, errors, prepare=None):
    """A server that writes a line for each call, into what a test gives it."""
    address = f"127.0.0.1:{free_port()}"
    process = subprocess.Popen(
        [MUSTERD, "serve", "--plaintext", "--listen", address, "--ops", "127.0.0.1:0", "--database", cluster.url(),
         *map(str, keys.flags), "--access-log", "all", "--loops", "1"],
        stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=ENVIRONMENT, preexec_fn=prepare)
    try:
        yield process, address
        assert process.poll() is None, f"ended with {process.returncode}"
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.wait()


def serve_through(address, tenant, each, count=CALLS):
    """Many calls, each of which is a line, and what they came to."""
    with Stubs(address) as stubs:
        load.eventually(lambda: load.code(lambda: stubs.tenants.GetTenant(
            load.get(tenant), metadata=tenant.metadata, timeout=2)) == "OK", LENIENCY * 5)
        slowest, failed = 0, []
        for _ in range(count):
            began = time.monotonic()
            code = load.code(lambda: stubs.tenants.GetTenant(
                load.get(tenant), metadata=tenant.metadata, timeout=10))
            slowest = max(slowest, time.monotonic() - began)
            if code != "OK":
                failed.append(code)
                break
        each.sum("calls", count)
        each.none("calls that failed", failed)
        each.most("s of the slowest call", slowest, LENIENCY)


@pytest.fixture
def tenant(cluster, serve, tenants):
    server = serve(cluster.url(), "--loops", 1)
    [made] = tenants(server, 1)
    server.stop()
    return made


def test_streams_closed_from_the_start(cluster, keys, tenant, rounds):
    for each in rounds("S10 stdout and stderr closed"):
        with started(cluster, keys, None, None, lambda: (os.close(1), os.close(2))) as (_, address):
            serve_through(address, tenant, each)


def test_a_reader_that_goes_away(cluster, keys, tenant, rounds):
    for each in rounds("S10 the reader of the log is gone"):
        ours, theirs = os.pipe()
        with started(cluster, keys, theirs, theirs) as (_, address):
            os.close(theirs)
            serve_through(address, tenant, each, 10)
            os.close(ours)
            serve_through(address, tenant, each)


def test_a_reader_that_does_not_read(cluster, keys, tenant, rounds):
    for each in rounds("S10 nobody reads the log"):
        ours, theirs = os.pipe()
        fcntl.fcntl(theirs, fcntl.F_SETPIPE_SZ, ROOM)
        with contextlib.ExitStack() as stack:
            stack.callback(os.close, ours)
            with started(cluster, keys, subprocess.DEVNULL, theirs) as (_, address):
                os.close(theirs)
                serve_through(address, tenant, each)


def test_a_device_that_is_full(cluster, keys, tenant, rounds):
    for each in rounds("S10 the log is /dev/full"):
        with open("/dev/full", "wb") as full, started(cluster, keys, full, full) as (_, address):
            serve_through(address, tenant, each)


def test_a_disk_that_fills_up_and_has_room_again(cluster, keys, tenant, rounds):
    with tempfile.TemporaryDirectory(prefix="muster-log-", dir="/tmp") as folder:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=16k", "none", folder], capture_output=True, check=False)
        if mounted.returncode != 0:
            pytest.skip("nothing may be mounted here")
        try:
            for each in rounds("S10 the disk of the log is full"):
                log = pathlib.Path(folder, "log")
                with open(log, "ab") as file, started(cluster, keys, subprocess.DEVNULL, file) as (_, address):
                    serve_through(address, tenant, each)
                    each.most("bytes of log", log.stat().st_size, ROOM)
                    os.truncate(log, 0)
                    serve_through(address, tenant, each, 20)
                    assert log.stat().st_size > 0
                log.unlink()
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)
