"""Calls that are all the same, by h2load, and what they cost whom."""
import contextlib
import pathlib
import re
import subprocess
import tempfile

from contestants import servers

# Connections and streams: as the peers were measured, and 64 callers.
CROWD, CALLERS = (8, 16), (8, 8)


class Load:
    """One run of h2load against one server."""

    def __init__(self, contestant, shape, requests):
        sessions = contestant.cluster.sessions(contestant.database)
        served, stored = contestant.server.cpu_seconds(), cpu_seconds(sessions)
        with tempfile.NamedTemporaryFile("r") as log, tempfile.NamedTemporaryFile("wb") as body:
            body.write(contestant.message)
            body.flush()
            report = subprocess.run(
                ["h2load", "-n", str(requests), "-c", str(shape[0]), "-m", str(shape[1]), "-t", "1",
                 f"--log-file={log.name}", *contestant.asking(body.name)],
                capture_output=True, text=True).stdout
            times = sorted(int(line.split()[2]) for line in log)
        contestant.calls += requests
        speed = re.search(r"^finished in .*, ([\d.]+) req/s", report, re.M)
        data = re.search(r"\((\d+)\) data", report)
        if not (speed and data and len(times) == requests):
            raise SystemExit(f"h2load gave no summary:\n{report}")
        # A gRPC error is a success to h2load, but has no body.
        difference = abs(int(data.group(1)) - requests * contestant.answer_bytes)
        if difference > requests * contestant.answer_slack:
            raise SystemExit(
                f"{contestant.name} answered wrongly: {data.group(1)} bytes where "
                f"{requests * contestant.answer_bytes} are right")
        self.calls = float(speed.group(1))
        self.own = (contestant.server.cpu_seconds() - served) / requests * 1e6
        self.all = self.own + (cpu_seconds(sessions) - stored) / requests * 1e6
        self.median, self.slow = (times[int(part * len(times))] / 1_000 for part in (0.5, 0.99))


def cpu_seconds(processes):
    ticks = 0
    for process in processes:
        with contextlib.suppress(OSError):
            fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / servers.TICKS
