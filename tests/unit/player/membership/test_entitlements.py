"""What a client believes of what a service signed."""

import base64
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import OctKey, OKPKey

from player.errors import PlayerError
from player.rights import FREE, Quality
from player.service.membership.entitlement import Unverified, WrongDevice, verified
from player.service.membership.keyset import believed
from tests.support.issuer import DAY_S, NOW_S, URL, Issuer, b64

JKT = "the-device"
ISSUER = Issuer()
KEYS = believed(ISSUER.document(), URL, None)
TOKEN = ISSUER.token(JKT)


def test_a_token_says_what_was_bought():
    found = verified(TOKEN, KEYS, JKT)
    assert found.rights.quality is Quality.HIRES
    assert found.rights.offline_tracks == 10_000
    assert [one.plan for one in found.memberships] == ["svip"]
    assert (found.seq, found.issued_s) == (1, NOW_S)


def test_unknown_rights_are_ignored_and_missing_ones_are_free():
    found = verified(ISSUER.token(JKT, rights={"teleport": True, "devices": 9}), KEYS, JKT)
    assert found.rights.devices == 9
    assert (found.rights.quality, found.rights.packs) == (FREE.quality, FREE.packs)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(TOKEN) - 1), st.sampled_from("ABCabc012-_.=x"))
def test_any_changed_letter_is_refused_or_changes_nothing(place, letter):
    changed = TOKEN[:place] + letter + TOKEN[place + 1 :]
    with suppress(Unverified, WrongDevice):
        assert verified(changed, KEYS, JKT) == verified(TOKEN, KEYS, JKT)


def forged(header, claims, key, algorithm="Ed25519"):
    payload = json.dumps(claims).encode()
    return jws.serialize_compact(header, payload, key, algorithms=[algorithm])


def unsigned(header):
    return f"{b64(json.dumps(header).encode())}.{b64(json.dumps(ISSUER.claims(JKT)).encode())}."


@pytest.mark.parametrize(
    "token",
    [
        "",
        "a.b.c",
        "x" * 20_000,
        unsigned({"alg": "none", "typ": "entitlement+jwt", "kid": "k1"}),
        forged(
            {"alg": "HS256", "typ": "entitlement+jwt", "kid": "k1"},
            ISSUER.claims(JKT),
            OctKey.import_key(base64.urlsafe_b64decode(KEYS.keys["k1"]["x"] + "=")),
            "HS256",
        ),
        ISSUER.token(JKT, key=OKPKey.generate_key("Ed25519")),
        forged(
            {"alg": "Ed25519", "typ": "entitlement+jwt", "kid": "k9"},
            ISSUER.claims(JKT),
            ISSUER.keys["k1"],
        ),
        ISSUER.token(JKT, typ="JWT"),
        ISSUER.token(JKT, aud="another-player"),
        ISSUER.token(JKT, iss="https://evil.example"),
        ISSUER.token(JKT, v=2),
        ISSUER.token(JKT, seq="1"),
        ISSUER.token(JKT, exp=NOW_S + 400 * DAY_S),
        ISSUER.token(JKT, exp=NOW_S - 1),
        ISSUER.token(JKT, cnf={}),
        ISSUER.token(JKT, memberships=[{}]),
    ],
)
def test_what_the_service_did_not_sign_for_us_is_refused(token):
    with pytest.raises(Unverified):
        verified(token, KEYS, JKT)


def test_another_devices_token_is_told_apart():
    with pytest.raises(WrongDevice):
        verified(ISSUER.token("another"), KEYS, JKT)


def test_keys_follow_each_other_even_when_one_change_was_missed():
    issuer = Issuer()
    first = believed(issuer.document(), URL, None)
    issuer.rotate("k2")
    issuer.rotate("k3")
    third = believed(issuer.document(at_s=NOW_S + 9), URL, first)
    assert set(third.keys) == {"k1", "k2", "k3"}
    assert verified(issuer.token(JKT), third, JKT).seq == 1


@pytest.mark.parametrize(
    "document",
    [
        Issuer().document(at_s=NOW_S + 9),
        ISSUER.document(url="https://evil.example", at_s=NOW_S + 9),
        ISSUER.document(at_s=NOW_S - 9),
        {},
        {"payload": "!", "signatures": []},
        {**ISSUER.document(), "signatures": []},
        {**ISSUER.document(), "payload": Issuer().document()["payload"]},
    ],
)
def test_keys_that_nothing_known_vouches_for_are_refused(document):
    with pytest.raises(PlayerError, match="do not follow"):
        believed(document, URL, KEYS)


def test_a_stolen_name_does_not_vouch():
    thief = Issuer()
    document = thief.document(at_s=NOW_S + 9)  # its own k1 under the known name
    with pytest.raises(PlayerError):
        believed(document, URL, KEYS)
