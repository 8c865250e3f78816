"""A collector of traces on loopback that behaves as a test says, and reads what it gets with OpenTelemetry's own
messages."""
import http.server
import threading
import time

from opentelemetry.proto.collector.trace.v1 import trace_service_pb2


class Collector:
    """Keeps the spans that it is sent, and every byte."""

    def __init__(self):
        self.spans, self.resources, self.bodies, self.paths = [], [], [], []
        # What the next requests are answered with, the last one for all that follow: status, headers, body.
        self.answers = [(200, {}, b"")]
        self.delay = 0
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def _handler(collector):  # pylint: disable=no-self-argument
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status, headers, text = (
                    collector.answers.pop(0) if len(collector.answers) > 1 else collector.answers[0])
                time.sleep(collector.delay)
                collector.take(self.path, self.headers["Content-Type"], body, status == 200)
                try:
                    self.send_response(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(text)))
                    self.end_headers()
                    self.wfile.write(text)
                except OSError:
                    # Who asked may be gone.
                    pass

            def log_message(self, *_words):
                pass

        return Handler

    def take(self, path, kind, body, is_kept):
        self.paths.append((path, kind))
        self.bodies.append(body)
        if not is_kept:
            return
        request = trace_service_pb2.ExportTraceServiceRequest.FromString(body)
        for group in request.resource_spans:
            self.resources.append(group.resource)
            for scoped in group.scope_spans:
                self.spans.extend(scoped.spans)

    def of(self, trace):
        """The spans of a trace, by what they are named."""
        return [span for span in self.spans if span.trace_id.hex() == trace]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def attributes(holder):
    return {
        item.key: getattr(item.value, item.value.WhichOneof("value")) for item in holder.attributes}
