"""A web server on loopback that answers as `routes.json` says, which is read again for each request.

    serve.py FOLDER [CERTIFICATE KEY]

Writes its port, and to FOLDER/log a line for each connection and each request.
"""

import http.server
import json
import os
import pathlib
import ssl
import sys
import threading
import time

FOLDER = pathlib.Path(sys.argv[1])


def note(line):
    with open(FOLDER / "log", "a") as log:
        log.write(line + "\n")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        note(f"{self.command} {self.path}")
        for name, value in self.headers.items():
            note(f"  {name}: {value}")
        route = json.loads((FOLDER / "routes.json").read_text()).get(self.path)
        if route is None:
            self.send_error(404)
            return
        time.sleep(route["delaySeconds"])
        if route["isCut"]:
            self.close_connection = True
            return
        body = route["body"].encode() * route["times"]
        self.send_response(route["status"])
        for name, value in route["headers"].items():
            self.send_header(name, value)
        if route["hasLength"]:
            self.send_header("Content-Length", str(len(body)))
        else:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        for start in range(0, len(body), route["pieceBytes"]):
            self.wfile.write(body[start : start + route["pieceBytes"]])
            time.sleep(route["pieceSeconds"])
        note(f"done {self.path}")

    def log_message(self, *words):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    context = None

    def get_request(self):
        connection, address = super().get_request()
        note("connection")
        return connection, address

    def finish_request(self, connection, address):
        # In the connection's own thread: a client that says nothing holds up nobody else.
        if self.context:
            connection = self.context.wrap_socket(connection, server_side=True)
        super().finish_request(connection, address)
        if self.context:
            connection.close()

    def handle_error(self, connection, address):
        note(f"error {sys.exc_info()[1]}")


def end_with(parent):
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


# A test run that is killed ends nobody.
threading.Thread(target=end_with, args=[os.getppid()], daemon=True).start()
server = Server(("127.0.0.1", 0), Handler)
if len(sys.argv) > 2:
    server.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.context.load_cert_chain(sys.argv[2], sys.argv[3])
print(f"port {server.server_port}", flush=True)
server.serve_forever()
