"""Chromium without a window, driven over its debugging pipe; nothing that a page asks for leaves the machine."""

import http.server
import json
import os
import select
import shutil
import subprocess
import tempfile
import threading
import time

# Chromium's own hosts: it may call them by itself, no page of ours does.
OWN_HOSTS = ("google.com", "googleapis.com", "gvt1.com", "gstatic.com", "google-analytics.com", "chromium.org")

ONE_PROCESS = "BackForwardCache,ProactivelySwapBrowsingInstance,SpareRendererForSitePerProcess,RenderDocument,OptimizationHints,Translate"


class Counter:
    """A server on 127.0.0.1 that every name leads to; it notes each request, and each connection that is none."""

    def __init__(self):
        self.requests = []
        counter = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def note(self):
                counter.requests.append(f"{self.command} {self.headers.get('Host')} {self.path}")
                self.send_response(404)
                self.send_header("Access-Control-Allow-Origin", "*")
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_POST = do_HEAD = do_PUT = do_OPTIONS = note

            def send_error(self, code, message=None, explain=None):
                counter.requests.append("not HTTP: " + repr(bytes(self.raw_requestline or b"")[:80]))
                self.close_connection = True

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self):
        """What was asked for since the last call."""
        taken, self.requests = self.requests, []
        return taken

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Chromium:
    """One browser with one page. `port` is that of a Counter."""

    def __init__(self, port, flags=()):
        program = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
        if program is None:
            raise SystemExit("These tests need chromium: apt-get install chromium")
        self.profile = tempfile.mkdtemp(prefix="lookout-chromium-")
        to_browser, self.commands = os.pipe()
        self.answers, from_browser = os.pipe()
        # Chromium reads from 3 and writes to 4; both ends are moved out of the way first.
        inward, outward = (self._high(fd) for fd in (to_browser, from_browser))

        own = "".join(f"MAP {star}{host} ~NOTFOUND," for host in OWN_HOSTS for star in ("", "*."))

        def place():
            os.dup2(inward, 3)
            os.dup2(outward, 4)

        self.process = subprocess.Popen(
            [
                program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
                "--disable-default-apps", "--disable-domain-reliability",
                # One process shows page after page: a new one for each takes six times as long.
                "--disable-features=" + ONE_PROCESS, "--disable-site-isolation-trials", "--renderer-process-limit=1",
                "--process-per-site", "--in-process-gpu", "--no-zygote",
                "--no-pings", "--hide-scrollbars", "--host-resolver-rules=" + own + f"MAP * 127.0.0.1:{port}",
                f"--user-data-dir={self.profile}", "--remote-debugging-pipe", *flags, "about:blank",
            ],
            preexec_fn=place, pass_fds=(3, 4), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for fd in (inward, outward):
            os.close(fd)
        self.buffer = b""
        self.number = 0
        self.events = []
        self.session = None
        target = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.call(domain + ".enable")

    @staticmethod
    def _high(fd):
        import fcntl

        high = fcntl.fcntl(fd, fcntl.F_DUPFD, 32)
        os.close(fd)
        return high

    def _read(self, until):
        """The next message; None once `until` is past."""
        while b"\0" not in self.buffer:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.answers], [], [], left)[0]:
                return None
            chunk = os.read(self.answers, 1 << 20)
            if not chunk:
                raise RuntimeError("chromium has ended")
            self.buffer += chunk
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        """Sends a command and returns its result; events that come meanwhile are kept."""
        self.number += 1
        command = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.commands, json.dumps(command).encode() + b"\0")
        until = time.monotonic() + 60
        while (message := self._read(until)) is not None:
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self._note(message)
        raise RuntimeError(f"{method}: no answer within a minute")

    def _note(self, message):
        self.events.append(message)
        # A dialog would stop the page for good.
        if message.get("method") == "Page.javascriptDialogOpening":
            self.dialogs += 1
            self.number += 1
            command = {"id": self.number, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}, "sessionId": self.session}
            os.write(self.commands, json.dumps(command).encode() + b"\0")

    def open(self, path, wait=120):
        """Loads a file and returns what it asked for besides itself: a list of addresses. A dialog counts as one."""
        self.events, self.dialogs = [], 0
        address = path if ":" in path.split("/")[0] else "file://" + path.replace("%", "%25").replace("#", "%23").replace("?", "%3F")
        self.call("Page.navigate", url=address)
        until = time.monotonic() + wait
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            message = self._read(until)
            if message is None:
                raise RuntimeError(f"{path} was not loaded within {wait} s")
            self._note(message)
        return self.asked(address)

    def asked(self, address):
        """What the page has asked for so far besides `address`."""
        self.evaluate("0")
        urls = [
            event["params"]["request"]["url"] for event in self.events if event.get("method") == "Network.requestWillBeSent"
        ]
        urls += [
            "frame " + event["params"]["url"] for event in self.events
            if event.get("method") == "Page.frameRequestedNavigation"
        ]
        return [url for url in urls if url != address and not url.startswith("about:")] + ["a dialog"] * self.dialogs

    def evaluate(self, expression):
        """The value of an expression of JavaScript in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"])[:500])
        return answer["result"].get("value")

    def close(self):
        try:
            os.close(self.commands)
            self.process.terminate()
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.answers)
        shutil.rmtree(self.profile, ignore_errors=True)
