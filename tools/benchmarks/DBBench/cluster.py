"""A PostgreSQL for the time of a benchmark, as it comes: only its place and its number of connections are said."""
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

SUPERUSER = "bench"
READY_SECONDS_MAX = 30
# An idle session tells what it did within 10 s.
STATISTICS_SECONDS = 11


class Cluster:
    def __init__(self):
        self.programs = newest_programs()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-bench-"))
        self.process = None
        # Ends with us, however we end; initdb and postgres refuse root.
        self.prefix = ["setpriv", "--pdeathsig", "INT"]
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.prefix += ["--reuid", "postgres", "--regid", str(user.pw_gid), "--clear-groups"]
        data = self.folder / "data"
        try:
            self._run("initdb", "-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
            with open(self.folder / "log", "wb") as log:
                self.process = subprocess.Popen(
                    [*self.prefix, self.programs / "postgres", "-D", data, "-k", self.folder,
                     "-c", "listen_addresses=", "-c", "max_connections=200"],
                    cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            self._wait_until_ready()
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, text, database="postgres", user=SUPERUSER):
        return self._psql(["-c", text], database, user)

    def file(self, path, database):
        return self._psql(["-f", path], database, SUPERUSER)

    def words(self, database, user):
        """Where it is, for libpq and pgx."""
        return f"host={self.folder} dbname={database} user={user}"

    def url(self, database, user):
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def commits(self, database):
        return int(self.sql(f"SELECT xact_commit FROM pg_stat_database WHERE datname = '{database}'"))

    def sessions(self, database):
        """The processes that work for those who use the database."""
        return [int(line) for line in self.sql(
            f"SELECT pid FROM pg_stat_activity WHERE datname = '{database}'").split()]

    def pgbench(self, script, database, user, connections, seconds, **variables):
        """Transactions a second."""
        words = [f"--define={name}={value}" for name, value in variables.items()]
        report = subprocess.run(
            ["pgbench", "-n", "-M", "prepared", "-h", self.folder, "-U", user, "-f", script, "-c", str(connections),
             "-j", "1", "-T", str(seconds), *words, database], capture_output=True, text=True)
        for line in report.stdout.splitlines():
            if line.startswith("tps = "):
                return float(line.split()[2])
        raise SystemExit(f"pgbench gave no summary:\n{report.stdout}{report.stderr}")

    def _psql(self, words, database, user):
        return self._checked(
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", user, "-d", database,
             *words]).strip()

    def _run(self, program, *words):
        self._checked([*self.prefix, self.programs / program, *words])

    def _wait_until_ready(self):
        deadline = time.monotonic() + READY_SECONDS_MAX
        while time.monotonic() < deadline and self.process.poll() is None:
            answer = subprocess.run(
                [self.programs / "pg_isready", "-q", "-h", self.folder], stdin=subprocess.DEVNULL)
            if answer.returncode == 0:
                return
            time.sleep(0.05)
        raise SystemExit(f"PostgreSQL does not start:\n{(self.folder / 'log').read_text()[-2000:]}")

    @staticmethod
    def _checked(command):
        done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(map(str, command))} failed:\n{done.stdout[-1000:]}{done.stderr[-2000:]}")
        return done.stdout


def newest_programs():
    found = {}
    for folder in pathlib.Path("/usr/lib/postgresql").glob("*/bin"):
        if (folder / "postgres").exists() and folder.parent.name.isdigit():
            found[int(folder.parent.name)] = folder
    if not found:
        raise SystemExit("PostgreSQL is not installed: there is no /usr/lib/postgresql/*/bin/postgres")
    return found[max(found)]
