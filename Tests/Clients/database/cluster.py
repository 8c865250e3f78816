"""A PostgreSQL of the tests' own, whose processes they stop and kill, and what a musterd needs to serve from it."""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
MUSTERD = os.environ.get("MUSTERD", str(ROOT / ".build" / "debug" / "musterd"))
PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")
# initdb and postgres refuse root. Whoever kills the tests ends the database too.
AS_NOBODY_ELSE = (
    ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups", "--pdeathsig", "QUIT"]
    if os.getuid() == 0 else [])
ENVIRONMENT = dict(os.environ, SWIFT_BACKTRACE="enable=no")


class Cluster:
    """Data that outlive every kill, in a folder of their own, with a socket in it and no port."""

    def __init__(self, settings="", data=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-pg-", dir="/tmp"))
        self.data = data or self.folder / "data"
        self.process = None
        if AS_NOBODY_ELSE:
            for folder in filter(None, (self.folder, data)):
                shutil.chown(folder, "postgres")
        # The log apart from the data, so that a disk can be full for one of them.
        self._as_nobody_else(
            PROGRAMS / "initdb", "-D", self.data, "--waldir", self.folder / "wal", "-U", "muster", "-A", "trust",
            "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions")
        with open(self.data / "postgresql.conf", "a", encoding="ascii") as file:
            file.write(
                f"listen_addresses = ''\nunix_socket_directories = '{self.folder}'\nfsync = on\n"
                f"shared_buffers = 16MB\nlog_connections = on\n{settings}\n")
        try:
            self.start()
            self.sql("CREATE DATABASE muster", database="postgres")
        except BaseException:
            self.close()
            raise

    def _as_nobody_else(self, *command):
        subprocess.run(
            [*AS_NOBODY_ELSE, *map(str, command)], cwd="/", check=True, capture_output=True, timeout=60)

    def start(self, wait=True):
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [*AS_NOBODY_ELSE, PROGRAMS / "postgres", "-D", self.data], cwd="/", stdin=subprocess.DEVNULL,
                stdout=log, stderr=log)
        if wait:
            self.wait()

    def wait(self, seconds=60):
        """Seconds until it took calls."""
        started = time.monotonic()
        while not self.answers():
            assert self.process.poll() is None, self.log()
            assert time.monotonic() - started < seconds, self.log()
            time.sleep(0.01)
        return time.monotonic() - started

    def answers(self):
        return self._psql("SELECT 1", "postgres").returncode == 0

    def kill(self):
        """As if the machine had taken it away."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(60)
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self):
        return (self.folder / "log").read_text(errors="replace")[-4000:]

    def sql(self, text, database="muster"):
        """What psql prints, as the superuser; many statements are one transaction."""
        answer = self._psql(text, database)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout.strip()

    def rows(self, text):
        return [tuple(line.split("|")) for line in self.sql(text).splitlines()]

    def number(self, text):
        return int(self.sql(text))

    def _psql(self, text, database):
        return subprocess.run(
            self.psql(database, text), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)

    def psql(self, database, text):
        """The command that runs the SQL, for those who do not wait for it."""
        return [
            str(PROGRAMS / "psql"), "-XqAt", "-v", "ON_ERROR_STOP=1", "-d",
            f"host={self.folder} user=muster dbname={database} options='-c search_path=muster'", "-c", text]

    def backends(self):
        """The processes that serve musterd."""
        return [
            int(pid) for pid in self.sql(
                "SELECT pid FROM pg_stat_activity WHERE usename IN ('muster_app', 'muster_system')").split()]

    def url(self, role="muster_app", host=None, database="muster", query=""):
        return f"postgres://{role}@/{database}?host={host or self.folder}{query}"

    def migrate(self, database="muster"):
        run("migrate", "--database", self.url("muster", database=database))


class Pooler:
    """PgBouncer in transaction mode before a cluster, with two connections to it for each role."""

    def __init__(self, cluster):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-pool-", dir="/tmp"))
        (self.folder / "users").write_text("".join(f'"{user}" ""\n' for user in ("muster_app", "muster_system")))
        (self.folder / "pool.ini").write_text(
            f"[databases]\n* = host={cluster.folder}\n[pgbouncer]\nlisten_addr =\nunix_socket_dir = {self.folder}\n"
            f"listen_port = 5432\nauth_type = trust\nauth_file = {self.folder}/users\npool_mode = transaction\n"
            "default_pool_size = 2\nmax_client_conn = 500\n")
        if AS_NOBODY_ELSE:
            shutil.chown(self.folder, "postgres")
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [*AS_NOBODY_ELSE, "/usr/sbin/pgbouncer", "-q", self.folder / "pool.ini"], cwd="/",
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        started = time.monotonic()
        while not (self.folder / ".s.PGSQL.5432").exists():
            assert self.process.poll() is None and time.monotonic() - started < 20, self.log()
            time.sleep(0.01)

    def log(self):
        return (self.folder / "log").read_text(errors="replace")[-4000:]

    def close(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Keys:
    """The files of keys that a server reads."""

    def __init__(self, folder):
        self.master, self.token = folder / "master.key", folder / "token.key"
        self.master.write_text(os.urandom(32).hex() + "\n")
        subprocess.run(
            ["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", self.token],
            check=True, capture_output=True)
        for file in (self.master, self.token):
            file.chmod(0o600)

    @property
    def flags(self):
        return ["--master-key", self.master, "--token-key", self.token]

    def platform_token(self):
        return run("token", "create", "--token-key", self.token, "--platform", "--lifetime", 86400)

    def owner_token(self, tenant, user):
        return run(
            "token", "create", "--token-key", self.token, "--tenant", tenant, "--user", user, "--lifetime", 86400)


def musterd(*arguments, seconds=60):
    """Runs it to its end."""
    return subprocess.run(
        [MUSTERD, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, text=True, env=ENVIRONMENT,
        timeout=seconds)


def run(*arguments):
    """What it prints; it must have done what it was asked for."""
    answer = musterd(*arguments)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()
