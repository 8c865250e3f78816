"""Many leads at once: imported, scored, exported, and what the server holds in memory meanwhile."""
import json
import subprocess
import threading

LOADER = ".build/release/service-load"


class Loader:
    """One run of service-load: its answer, and what it said on the way with the server's memory at that moment."""

    def __init__(self, kind, server, token, tenant, count, connections=1, streams=1):
        self.memory = [(0, server.resident_mib())]
        process = subprocess.Popen(
            [LOADER, kind, str(server.port), token, tenant, str(count), str(connections), str(streams)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        said = []

        def listen():
            for line in process.stderr:
                if line.strip().isdigit():
                    self.memory.append((int(line), server.resident_mib()))
                else:
                    said.append(line.strip())

        listener = threading.Thread(target=listen)
        listener.start()
        answer = process.stdout.read()
        listener.join()
        self.failure = None
        if process.wait() != 0:
            self.failure = " ".join(said) or f"service-load ended with {process.returncode}"
            return
        self.answer = json.loads(answer)
        self.memory.append((self.answer["count"], server.resident_mib()))

    @property
    def speed(self):
        return self.answer["count"] / self.answer["seconds"]

    def memory_words(self):
        """At its start, at its highest in the middle, and at its end."""
        inner = self.memory[len(self.memory) // 3:-1] or self.memory
        return (
            f"{self.memory[0][1]:.0f} MiB before, {max(mib for _, mib in inner):.0f} in the middle, "
            f"{self.memory[-1][1]:.0f} at the end")


ASKED_OF_IMPORT = 30_000


def measure(server, token, tenant, count):
    print()
    stages = [
        ("import", "import"), ("score, not stored", "score"), ("score, stored", "score-stored"),
        ("export", "export"),
    ]
    for name, kind in stages:
        run = Loader(kind, server, token, tenant, count)
        if run.failure:
            print(f"{name:20}failed: {run.failure}", flush=True)
            continue
        words = f"{name:20}{run.answer['count']:10,} leads {run.speed:10,.0f} leads/s   {run.memory_words()}"
        if kind == "import":
            words += f"   asked {ASKED_OF_IMPORT:,}: {'reached' if run.speed >= ASKED_OF_IMPORT else 'not reached'}"
            if run.answer["failed"]:
                words += f", {run.answer['failed']:,} rows failed"
        print(words, flush=True)
