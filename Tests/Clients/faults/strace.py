"""Calls of a running process into the kernel that fail as a test says."""
import functools
import pathlib
import shutil
import subprocess
import tempfile
import time
import weakref


class Strace:
    """Follows processes and all their threads, from `with` to its end: `Strace(pid, "accept4:error=EMFILE")`.

    With a file only what is done to that file fails.
    """

    def __init__(self, pids, *injections, file=None):
        self.pids = pids if isinstance(pids, list) else [pids]
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-strace-", dir="/tmp"))
        # What it wrote is read after its end.
        weakref.finalize(self, shutil.rmtree, self.folder, True)
        self.log = self.folder / "log"
        names = ",".join(dict.fromkeys(each.split(":")[0] for each in injections))
        self.command = [
            "strace", "-f", "-qq", "-o", str(self.log), "-e",
            f"trace={names}", *(word for each in injections for word in ("-e", f"inject={each}")),
            *(("-P", str(file)) if file else ()), *(word for pid in self.pids for word in ("-p", str(pid)))]
        self.process = None

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        started = time.monotonic()
        while not all(is_traced(pid) for pid in self.pids):
            assert self.process.poll() is None, self.process.stderr.read()
            assert time.monotonic() - started < 10, "strace does not begin"
            time.sleep(0.01)
        return self

    def __exit__(self, *_):
        # It lets go of the process, which goes on.
        self.process.terminate()
        self.process.wait(20)
        self.process.stderr.close()

    def count(self, name, word=""):
        if not self.log.exists():
            return 0
        return sum(
            f"{name}(" in line and word in line for line in self.log.read_text(errors="replace").splitlines())

    def injected(self):
        return self.count("", "(INJECTED)")

    @staticmethod
    @functools.cache
    def is_allowed():
        with subprocess.Popen(["sleep", "20"]) as sleeper:
            try:
                with Strace(sleeper.pid, "getpid:error=EPERM"):
                    return True
            except (AssertionError, OSError):
                return False
            finally:
                sleeper.kill()


def is_traced(pid):
    """Whether every thread is followed."""
    for status in pathlib.Path(f"/proc/{pid}/task").glob("*/status"):
        if "TracerPid:\t0" in status.read_text():
            return False
    return True
