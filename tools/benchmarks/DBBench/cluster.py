"""The PostgreSQL that all of a benchmark share: that of a running `musterd dev`, as it comes."""
import re
import subprocess
import urllib.parse

SUPERUSER = "muster_dev"
# An idle session tells what it did within 10 s.
STATISTICS_SECONDS = 11


class Cluster:
    def __init__(self, url):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)
        self.folder = query["host"][0]

    def sql(self, text, database="postgres"):
        return self._psql(["-c", text], database)

    def file(self, path, database):
        return self._psql(["-f", path], database)

    def words(self, database, user):
        """Where it is, for libpq and pgx."""
        return f"host={self.folder} dbname={database} user={user}"

    def url(self, database, user):
        return f"postgresql://{user}@/{database}?host={urllib.parse.quote(self.folder)}"

    def commits(self, database):
        return int(self.sql(f"SELECT xact_commit FROM pg_stat_database WHERE datname = '{database}'"))

    def sessions(self, database):
        """The processes that work for those who use the database."""
        return [int(line) for line in self.sql(
            f"SELECT pid FROM pg_stat_activity WHERE datname = '{database}'").split()]

    def pgbench(self, script, database, user, connections, seconds, **variables):
        """Transactions a second, and all of them."""
        words = [f"--define={name}={value}" for name, value in variables.items()]
        report = _run([
            "pgbench", "-n", "-M", "prepared", "-h", self.folder, "-U", user, "-f", script, "-c", str(connections),
            "-j", "1", "-T", str(seconds), *words, database])
        speed = re.search(r"^tps = ([\d.]+)", report, re.M)
        done = re.search(r"^number of transactions actually processed: (\d+)", report, re.M)
        if not (speed and done):
            raise SystemExit(f"pgbench gave no summary:\n{report}")
        return float(speed.group(1)), int(done.group(1))

    def _psql(self, words, database):
        return _run([
            "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", SUPERUSER,
            "-d", database, *words]).strip()


def _run(command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{done.stdout[-1000:]}{done.stderr[-2000:]}")
    return done.stdout
