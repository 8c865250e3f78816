"""A headless chromium, driven by the DevTools protocol: it opens one page, and everything that the page complains of
is kept."""
import base64
import json
import os
import pathlib
import subprocess
import tempfile
import time
import urllib.request

from websockets.sync.client import connect

PROGRAM = "/usr/bin/chromium"
FLAGS = [
    "--headless=new", "--remote-debugging-port=0", "--remote-debugging-address=127.0.0.1", "--no-first-run",
    "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-default-browser-check", "--window-size=1280,1100",
    # Nothing but this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


class Browser:
    """One that has gone when the block ends."""

    def __init__(self, *flags):
        self.folder = tempfile.TemporaryDirectory(prefix="muster-chromium-")
        # Root may not have chromium's sandbox; the page is ours.
        root = ["--no-sandbox"] if os.getuid() == 0 else []
        with open(pathlib.Path(self.folder.name, "log"), "wb") as log:
            self.process = subprocess.Popen(
                [PROGRAM, *FLAGS, *root, *flags, f"--user-data-dir={self.folder.name}", "about:blank"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=dict(os.environ, HOME=self.folder.name))
        self.number = 0
        self.complaints = []
        self.socket = connect(self._page(), max_size=None, open_timeout=30, legacy=True)
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def _page(self):
        """The address at which the one page is driven."""
        file = pathlib.Path(self.folder.name, "DevToolsActivePort")
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            assert self.process.poll() is None, pathlib.Path(self.folder.name, "log").read_text(errors="replace")
            if file.exists() and "\n" in file.read_text():
                port = file.read_text().splitlines()[0]
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list", timeout=10) as answer:
                    pages = [page for page in json.load(answer) if page["type"] == "page"]
                if pages:
                    return pages[0]["webSocketDebuggerUrl"]
            time.sleep(0.05)
        raise AssertionError("chromium does not open its port")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        # Its children write a moment longer.
        for _ in range(20):
            try:
                return self.folder.cleanup()
            except OSError:
                time.sleep(0.1)

    def call(self, method, **parameters):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv(timeout=60))
            if message.get("id") == self.number:
                assert "error" not in message, message
                return message["result"]
            self._hear(message)

    def _hear(self, message):
        method, parameters = message.get("method"), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.complaints.append(parameters["exceptionDetails"]["text"])
        elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
            self.complaints.append(str(parameters["args"]))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            self.complaints.append(parameters["entry"]["text"])

    def open(self, address):
        """Nothing is left of the page before it, whose server may be gone."""
        self.call("Page.navigate", url="about:blank")
        self.until("location.href === 'about:blank'")
        self.complaints.clear()
        self.call("Page.navigate", url=address)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def value(self, script):
        """What the script comes to in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def until(self, script, seconds=20):
        """Seconds until the script was true."""
        started = time.monotonic()
        while not self.value(script):
            assert time.monotonic() - started < seconds, f"not within {seconds} s: {script}"
            time.sleep(0.05)
        return time.monotonic() - started

    def text(self, selector):
        return self.value(f"document.querySelector({json.dumps(selector)}).textContent.trim()")

    def picture(self, file):
        """The whole page as PNG."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)["data"]
        pathlib.Path(file).write_bytes(base64.b64decode(data))

    def prefer(self, scheme):
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
