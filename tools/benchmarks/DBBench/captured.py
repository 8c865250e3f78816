"""The statements of one call as a server has sent them, out of PostgreSQL's log, as a script for pgbench."""
import contextlib
import pathlib
import re
import tempfile

LINE = re.compile(r"^\S+ \S+ \S+ \[(\d+)\] (\w+):  (.*)$")
EXECUTED = re.compile(r"^execute \S+: (.*)$", re.S)
PARAMETER = re.compile(r"\$(\d+) = (NULL|'(?:[^']|'')*')")


class Script:
    """A file of pgbench: all statements of one session between two moments, in one pipeline or a few."""

    def __init__(self, path, statements):
        self.path, self.statements = path, statements

    def about(self, word):
        """The one statement that has this word, as EXPLAIN takes it."""
        return next(text for text in self.statements if word in text)


def captured(stack, cluster, call, word, begins=(), values=None):
    """What the session did that ran the statement with `word`, while `call` was answered, within `logging`.

    A pipeline begins before each statement that starts with one of `begins`. `values` has, by the start of a
    statement, an expression for each parameter that is to differ from call to call or needs its type said;
    `{}` in it stands for the value that was sent.
    """
    # Beside the cluster, where `musterd dev` keeps it.
    log = pathlib.Path(cluster.sql("SHOW data_directory")).parent / "postgres.log"
    before = log.stat().st_size
    call()
    with open(log, "rb") as text:
        text.seek(before)
        entries = parse(text.read().decode())
    session = next(session for session, text, _ in entries if word in text)
    own = [(text, given) for one, text, given in entries if one == session]
    statements = [bound(text, given, values or {}) for text, given in transaction(own, word)]
    lines = ["\\set n random(1, 1000000000000000000)", "\\startpipeline"]
    for number, text in enumerate(statements):
        if number and text.startswith(tuple(begins)):
            lines += ["\\endpipeline", "\\startpipeline"]
        lines.append(text + ";")
    file = stack.enter_context(tempfile.NamedTemporaryFile("w", suffix=".sql"))
    file.write("\n".join([*lines, "\\endpipeline", ""]))
    file.flush()
    return Script(file.name, statements)


@contextlib.contextmanager
def logging(cluster, database, role="muster_app"):
    """A server that is started within has what it asks for in the log, with all values."""
    settings = ["log_statement = 'all'", "log_error_verbosity = 'default'"]
    for setting in settings:
        cluster.sql(f"ALTER ROLE {role} SET {setting}", database)
    yield
    for setting in settings:
        cluster.sql(f"ALTER ROLE {role} RESET {setting.split()[0]}", database)


def parse(log):
    """Session, statement and parameters of everything that was executed."""
    entries = []
    for line in log.splitlines():
        found = LINE.match(line)
        if found:
            entries.append([found.group(1), found.group(2), found.group(3)])
        elif entries:
            entries[-1][2] += "\n" + line.strip()
    executed = []
    for number, (session, level, text) in enumerate(entries):
        found = EXECUTED.match(text)
        if level == "LOG" and found:
            given = {}
            for other, kind, detail in entries[number + 1:]:
                if other == session:
                    if kind == "DETAIL":
                        given = {int(place): value for place, value in PARAMETER.findall(detail)}
                    break
            executed.append((session, found.group(1), given))
    return executed


def transaction(entries, word):
    """The part from BEGIN to COMMIT that has the statement; all of it where nothing begins."""
    part, was_found = [], False
    for entry in entries:
        if entry[0] == "BEGIN" and not was_found:
            part = []
        part.append(entry)
        was_found = was_found or word in entry[0]
        if entry[0] == "COMMIT" and was_found:
            break
    return part


def bound(text, given, values):
    """The statement with its values in their places."""
    own = next((some for start, some in values.items() if text.startswith(start)), {})

    def value(found):
        place = int(found.group(1))
        return own.get(place, "{}").replace("{}", given[place])

    return re.sub(r"\$(\d+)", value, text)
