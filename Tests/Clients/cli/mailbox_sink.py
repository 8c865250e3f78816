"""A mail server that keeps what it is given."""
import socketserver
import threading
import time


class Mailbox:
    def __init__(self):
        self.messages = []
        kept = self.messages

        class Conversation(socketserver.StreamRequestHandler):
            """One connection: any sender, any recipient, any text."""

            def answer(self, line):
                self.wfile.write(f"{line}\r\n".encode())

            def handle(self):
                self.answer("220 mailbox.example")
                for line in self.rfile:
                    word = line.split(b" ")[0].strip().upper()
                    if word == b"QUIT":
                        return self.answer("221 bye")
                    if word != b"DATA":
                        self.answer("250 mailbox.example" if word in (b"HELO", b"EHLO") else "250 yes")
                        continue
                    self.answer("354 go on")
                    text = b""
                    for piece in self.rfile:
                        if piece == b".\r\n":
                            break
                        text += piece
                    kept.append(text.decode(errors="replace"))
                    self.answer("250 kept")

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation)
        self.server.daemon_threads = True
        self.address = f"127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def until(self, words, seconds=60):
        """The message that has these words in it, when it has come."""
        end = time.monotonic() + seconds
        while True:
            found = [text for text in list(self.messages) if words in text]
            if found:
                return found[0]
            assert time.monotonic() < end, f"no message with {words!r} among {len(self.messages)}"
            time.sleep(0.05)

    def close(self):
        self.server.shutdown()
        self.server.server_close()
