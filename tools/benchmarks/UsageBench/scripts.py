"""Of which statements usage is made and read, for pgbench: what differs from call to call, and types."""
from captured import captured

# A statement's parameters have types, and a value in their place has none of its own.
TIMES = "{}::timestamptz"
ENTRIES = {
    2: "(SELECT array_agg(gen_random_uuid()) FROM generate_series(1, COUNT))", 3: "{}::uuid[]", 4: "{}::text[]",
    5: "{}::text[]", 6: "{}::text[]", 7: "{}::timestamptz[]",
    8: "(SELECT array_agg('pgbench-' || :n || '-' || g) FROM generate_series(1, COUNT) g)", 9: "{}::bytea[]",
    10: "{}::text[]", 11: "{}::text[]", 12: "{}::text[]", 13: "{}::bytea[]", 14: "{}::text[]", 15: "{}::uuid[]",
    16: "{}::text[]", 17: "{}::uuid[]", 18: "{}::timestamptz",
}
QUERY = {
    1: "{}::uuid", 2: "{}::uuid[]", 9: "{}::text", 10: "{}::text", 11: "{}::text", 12: "{}::text[]", 13: "{}::text[]",
    14: "{}::text[]", 15: "{}::text[]", 16: "{}::bool", 17: "{}::int8", 19: "{}::int8", 23: "{}::bool",
    24: "{}::uuid[]", 25: "{}::text[]", 26: "{}::uuid[]", 27: "{}::int8", 29: "{}::int8",
    **{place: TIMES for place in range(3, 9)},
}


def record(count):
    def of(values):
        return {place: text.replace("COUNT", str(count)) for place, text in values.items()}
    return {
        "SELECT request_hash": {4: "'pgbench-' || :n"},
        "SELECT idempotency_key": of({
            2: "(SELECT array_agg('pgbench-' || :n || '-' || g) FROM generate_series(1, COUNT) g)"}),
        "SELECT meter_id": {2: "{}::text[]", 3: "{}::text[]"},
        "INSERT INTO usage_entries": of(ENTRIES),
        "INSERT INTO journal": {
            2: "gen_random_uuid()", 9: "'pgbench-' || :n", 14: "{}::jsonb", 21: "{}::bytea", 22: "{}::jsonb"},
        "INSERT INTO request_records": {4: "'pgbench-' || :n"},
    }


TRIPS = ("SELECT pg_advisory", "INSERT INTO usage", "INSERT INTO journal")
# A word of one of its statements, what begins a round trip, and what differs.
WORDS = {
    "record": ("INSERT INTO usage_entries", TRIPS, record(1)),
    "record_100": ("INSERT INTO usage_entries", TRIPS, record(100)),
    "get_balance": ("FROM credit_grants b", (), {}),
    "query_usage": ("WITH meters AS", (), {"WITH meters AS": QUERY, "SELECT s.start": {
        1: "{}::text", 2: "{}::text", 3: TIMES, 4: TIMES}}),
}


def script(stack, cluster, call, name):
    word, begins, values = WORDS[name]
    return captured(stack, cluster, call, word, begins, values)
