"""What a service gives, to whom, on which device; against a server whose base plan is Free."""

import base64
import json

import pytest
from joserfc import jws
from joserfc.jwk import OKPKey

from tests.support import cloud
from tests.support.signing_device import Device


@pytest.fixture
def member(service, request):
    """A user of the test's own, with a key."""
    name = f"user-{abs(hash(request.node.name)) % 10**9}"
    database = cloud.opened(service)
    user, key = cloud.add_user(database, name)
    database.close()
    return user, key


def registered(service, key):
    device = Device()
    answer = device.call(service, key, "registerDevice", name="Desk", platform="Linux")
    assert inside(answer)["status"] == "ok", answer.text
    return device


def inside(answer):
    return answer.json()["subsonic-response"]


def entitlement(service, key, device, **headers):
    return inside(device.call(service, key, "getEntitlement", headers=headers))["entitlement"]


def claims_of(service, token):
    with service.client("") as client:
        document = client.get("/.well-known/galaxy-keys").json()
    keys = {one["kid"]: one for one in json.loads(_plain(document["payload"]))["keys"]}
    header = jws.extract_compact(token.encode()).headers()
    assert (header["typ"], header["alg"]) == ("entitlement+jwt", "Ed25519")
    key = OKPKey.import_key({k: keys[header["kid"]][k] for k in ("kty", "crv", "x")})
    return json.loads(jws.deserialize_compact(token, key, algorithms=["Ed25519"]).payload)


def give(service, user, plan, **more):
    from player.server.membership.plans import Plans  # noqa: PLC0415  optional part
    from player.server.membership.redeeming import Gift, Redeeming  # noqa: PLC0415

    database = cloud.opened(service)
    given = Redeeming(database, Plans(database)).grant(user.user_id, Gift(plan, 30, **more))
    database.close()
    return given


def test_an_entitlement_says_what_was_given_and_is_small(service, member):
    user, key = member
    give(service, user, "svip")
    device = registered(service, key)
    token = entitlement(service, key, device)["token"]
    claims = claims_of(service, token)
    assert claims["aud"] == "galaxy-player"
    assert claims["iss"] == service.url
    assert claims["sub"] == user.subject
    assert claims["cnf"] == {"jkt": device.jkt}
    assert claims["rights"]["quality"] == "hires"
    assert claims["refresh"] == claims["iat"] + 86_400
    assert claims["exp"] <= claims["iat"] + 30 * 86_400
    assert [one["plan"] for one in claims["memberships"]] == ["svip"]
    assert user.name not in token
    assert len(token) < 1400


def test_the_number_only_grows_and_an_unchanged_one_is_not_sent_again(service, member):
    user, key = member
    device = registered(service, key)
    first = claims_of(service, entitlement(service, key, device)["token"])["seq"]
    same = device.call(service, key, "getEntitlement", headers={"If-None-Match": f'"{first}"'})
    assert same.status_code == 304
    give(service, user, "luxury")
    changed = entitlement(service, key, device, **{"If-None-Match": f'"{first}"'})
    claims = claims_of(service, changed["token"])
    assert claims["seq"] > first
    assert claims["rights"]["quality"] == "sq"


def test_a_proof_counts_once_and_for_its_own_device_only(service, member):
    _, key = member
    device, url = registered(service, key), f"{service.url}/rest/getEntitlement"
    proof = device.proof("POST", url, key)
    answers = [Device.call(device, service, key, "getEntitlement", headers={"DPoP": proof})
               for _ in range(2)]  # fmt: skip
    assert inside(answers[0])["status"] == "ok"
    assert "shown before" in inside(answers[1])["error"]["message"]
    stranger = Device().call(service, key, "getEntitlement")
    assert inside(stranger)["error"]["code"] == 50
    for wrong in (
        device.proof("GET", url, key),
        device.proof("POST", url + "x", key),
        device.proof("POST", url, "another key"),
        device.proof("POST", url, key, iat=1_000_000),
        "",
        "a.b.c",
    ):
        refused = device.call(service, key, "getEntitlement", headers={"DPoP": wrong})
        assert inside(refused)["error"]["code"] == 50


