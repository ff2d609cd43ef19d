"""What the browser is shown when it comes back: in its own language, and nothing it could leak."""

import threading
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from player.errors import PlayerError
from player.service.membership.browser_flow import sign_in_with_browser

URL = "https://svc.example"


class Service:
    """A service whose listener answers in the browser at once."""

    url = URL

    def __init__(self, languages, answer):
        self._languages, self._answer = languages, answer
        self.shown = None

    def metadata(self):
        return {"authorization_endpoint": f"{URL}/authorize", "token_endpoint": f"{URL}/token"}

    def post_form(self, _url, fields):
        return type("Answer", (), {"body": {"access_token": "gk_" + fields["code"]}})

    def open_page(self, page):
        words = {name: values[0] for name, values in parse_qs(urlsplit(page).query).items()}
        back = {"state": words["state"], "iss": URL, **self._answer}

        def come_back():
            headers = {"Accept-Language": self._languages}
            self.shown = httpx2.get(words["redirect_uri"], params=back, headers=headers)

        self._thread = threading.Thread(target=come_back, daemon=True)
        self._thread.start()

    def sign_in(self):
        try:
            return sign_in_with_browser(self, self.open_page, threading.Event())
        finally:
            self._thread.join()


@pytest.mark.parametrize(
    "languages, words",
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "登录完成"),
        ("en-GB,en", "Signed in"),
        ("fi", "Signed in"),
        ("", "Signed in"),
    ],
)
def test_the_page_speaks_the_language_of_the_browser(languages, words):
    service = Service(languages, {"code": "c1"})
    assert service.sign_in() == "gk_c1"
    assert words in service.shown.text
    assert "c1" not in service.shown.text, "the code is shown to nobody"
    assert service.shown.headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in service.shown.headers["Content-Security-Policy"]


@pytest.mark.parametrize("languages, words", [("zh", "未登录"), ("en", "Not signed in")])
def test_a_no_is_called_a_no(languages, words):
    service = Service(languages, {"error": "access_denied"})
    with pytest.raises(PlayerError, match="access_denied"):
        service.sign_in()
    assert words in service.shown.text


def test_an_answer_to_somebody_else_is_not_taken():
    service = Service("en", {"code": "c1", "state": "another"})
    with pytest.raises(PlayerError, match="not meant for this program"):
        service.sign_in()
