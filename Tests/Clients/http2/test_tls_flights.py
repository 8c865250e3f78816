"""TLS records and frames of HTTP/2 in one piece."""

import socket
import ssl

from wire import PREFACE, Type, frame


def test_what_comes_in_one_piece_with_the_end_of_the_handshake_is_read(started, test_ca):
    target = started(secure=True)
    context = ssl.create_default_context(cafile=test_ca.certificate)
    context.set_alpn_protocols(["h2"])
    taken, given = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = context.wrap_bio(taken, given, server_hostname="localhost")
    with socket.create_connection(target.address, timeout=5) as plain:
        while True:
            try:
                client.do_handshake()
                break
            except ssl.SSLWantReadError:
                plain.sendall(given.read())
                taken.write(plain.recv(65536))
        # The client's last words of the handshake still wait in `given`.
        client.write(PREFACE + frame(Type.SETTINGS, 0, 0, b"") + frame(Type.PING, 0, 0, b"together"))
        plain.sendall(given.read())
        answer = b""
        while b"together" not in answer:
            try:
                answer += client.read(65536)
            except ssl.SSLWantReadError:
                taken.write(plain.recv(65536))
