"""An SMTP server on loopback that keeps what it gets and misbehaves as FOLDER/mode says.

    sink.py FOLDER          writes its port; FOLDER/log has a line for each connection, sender, recipient and kept message
    sink.py read FILE       writes what Python's mail parser makes of a message, as JSON

Modes, read again for each connection, which draws one of several with `|` between them: accept, busy (421 at once),
silent (no greeting), garbage, no-ehlo, refuse-sender, refuse-recipient, later-recipient, refuse-data, cut-in-data,
stall-in-data, later-message, refuse-message, keep-and-cut, keep-and-say-nothing, slow:SECONDS.
"""

import email
import email.policy
import itertools
import json
import pathlib
import random
import socketserver
import sys
import threading
import time

LOCK = threading.Lock()
NUMBERS = itertools.count(1)


def read(path):
    raw = pathlib.Path(path).read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.SMTP)
    parts = [part for part in message.walk() if not part.is_multipart()]
    print(json.dumps({
        "headers": [[name, str(value)] for name, value in message.items()],
        "parts": [[part.get_content_type(), part.get_content().replace("\r\n", "\n")] for part in parts],
        "defects": [repr(defect) for part in message.walk() for defect in part.defects],
        "longest": max(len(line) for line in raw.split(b"\r\n")),
        "ascii": all(byte < 128 for byte in raw),
        "bare": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
    }))


class Handler(socketserver.StreamRequestHandler):
    def note(self, line):
        with LOCK, open(FOLDER / "log", "a") as log:
            log.write(line + "\n")

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        mode = random.choice((FOLDER / "mode").read_text().strip().split("|"))
        self.note("connection")
        if mode == "silent":
            time.sleep(30)
            return
        if mode == "garbage":
            self.say("HTTP/1.1 400 Bad Request")
            return
        if mode == "busy":
            self.say("421 too busy")
            return
        self.say("220-sink ready")
        self.say("220 at your service")
        while line := self.rfile.readline():
            word = line.decode("latin-1").strip()
            verb = word.split(" ")[0].upper()
            if verb == "EHLO" and mode == "no-ehlo":
                self.say("502 unknown")
            elif verb == "EHLO":
                self.say("250-sink\r\n250-8BITMIME\r\n250 SIZE 1000000")
            elif verb == "HELO":
                self.say("250 sink")
            elif verb == "MAIL":
                self.note("from " + word[10:])
                self.say("550 not from you" if mode == "refuse-sender" else "250 fine")
            elif verb == "RCPT":
                self.note("to " + word[8:])
                answers = {"refuse-recipient": "550 5.1.1 nobody here", "later-recipient": "451 try later"}
                self.say(answers.get(mode, "250 fine"))
            elif verb == "DATA":
                if mode == "refuse-data":
                    self.say("554 no")
                    continue
                self.say("354 go on")
                if mode == "cut-in-data":
                    self.rfile.readline()
                    return
                if mode == "stall-in-data":
                    time.sleep(30)
                    return
                if not self.data(mode):
                    return
            elif verb == "QUIT":
                self.note("quit")
                self.say("221 bye")
                return
            else:
                self.say("500 what")

    def data(self, mode):
        lines = []
        while line := self.rfile.readline():
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b".") else line)
        else:
            self.note("lost")
            return False
        if mode == "later-message":
            self.say("452 full")
            return True
        if mode == "refuse-message":
            self.say("554 5.7.1 not this")
            return True
        with LOCK:
            (FOLDER / f"mail-{next(NUMBERS)}").write_bytes(b"".join(lines))
        self.note("kept")
        if mode == "keep-and-cut":
            return False
        if mode == "keep-and-say-nothing":
            time.sleep(30)
            return False
        if mode.startswith("slow:"):
            time.sleep(float(mode[5:]))
        self.say("250 2.0.0 kept")
        return True


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        # Whoever is killed in the middle of a message says no more.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


if sys.argv[1] == "read":
    read(sys.argv[2])
else:
    FOLDER = pathlib.Path(sys.argv[1])
    with Server(("127.0.0.1", 0), Handler) as server:
        print(f"port {server.server_address[1]}", flush=True)
        server.serve_forever()
