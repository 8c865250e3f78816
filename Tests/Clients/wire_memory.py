#!/usr/bin/env python3
"""Four MiB of hostile bytes may not grow the process by more than 64 MiB, whatever they are.

Each input is given to a fresh process that runs Muster's codec, and the process's peak memory is read before and
after. What the process itself needs to take the input in and to answer counts too.

usage: wire_memory.py --peer PROGRAM
"""
import argparse
import os
import struct
import subprocess
import sys

SIZE = 4 * 1024 * 1024
LIMIT_KIB = 64 * 1024
PACKAGE = "muster.torture.v1."


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def field(number, content):
    return varint(number << 3 | 2) + varint(len(content)) + content


def filled(piece):
    return piece * (SIZE // len(piece))


def wrapped(number, piece, count):
    """Many entries inside one message, many such messages: no list is long."""
    return filled(field(number, piece * count))


def nested(number):
    body = b""
    for _ in range(100_000):
        body = field(number, body)
        if len(body) > SIZE:
            break
    return body


CASES = {
    "empty messages in a list": ("Everything", filled(field(8, b""))),
    "empty messages in lists of lists": ("Everything", wrapped(8, field(8, b""), 9_000)),
    "empty messages in lists of lists of lists": ("Everything", filled(field(8, field(8, field(8, b"") * 90) * 90))),
    "large empty messages": ("Repeateds", wrapped(17, b"", 1)),
    "trees in oneofs": ("Everything", wrapped(8, field(6, field(5, field(5, field(5, b"")))), 500)),
    "trees in children": ("Tree", wrapped(3, field(3, b""), 9_000)),
    "named trees": ("Tree", filled(field(4, field(1, b"k")))),
    "map entries without keys": ("Maps", filled(field(12, b""))),
    "map entries of distinct keys": ("Maps", b"".join(field(1, b"\x08" + varint(key)) for key in range(600_000))[:SIZE]),
    "maps of messages": ("Everything", b"".join(field(8, field(4, b"".join(
        field(17, field(1, varint(key))) for key in range(5_000)))) for _ in range(70))[:SIZE]),
    "packed bools": ("Repeateds", field(13, bytes(SIZE))),
    "packed bools in many runs": ("Everything", wrapped(8, field(3, field(13, bytes(9_000))), 1)),
    "packed doubles": ("Repeateds", field(1, bytes(SIZE))),
    "short strings": ("Repeateds", filled(field(14, b"x"))),
    "strings of sixteen bytes": ("Everything", wrapped(8, field(3, field(14, b"x" * 16) * 9_000), 1)),
    "empty byte strings": ("Everything", wrapped(8, field(3, field(15, b"") * 9_000), 1)),
    "one long string": ("Scalars", field(14, b"x" * (SIZE - 10))),
    "one long byte string": ("Scalars", field(15, bytes(SIZE - 10))),
    "unknown varints": ("Scalars", filled(varint(1000 << 3) + b"\x01")),
    "unknown messages": ("Everything", wrapped(8, varint(1000 << 3) + b"\x01", 1)),
    "unknown groups": ("Scalars", filled(varint(1000 << 3 | 3) + varint(1000 << 3 | 4))),
    "a hundred thousand messages in each other": ("Tree", nested(2)),
    "a hundred thousand groups in each other": ("Tree", varint(1000 << 3 | 3) * 100_000),
    "wrappers": ("WellKnown", filled(field(16, b""))),
    "paths": ("WellKnown", field(3, filled(field(1, b"a"))[:SIZE])),
}


def text(opening, piece, closing):
    """A JSON text with as many pieces between commas as fit."""
    count = (SIZE - len(opening) - len(closing)) // (len(piece) + 1)
    return (opening + ",".join([piece] * count) + closing).encode()


def keys(length):
    return ("{\"stringMap\":{" + ",".join(f'"{key:0{length}}":""' for key in range(SIZE // (length + 6))) + "}}").encode()


JSON_CASES = {
    "numbers in a JSON list": ("Repeateds", text('{"int32Values":[', "0", "]}")),
    "empty objects in a JSON list": ("Everything", text('{"more":[', "{}", "]}")),
    "lists in JSON lists": ("Everything", text('{"more":[', '{"more":[' + ",".join(["{}"] * 3_000) + "]}", "]}")),
    "strings in a JSON list": ("Repeateds", text('{"stringValues":[', '"0123456789abcdef"', "]}")),
    "a JSON string of escapes": ("Scalars", ('{"stringValue":"' + "\\u0041" * (SIZE // 6) + '"}').encode()),
    "a JSON number of many digits": ("Scalars", ('{"int64Value":' + "9" * SIZE + "}").encode()),
    "a JSON number with a long exponent": ("Scalars", ('{"int64Value":1e' + "9" * SIZE + "}").encode()),
    "a double of many digits": ("Scalars", ('{"doubleValue":0.' + "1" * SIZE + "}").encode()),
    "base64 of nothing": ("Scalars", ('{"bytesValue":"' + "A" * (SIZE - 4) + '"}').encode()),
    "a mask of many paths": ("WellKnown", ('{"fieldMask":"' + "a," * (SIZE // 2) + 'a"}').encode()),
    "short keys in a JSON map": ("Maps", keys(8)),
    "long keys in a JSON map": ("Maps", keys(20)),
    "an unknown name as long as the text": ("Maps", ('{"' + "x" * SIZE + '":0}').encode()),
    "brackets without end": ("Maps", b"[" * SIZE),
    "objects without end": ("Tree", b'{"child":' * (SIZE // 9)),
}


def peak(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def ask(process, name, data, json):
    for part in (name.encode(), data, json):
        process.stdin.write(struct.pack("<I", len(part)) + part)
    process.stdin.flush()
    parts = []
    for _ in range(5):
        head = process.stdout.read(4)
        if len(head) < 4:
            return None
        parts.append(process.stdout.read(struct.unpack("<I", head)[0]))
    return parts


def grown(peer, name, data, json):
    """Kibibytes of growth and what was refused; None for the growth when the process died."""
    environment = dict(os.environ, SWIFT_BACKTRACE="enable=no")
    with subprocess.Popen([peer], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        # The schemas are read once, on first use.
        ask(process, PACKAGE + name, b"", b"{}")
        before = peak(process.pid)
        answer = ask(process, PACKAGE + name, data, json)
        if answer is None:
            return None, "the process died"
        after = peak(process.pid)
        process.stdin.close()
        return after - before, answer[4].decode()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", required=True)
    arguments = parser.parse_args()
    failures = 0
    most = 0
    cases = [(words, name, data, b"") for words, (name, data) in CASES.items()]
    cases += [(words, name, b"", json) for words, (name, json) in JSON_CASES.items()]
    for words, name, data, json in cases:
        growth, refusal = grown(arguments.peer, name, data, json)
        if growth is None or growth > LIMIT_KIB:
            failures += 1
            print(f"FAILED: {words}: {len(data) + len(json)} bytes grew the process by {growth} KiB, the limit is {LIMIT_KIB} ({refusal})")
        else:
            most = max(most, growth)
    print(f"{len(cases)} hostile inputs: the most growth was {most} KiB of {LIMIT_KIB}, {failures} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
