"""Effect packs: only what the service signed is laid down, and what is free is never asked for."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from joserfc import jws

from player.errors import PlayerError
from player.presets.packs import Packs
from player.presets.schema import Preset, encode_preset
from player.presets.store import PresetStore
from player.rights import FREE, Rights
from player.service.membership.keyset import believed
from player.service.membership.packs import PackFolder
from tests.support.issuer import URL, Issuer

NAME = "galaxy.orion"
ALL = Rights(packs=frozenset({"galaxy.*"}))
CORONA = encode_preset(Preset("Far Corona", description="Wide and far"))


@pytest.fixture
def issuer():
    return Issuer()


@pytest.fixture
def folder(tmp_path):
    return PackFolder(tmp_path / "packs")


def zipped(parts):
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return body.getvalue()


PACK = zipped({"presets/corona.json": CORONA, "README.txt": b"read me"})
BUILT_IN = PresetStore(Path("nowhere")).presets()[0].name
LIKE_OURS = zipped({"a.json": CORONA, "b.json": encode_preset(Preset(BUILT_IN))})


def signed(issuer, body, *, name=NAME, typ="pack+jwt"):
    claims = json.dumps({"id": name, "sha256": hashlib.sha256(body).hexdigest()}).encode()
    header = {"typ": typ, "alg": "Ed25519", "kid": "k1"}
    return jws.serialize_compact(header, claims, issuer.keys["k1"], algorithms=["Ed25519"])


def take(folder, issuer, body=PACK, signature=None, name=NAME):
    keys = believed(issuer.document(), URL, None)
    return folder.take(name, body, signature or signed(issuer, body), keys)


def names(tmp_path, rights):
    store = PresetStore(tmp_path / "own", packs=Packs(tmp_path / "packs", rights.allows_pack))
    return {one.name: one for one in store.presets()}


def test_a_pack_stands_among_the_presets_of_who_was_given_it(folder, issuer, tmp_path):
    assert take(folder, issuer) == 1
    assert folder.names() == (NAME,)
    shown = names(tmp_path, ALL)["Far Corona"]
    assert (shown.pack, shown.builtin, shown.preset.description) == (NAME, True, "Wide and far")
    assert "Far Corona" not in names(tmp_path, FREE)


def test_what_is_free_is_never_asked_for(folder, issuer, tmp_path):
    """Own presets and built-in ones are the same with any membership, none, or a wrong one."""
    PresetStore(tmp_path / "own").save(Preset("Far Corona", description="mine"))
    free = {one.name: one for one in PresetStore(tmp_path / "own").presets()}
    take(folder, issuer, LIKE_OURS)
    for rights in (FREE, ALL):
        shown = names(tmp_path, rights)
        assert {name: shown[name] for name in free} == free
    assert shown["Far Corona"].preset.description == "mine"


@pytest.mark.parametrize(
    "forge",
    [
        lambda issuer: signed(issuer, PACK + b"x"),
        lambda issuer: signed(issuer, PACK, name="galaxy.other"),
        lambda issuer: signed(issuer, PACK, typ="entitlement+jwt"),
        lambda _: signed(Issuer(), PACK),
        lambda _: "",
        lambda _: "x.y.z",
        lambda _: "é" * 9000,
    ],
    ids=["other bytes", "another pack", "another type", "another key", "none", "noise", "long"],
)
def test_what_the_service_did_not_sign_is_not_laid_down(folder, issuer, forge):
    keys = believed(issuer.document(), URL, None)
    with pytest.raises(PlayerError, match="signature is wrong"):
        folder.take(NAME, PACK, forge(issuer), keys)
    assert folder.names() == ()


@pytest.mark.parametrize(
    "body",
    [
        b"no zip at all",
        zipped({}),
        zipped({"README.txt": b"nothing else"}),
        zipped({"bomb.json": b" " * 3_000_000}),
        zipped({"odd.json": b'{"schema": 1, "name": 3}'}),
        zipped({f"{n}.json": CORONA for n in range(501)}),
        PACK[: len(PACK) // 2],
    ],
    ids=["noise", "empty", "no preset", "bomb", "no document", "too many", "half"],
)
def test_what_no_pack_holds_is_refused_in_one_sentence_and_the_old_one_stays(folder, issuer, body):
    take(folder, issuer)
    with pytest.raises(PlayerError, match=rf"^The effect pack {NAME} is not taken: .+\.$"):
        take(folder, issuer, body)
    assert folder.names() == (NAME,)


def test_names_in_a_pack_are_no_paths(folder, issuer, tmp_path):
    body = zipped({"../../outside.json": CORONA, "/etc/inside.json": CORONA})
    assert take(folder, issuer, body) == 2
    written = [one.relative_to(tmp_path) for one in tmp_path.rglob("*.json")]
    assert all(one.parts[:2] == ("packs", NAME) for one in written)
    with pytest.raises(PlayerError):
        take(folder, issuer, name="../own", signature=signed(issuer, PACK, name="../own"))


def test_a_newer_pack_takes_the_place_and_is_cleared_away(folder, issuer, tmp_path):
    take(folder, issuer)
    take(folder, issuer, zipped({"later.json": encode_preset(Preset("Later"))}))
    shown = names(tmp_path, ALL)
    assert "Later" in shown
    assert "Far Corona" not in shown
    folder.remove(NAME)
    assert "Later" not in names(tmp_path, ALL)


def test_a_pack_that_cannot_be_put_in_its_place_leaves_the_one_before(
    folder, issuer, tmp_path, monkeypatch
):
    take(folder, issuer)
    rename = Path.rename

    def refused(path, target):
        if path.name.endswith("~new"):
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(PlayerError, match="packs"):
        take(folder, issuer, zipped({"other.json": encode_preset(Preset("Other"))}))
    monkeypatch.undo()
    assert "Far Corona" in names(tmp_path, ALL)
    assert "Other" not in names(tmp_path, ALL)
