"""What is kept of a membership between runs, and what a copied or older file is worth."""

import json
import shutil

import pytest

from player.rights import FREE, Quality
from player.service.membership.device_key import DeviceKey
from player.service.membership.holding import Holding
from player.service.membership.record import RecordStore
from player.service.membership.states import Standing
from player.service.secrets import Secrets
from tests.support.issuer import DAY_S, NOW_S, URL, Issuer


class Machine:
    """One machine: its secrets, its file, its clock."""

    def __init__(self, folder):
        self.folder = folder
        self.file = folder / "membership.json"
        self.now_s = NOW_S
        self.secrets = Secrets(folder / "secrets.json")
        self.device = DeviceKey.of(self.secrets)

    def holding(self):
        store = RecordStore(self.file, Secrets(self.folder / "secrets.json"))
        return Holding(store, self.device.jkt, lambda: self.now_s, lambda: 0.0)


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path / "a")


@pytest.fixture
def issuer():
    return Issuer()


def member(machine, issuer, **changes):
    holding = machine.holding()
    holding.begin(URL, issuer.document(), "gk_key")
    holding.take(issuer.token(machine.device.jkt, **changes), issuer.document)
    holding.save()
    return holding


def standing(holding):
    return holding.state.standing


def test_a_membership_is_there_after_a_restart_without_any_network(machine, issuer):
    member(machine, issuer)
    again = machine.holding()
    assert standing(again) is Standing.ACTIVE
    assert again.rights.quality is Quality.HIRES
    assert again.state.memberships[0].plan == "svip"
    assert again.api_key() == "gk_key"


def test_the_device_is_the_same_after_a_restart(machine):
    assert DeviceKey.of(Secrets(machine.folder / "secrets.json")).jkt == machine.device.jkt


def test_nothing_kept_is_nobody_signed_in(machine):
    assert standing(machine.holding()) is Standing.SIGNED_OUT
    assert machine.holding().rights == FREE


def test_time_passes_while_nothing_runs(machine, issuer):
    member(machine, issuer)
    for days, expected in ((31, Standing.GRACE), (38, Standing.EXPIRED)):
        machine.now_s = NOW_S + days * DAY_S
        assert standing(machine.holding()) is expected


def test_a_clock_set_back_does_not_bring_an_expired_one_back(machine, issuer):
    member(machine, issuer)
    for days in (40, 41):  # two starts on two days: our own clock counts
        machine.now_s = NOW_S + days * DAY_S
        machine.holding().save()
    machine.now_s = NOW_S
    holding = machine.holding()
    assert standing(holding) is Standing.EXPIRED
    assert holding.state.is_clock_suspect


def test_an_altered_file_gives_nothing(machine, issuer):
    member(machine, issuer)
    kept = json.loads(machine.file.read_text())
    kept["record"]["floor"] = [0, 0, 0]
    machine.file.write_text(json.dumps(kept))
    holding = machine.holding()
    assert standing(holding) is Standing.UNVERIFIED
    assert holding.rights == FREE


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"schema": 9}'])
def test_a_broken_file_is_as_good_as_none(machine, content):
    machine.folder.mkdir(exist_ok=True)
    machine.file.write_bytes(content)
    assert standing(machine.holding()) is Standing.SIGNED_OUT


def test_a_profile_copied_to_another_machine_is_told_apart(machine, issuer, tmp_path):
    member(machine, issuer)
    other = Machine(tmp_path / "b")
    shutil.copy(machine.file, other.file)
    holding = other.holding()
    assert standing(holding) is Standing.WRONG_DEVICE
    assert holding.rights == FREE


def test_an_older_file_put_back_brings_no_richer_token_back(machine, issuer):
    member(machine, issuer, seq=7)
    older = machine.file.read_bytes()
    holding = machine.holding()
    holding.take(issuer.token(machine.device.jkt, seq=8, rights={}), issuer.document)
    holding.save()
    machine.file.write_bytes(older)
    again = machine.holding()
    assert standing(again) is Standing.REFRESHING
    assert again.rights == FREE


def test_two_changes_of_keys_are_followed(machine, issuer):
    holding = member(machine, issuer)
    issuer.rotate("k2")
    issuer.rotate("k3")
    token = issuer.token(machine.device.jkt, seq=2, rights={"devices": 9})
    holding.take(token, lambda: issuer.document(at_s=NOW_S + 1))
    assert holding.rights.devices == 9
    holding.save()
    assert machine.holding().rights.devices == 9


def test_a_token_of_a_service_that_was_taken_over_is_not_believed(machine, issuer):
    holding = member(machine, issuer)
    thief = Issuer()
    with pytest.raises(Exception, match="do not follow"):
        holding.take(
            thief.token(machine.device.jkt, seq=99), lambda: thief.document(at_s=NOW_S + 1)
        )
    assert holding.rights.quality is Quality.HIRES


def test_another_devices_token_gives_nothing(machine, issuer):
    holding = member(machine, issuer)
    holding.take(issuer.token("another", seq=9), issuer.document)
    assert standing(holding) is Standing.WRONG_DEVICE
    assert standing(machine.holding()) is Standing.ACTIVE  # what was saved before still counts
    holding.save()
    assert standing(machine.holding()) is Standing.WRONG_DEVICE


def test_a_revoked_device_stays_revoked_until_it_signs_in_again(machine, issuer):
    member(machine, issuer).revoked()
    assert standing(machine.holding()) is Standing.REVOKED
    assert standing(member(machine, issuer, seq=2)) is Standing.ACTIVE


def test_signing_out_leaves_no_key_and_no_token(machine, issuer):
    assert member(machine, issuer).end() == "gk_key"
    holding = machine.holding()
    assert (standing(holding), holding.api_key(), holding.url) == (Standing.SIGNED_OUT, "", "")
    assert b"eyJ" not in machine.file.read_bytes()


def test_the_files_are_for_their_owner_alone(machine, issuer):
    member(machine, issuer)
    for path in (machine.file, machine.folder / "secrets.json"):
        assert path.stat().st_mode & 0o777 == 0o600
    assert b"gk_key" not in machine.file.read_bytes()
