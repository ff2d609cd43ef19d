"""Signing in against a real server: code with PKCE, the device flow, and what is refused."""

import secrets

import pytest

from tests.support import cloud
from tests.support.signing_device import REDIRECT, Device, authorize_words, exchange, log_in, pkce


@pytest.fixture(autouse=True)
def _nobody_has_tried_before(served):
    """All tests come from one address."""
    database = cloud.opened(served)
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM rate_bucket")
    database.close()


@pytest.fixture
def browser(served):
    with served.client(key="") as client:
        yield client


def error_of(answer):
    assert answer.status_code == 400
    return answer.json()["error"]


def test_the_metadata_says_where_everything_is(served, browser):
    found = browser.get("/.well-known/oauth-authorization-server").json()
    assert found["issuer"] == served.url
    assert found["code_challenge_methods_supported"] == ["S256"]
    for name in ("authorization_endpoint", "token_endpoint", "device_authorization_endpoint"):
        assert found[name].startswith(f"{served.url}/oauth/")


def test_a_code_becomes_one_key_for_one_device(served, browser):
    verifier, challenge = pkce()
    device = Device()
    back = log_in(browser, challenge)
    assert (back["state"], back["iss"]) == ("st4te", served.url)
    given = exchange(browser, back["code"], verifier, device=device).json()
    assert (given["token_type"], given["scope"]) == ("DPoP", "library membership")
    assert given["access_token"].startswith("gk_")
    assert len(given["access_token"]) == 46
    with served.client(given["access_token"]) as client:
        token = client.get("/rest/tokenInfo", params={"f": "json"}).json()
    assert token["subsonic-response"]["tokenInfo"] == {"username": "ann"}


def test_a_wrong_verifier_gets_nothing(browser):
    _, challenge = pkce()
    back = log_in(browser, challenge)
    assert error_of(exchange(browser, back["code"], pkce()[0])) == "invalid_grant"


def test_a_code_for_another_address_gets_nothing(browser):
    verifier, challenge = pkce()
    back = log_in(browser, challenge)
    answer = exchange(browser, back["code"], verifier, redirect_uri="http://127.0.0.1:1/cb")
    assert error_of(answer) == "invalid_grant"


def test_a_code_that_comes_twice_takes_its_key_back(served, browser):
    verifier, challenge = pkce()
    back = log_in(browser, challenge)
    key = exchange(browser, back["code"], verifier).json()["access_token"]
    assert error_of(exchange(browser, back["code"], verifier)) == "invalid_grant"
    with served.client(key) as client:
        answer = client.get("/rest/ping", params={"f": "json"}).json()["subsonic-response"]
    assert answer["error"]["code"] == 44


@pytest.mark.parametrize(
    "redirect",
    [
        "https://127.0.0.1:4000/cb",
        "http://localhost:4000/cb",
        "http://127.0.0.1:4000/cb/../x",
        "http://127.0.0.1.evil.example/cb",
        "http://evil.example/cb",
        "http://127.0.0.1:4000@evil.example/cb",
        "",
    ],
)
def test_a_foreign_redirect_leads_nowhere(browser, redirect):
    words = authorize_words(pkce()[1], redirect_uri=redirect)
    answer = browser.get("/oauth/authorize", params=words)
    assert answer.status_code == 400
    assert "location" not in answer.headers


def test_plain_challenges_and_missing_states_are_refused_at_the_app(browser):
    for changes in ({"code_challenge_method": "plain"}, {"state": ""}, {"code_challenge": "x"}):
        answer = browser.get("/oauth/authorize", params=authorize_words(pkce()[1], **changes))
        assert answer.status_code == 303
        assert answer.headers["location"].startswith(f"{REDIRECT}?error=invalid_request")


def test_the_page_lets_no_script_and_no_frame_in(browser):
    hostile = authorize_words(pkce()[1], client_name='"><script>x</script>')
    answer = browser.get("/oauth/authorize", params=hostile)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "<script>" not in answer.text
    assert "set-cookie" not in answer.headers


def test_a_wrong_password_and_an_unknown_name_read_the_same(browser):
    _, challenge = pkce()
    unknown = secrets.token_hex(6)
    wrong = log_in(browser, challenge, word="not it at all")
    nobody = log_in(browser, challenge, name=unknown, word="not it at all")
    assert (wrong.status_code, nobody.status_code) == (403, 403)
    assert wrong.text == nobody.text


def test_guessing_is_slowed_down(served, browser):
    _, challenge = pkce()
    name = secrets.token_hex(6)
    answers = [log_in(browser, challenge, name=name, word="guess") for _ in range(6)]
    assert answers[0].status_code == 403
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0


def device_start(browser):
    return browser.post("/oauth/device_authorization", data={"client_name": "Box"}).json()


def poll(browser, started):
    words = {
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
        "device_code": started["device_code"],
    }
    return browser.post("/oauth/token", data=words)


def test_a_device_waits_is_slowed_down_and_gets_its_key(served, browser):
    started = device_start(browser)
    assert len(started["user_code"].replace("-", "")) == 8
    assert error_of(poll(browser, started)) == "authorization_pending"
    assert error_of(poll(browser, started)) == "slow_down"
    words = {"username": "ann", "password": "correct horse battery"}
    page = browser.post("/oauth/device", data={**words, "user_code": started["user_code"].lower()})
    assert page.status_code == 200
    assert error_of(poll(browser, started)) == "slow_down"


def test_an_approved_device_gets_one_key(browser):
    started = device_start(browser)
    words = {"username": "ann", "password": "correct horse battery"}
    assert (
        browser.get("/oauth/device", params={"user_code": started["user_code"]}).status_code == 200
    )
    browser.post("/oauth/device", data={**words, "user_code": started["user_code"]})
    assert poll(browser, started).json()["access_token"].startswith("gk_")
    assert error_of(poll(browser, started)) == "invalid_grant"


def test_a_wrong_user_code_connects_nothing(browser):
    started = device_start(browser)
    words = {"username": "ann", "password": "correct horse battery", "user_code": "XXXX-XXXX"}
    assert browser.post("/oauth/device", data=words).status_code == 403
    assert error_of(poll(browser, started)) == "authorization_pending"


def test_a_revoked_key_opens_nothing(served, browser):
    verifier, challenge = pkce()
    key = exchange(browser, log_in(browser, challenge)["code"], verifier).json()["access_token"]
    assert browser.post("/oauth/revoke", data={"token": key}).status_code == 200
    with served.client(key) as client:
        answer = client.get("/rest/ping", params={"f": "json"}).json()["subsonic-response"]
    assert answer["error"]["code"] == 44


def test_what_asks_for_nothing_known_is_refused(browser):
    assert error_of(browser.post("/oauth/token", data={})) == "unsupported_grant_type"
    assert error_of(exchange(browser, "no such code", pkce()[0])) == "invalid_grant"
    answer = browser.post("/oauth/token", content=b"x" * (1 << 21))
    assert answer.status_code == 413
