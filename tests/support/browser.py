"""A browser without a screen that opens a page of ours, and what the page says."""

import json
import queue
import shutil
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode, urlsplit

PATIENCE_S = 90
_KINDS = {".html": "text/html", ".js": "text/javascript"}
_OPTIONS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-dev-shm-usage", "--autoplay-policy=no-user-gesture-required"),
)


def program():
    """Where a browser is; None when there is none."""
    return shutil.which("chromium")


@contextmanager
def _serving(files, said):
    """Serve files by their names; what is posted goes into a queue."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            name = urlsplit(self.path).path.removeprefix("/")
            body = files[name].read_bytes() if name in files else b""
            self.send_response(200 if name in files else 404)
            self.send_header("Content-Type", _KINDS.get(Path(name).suffix, "text/plain"))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            said.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_words):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def said_by_page(home, files, page, **words):
    """Open a page with words in its address, and return what it posts to /said."""
    said = queue.SimpleQueue()
    with _serving(files, said) as origin, (home / "browser.log").open("wb") as log:
        command = [
            program(), *_OPTIONS, f"--user-data-dir={home / 'profile'}",
            f"{origin}/{page}?{urlencode(words)}",
        ]  # fmt: skip
        browser = subprocess.Popen(
            command, stdout=log, stderr=log, env={"HOME": str(home), "PATH": "/usr/bin:/bin"}
        )
        try:
            return said.get(timeout=PATIENCE_S)
        finally:
            browser.terminate()
            browser.wait()