def test_as_many_devices_as_the_plan_has(service, member):
    user, key = member
    give(service, user, "device")  # one device of its own, but Free has five
    registered(service, key)
    keys = [cloud.add_key(service, user) for _ in range(5)]
    for one in keys[:4]:
        registered(service, one)
    refused = inside(Device().call(service, keys[4], "registerDevice", name="Sixth"))
    assert refused["error"]["code"] == 50
    assert refused["error"]["helpUrl"].startswith(service.url)
    with service.client(key) as client:
        devices = client.get("/rest/getDevices", params={"f": "json"}).json()
        found = devices["subsonic-response"]["devices"]
        assert (len(found["device"]), found["limit"]) == (6, 5)
        spare = next(one for one in found["device"] if one["today"] and not one["current"])
        client.get("/rest/removeDevice", params={"f": "json", "id": spare["id"]})
    assert inside(Device().call(service, keys[4], "registerDevice", name="Sixth"))["status"] == "ok"


def test_a_code_works_once(service, member):
    _, key = member
    code = cloud.new_code(service, "svip")
    assert len(code.replace("-", "")) == 25
    with service.client(key) as client:

        def redeem(text):
            answer = client.post("/rest/redeemCode", params={"f": "json"}, data={"code": text})
            return answer.json()["subsonic-response"]

        assert redeem("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA")["error"]["code"] == 70
        assert redeem(f" {code.lower().replace('-', ' ')} ")["status"] == "ok"
        assert redeem(code)["error"]["code"] == 70
        status = client.get("/rest/getMembership", params={"f": "json"}).json()
        said = status["subsonic-response"]["membershipStatus"]
        assert said["membership"][0]["plan"] == "svip"
        assert "SVIP until" in said["text"]
        tagged = client.get("/rest/getMembership", headers={"If-None-Match": f'"{said["etag"]}"'})
        assert tagged.status_code == 304


def test_five_codes_an_hour(service, member):
    _, key = member
    with service.client(key) as client:
        tried = [client.post("/rest/redeemCode", data={"code": "A" * 25}) for _ in range(6)]
    assert [answer.status_code for answer in tried] == [200] * 5 + [429]
    assert int(tried[-1].headers["Retry-After"]) > 60


def test_a_code_for_one_device_changes_no_other(service, member):
    user, key = member
    here, there = registered(service, key), cloud.add_key(service, user)
    elsewhere = registered(service, there)
    code = cloud.new_code(service, "device", bound=True)
    with service.client(key) as client:
        client.post("/rest/redeemCode", data={"code": code})
    mine = claims_of(service, entitlement(service, key, here)["token"])
    other = claims_of(service, entitlement(service, there, elsewhere)["token"])
    assert (mine["rights"]["quality"], mine["memberships"][0]["scope"]) == ("hires", "device")
    assert (other["rights"]["quality"], other["memberships"]) == ("standard", [])


def streamed(service, key, title, **parameters):
    with service.client(key) as client:
        found = client.get("/rest/search3", params={"f": "json", "query": title}).json()
        song = found["subsonic-response"]["searchResult3"]["song"][0]
        return client.get("/rest/stream", params={"id": song["id"], **parameters})


def test_a_stream_is_never_better_than_what_was_given_and_says_so(service, member):
    user, key = member
    answer = streamed(service, key, "Deep", format="raw")
    assert answer.status_code == 200
    assert answer.headers["X-Galaxy-Quality"] == "standard"
    assert answer.headers["content-type"] == "audio/ogg"
    give(service, user, "luxury")
    answer = streamed(service, key, "Deep", format="raw")
    assert answer.headers["X-Galaxy-Quality"] == "sq"
    assert answer.content[:4] == b"fLaC"
    give(service, user, "svip")
    answer = streamed(service, key, "Deep", format="raw")
    assert answer.headers["X-Galaxy-Quality"] == "hires"


def test_a_pack_comes_with_its_membership(service, member):
    user, key = member
    folder = service.home / "data" / "service" / "packs"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "galaxy.orion.zip").write_bytes(b"PK pack")
    with service.client(key) as client:

        def pack(name):
            return client.get("/rest/getPack", params={"f": "json", "id": name})

        assert inside(pack("galaxy.orion"))["error"]["code"] == 50
        give(service, user, "svip")
        assert pack("galaxy.orion").content == b"PK pack"
        assert inside(pack("../signing-keys"))["error"]["code"] == 70


def test_keys_change_hands_by_continuity(service):
    with service.client("") as client:
        before = client.get("/.well-known/galaxy-keys").json()
        cloud.rotate(service)
        after = client.get("/.well-known/galaxy-keys").json()
    assert len(after["signatures"]) == len(before["signatures"]) + 1
    names = [json.loads(_plain(one["protected"]))["kid"] for one in after["signatures"]]
    assert set(names) > {
        json.loads(_plain(one["protected"]))["kid"] for one in before["signatures"]
    }
    keys = service.home / "data" / "service" / "signing-keys.json"
    assert keys.stat().st_mode & 0o777 == 0o600


def _plain(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
