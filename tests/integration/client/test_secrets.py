"""What opens a door is nowhere but in the store of secrets: a whole run that logs all there is."""

import base64
import json
import logging
import sys
import threading
import urllib.parse

import pytest

from player.library.library import Library
from player.library.remote.sources import NewSource
from player.service.http import send
from player.service.membership.member import Member
from player.service.secrets import Secrets
from player.service.servers import keep_credentials, open_server
from player.service.source import Credentials
from player.service.syncing.sync import Sync
from tests.support import cloud
from ui.excepthook import install_excepthook

STORE = "secrets.json"


@pytest.fixture
def member(tmp_path):
    return Member(tmp_path / "membership.json", tmp_path / STORE)


def spellings(secret):
    """Every way in which a secret may have been written down."""
    raw = secret.encode()
    yield secret
    yield raw.hex()
    yield urllib.parse.quote(secret)
    yield urllib.parse.quote_plus(secret)
    yield base64.b64encode(raw).decode().rstrip("=")


def signed_in(served, member):
    """Sign this device in, as somebody at a browser does."""
    httpx2 = cloud.server_parts()
    browsers = []

    def be_the_browser(page):
        with httpx2.Client() as browser:
            words = dict(httpx2.URL(page).params)
            posted = {**words, "username": "ann", "password": cloud.WORDS}
            back = browser.post(f"{served.url}/oauth/authorize", data=posted)
            browser.get(back.headers["location"])

    def open_page(page):
        browsers.append(threading.Thread(target=be_the_browser, args=(page,)))
        browsers[0].start()

    member.sign_in(served.url, open_page, threading.Event())
    browsers[0].join()
    member.refresh()


def synced(served, folder, credentials):
    """Sync one server; then a bug of ours shows an address and headers to whoever listens."""
    with_key = bool(credentials.api_key)
    library = Library.open(folder / f"library-{with_key}.db")
    store = Secrets(folder / STORE)
    source = library.sources.add(NewSource(f"home-{with_key}", served.url, credentials.user))
    keep_credentials(store, source, credentials)
    server = open_server(library, store, library.sources.get(source))
    try:
        Sync(server, library, library.sources.get(source)).run()
        request = server.media_request("download", {"id": "so-1"}, {})
        server.client.event_hooks = {"response": [_fail]}
        send(server.client, request, repeat=False)
    except LookupError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        server.client.close()
        library.close()


def _fail(response):
    raise LookupError(f"a bug of ours at {response.request.url} {dict(response.request.headers)}")


def test_no_secret_is_written_down(served, member, tmp_path, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    reports = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    install_excepthook(reports.append)
    signed_in(served, member)
    synced(served, tmp_path, Credentials("ann", api_key=served.key))
    synced(served, tmp_path, Credentials("ann", password=served.key))
    assert len(reports) == 2
    assert "/rest/download" in reports[0]

    store = Secrets(tmp_path / STORE)
    device = json.loads(store.get("membership-device"))
    authority = served.home / "data" / "service"
    signing = json.loads((authority / "signing-keys.json").read_text())
    seeds = [key["jwk"]["d"] for key in signing["keys"]]
    secrets = [cloud.WORDS, served.key, device["d"], *seeds]
    written = {
        path: path.read_bytes().decode("latin-1")
        for folder in (tmp_path, served.home)
        for path in folder.rglob("*")
        if path.is_file() and path.name != STORE and authority not in path.parents
    }
    written |= {"log": caplog.text, "crash report": "".join(reports)}
    assert len(written) > 5
    for place, text in written.items():
        for secret in secrets:
            assert not any(one in text for one in spellings(secret)), f"{place} holds a secret"
