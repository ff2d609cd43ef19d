"""The player's side of a membership against a real service: sign in, use, lose, sign out."""

import queue
import threading
import zipfile

import pytest

from player.errors import PlayerError
from player.presets.packs import Packs
from player.presets.schema import Preset, encode_preset
from player.presets.store import PresetStore
from player.rights import FREE, Quality
from player.service.membership.account import Account
from player.service.membership.member import Member
from player.service.membership.orders import PageWanted
from player.service.membership.states import AccountState, PackLine, Standing
from tests.support import cloud


@pytest.fixture
def user(service, request):
    """A user of the test's own."""
    database = cloud.opened(service)
    found, _ = cloud.add_user(database, f"user-{abs(hash(request.node.name)) % 10**9}")
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM rate_bucket")
    database.close()
    return found


@pytest.fixture
def member(tmp_path):
    return Member(tmp_path / "membership.json", tmp_path / "secrets.json")


def browse(service, user, page):
    """Be the listener in a browser: open the page, type name and password, follow it back."""
    httpx2 = cloud.server_parts()
    with httpx2.Client() as browser:
        shown = browser.get(page)
        assert shown.status_code == 200
        words = dict(httpx2.URL(page).params)
        posted = {**words, "username": user.name, "password": cloud.WORDS}
        back = browser.post(f"{service.url}/oauth/authorize", data=posted)
        assert browser.get(back.headers["location"]).status_code == 200


def sign_in(service, user, member):
    """Sign in with a browser that is another thread, as it is another program."""
    browser = []

    def open_page(page):
        browser.append(threading.Thread(target=browse, args=(service, user, page)))
        browser[0].start()

    member.sign_in(service.url, open_page, threading.Event())
    browser[0].join()


def test_signing_in_gives_what_the_account_has(service, user, member):
    sign_in(service, user, member)
    assert member.state.standing is Standing.ACTIVE
    assert member.state.rights.devices == 5
    assert member.state.rights.quality is Quality.STANDARD
    member.redeem(cloud.new_code(service, "svip"))
    assert member.state.rights.quality is Quality.HIRES
    assert [one.plan for one in member.state.memberships] == ["svip"]


def test_it_counts_after_a_restart_and_ends_when_the_device_is_removed(
    service, user, member, tmp_path
):
    sign_in(service, user, member)
    again = Member(tmp_path / "membership.json", tmp_path / "secrets.json")
    assert again.state.standing is Standing.ACTIVE
    again.refresh()
    again.look_at_devices()
    (mine,) = [one for one in again.state.devices if one.current]
    assert (mine.today, again.state.device_limit) == (True, 5)
    plans = {one.name: one.rights for one in again.state.plans}
    assert plans["svip"].quality is Quality.HIRES
    assert plans["luxury"].offline_tracks == 1000
    with pytest.raises(PlayerError, match="knows this device no more"):
        again.look_at_devices(remove=mine.id)
    assert again.state.standing is Standing.REVOKED
    assert again.state.rights == FREE


def test_a_new_signing_key_is_followed(service, user, member):
    sign_in(service, user, member)
    cloud.rotate(service)
    member.refresh()
    assert member.state.standing is Standing.ACTIVE


def test_a_page_that_comes_back_with_another_state_is_refused(service, member):
    def evil(page):
        httpx2 = cloud.server_parts()
        target = dict(httpx2.URL(page).params)["redirect_uri"]
        words = {"code": "stolen", "state": "guessed", "iss": service.url}
        thread = threading.Thread(target=httpx2.get, args=(target,), kwargs={"params": words})
        thread.start()
        threads.append(thread)

    threads = []
    with pytest.raises(PlayerError, match="not meant for this program"):
        member.sign_in(service.url, evil, threading.Event())
    threads[0].join()
    assert member.state.standing is Standing.SIGNED_OUT


def test_signing_in_can_be_given_up(service, member):
    cancelled = threading.Event()
    with pytest.raises(PlayerError, match="cancelled"):
        member.sign_in(service.url, lambda _: cancelled.set(), cancelled)


class Patience:
    """Time passes at once: the service forgets when it was asked last."""

    def __init__(self, service, when_waiting):
        self._service, self._act = service, when_waiting
        self.waited_s = []

    def wait(self, seconds):
        self.waited_s.append(seconds)
        database = cloud.opened(self._service)
        if len(self.waited_s) != 2:  # the second time the device is too quick
            with database.writing() as connection:
                connection.exec_driver_sql("UPDATE oauth_grant SET polled_ms = NULL")
        database.close()
        if len(self.waited_s) == 3:
            self._act()
        return False


def test_a_code_typed_elsewhere_signs_in_and_the_device_learns_patience(service, user, member):
    shown = []

    def type_it():
        httpx2 = cloud.server_parts()
        words = {"username": user.name, "password": cloud.WORDS, "user_code": shown[0].code}
        assert httpx2.post(f"{service.url}/oauth/device", data=words).status_code == 200

    patience = Patience(service, type_it)
    member.sign_in_with_code(service.url, shown.append, patience)
    assert member.state.standing is Standing.ACTIVE
    assert patience.waited_s == [5, 5, 10]


@pytest.mark.parametrize(
    "url", ["http://svc.example", "ftp://x", "http://", "svc.example:nonsense/"]
)
def test_a_service_is_reached_privately_or_not_at_all(member, url):
    with pytest.raises(PlayerError, match="over https"):
        member.sign_in(url, lambda _: None, threading.Event())


def test_a_service_that_is_away_changes_nothing(service, user, member):
    sign_in(service, user, member)
    member.holding._keep(url="http://127.0.0.1:9")
    with pytest.raises(PlayerError, match="cannot be reached"):
        member.refresh()
    assert member.state.standing is Standing.ACTIVE


def test_signing_out_takes_the_key_away_at_the_service(service, user, member):
    sign_in(service, user, member)
    key = member.holding.api_key()
    member.sign_out()
    assert member.state.standing is Standing.SIGNED_OUT
    with service.client(key) as client:
        answer = client.get("/rest/ping", params={"f": "json"}).json()["subsonic-response"]
    assert answer["error"]["code"] == 44


class Player:
    """The player's end of an account; a browser does what it is shown."""

    def __init__(self, service, user, folder):
        self.account = Account(folder / "membership.json", folder / "secrets.json")
        self._states, self._threads = queue.SimpleQueue(), []
        self._browse = lambda page: browse(service, user, page)
        self._stop = self.account.listen(self._hear)

    def _hear(self, news):
        if isinstance(news, PageWanted):
            self._threads.append(threading.Thread(target=self._browse, args=(news.url,)))
            self._threads[-1].start()
        if isinstance(news, AccountState):
            self._states.put(news)

    def until(self, standing):
        while (state := self._states.get(timeout=cloud.PATIENCE_S)).standing is not standing:
            pass
        return state

    def close(self):
        self._stop()
        self.account.close()
        for thread in self._threads:
            thread.join()


def test_the_player_signs_in_through_a_process_of_its_own(service, user, tmp_path):
    """And a device that is signed out elsewhere meanwhile knows it, and comes in again."""
    player = Player(service, user, tmp_path)
    account = player.account
    try:
        account.start()
        assert account.state.standing is Standing.SIGNED_OUT
        account.sign_in(service.url)
        assert player.until(Standing.ACTIVE).rights.devices == 5
        database = cloud.opened(service)
        with database.writing() as connection:
            words = (user.user_id,)
            connection.exec_driver_sql("DELETE FROM api_key WHERE user_id = ?", words)
        database.close()
        account.refresh()
        assert player.until(Standing.REVOKED).rights == FREE
        account.sign_in(service.url)
        assert player.until(Standing.ACTIVE).rights.devices == 5
    finally:
        player.close()


def test_an_effect_pack_comes_with_its_membership_and_stays_a_preset(
    service, user, member, tmp_path
):
    folder = service.home / "data" / "service" / "packs"
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / "galaxy.lyra.zip", "w") as packed:
        packed.writestr("lyra.json", encode_preset(Preset("Lyra")))
    sign_in(service, user, member)
    database = cloud.opened(service)
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM rate_bucket")
    database.close()
    with pytest.raises(PlayerError, match="another membership"):
        member.bring_pack("galaxy.lyra")
    member.redeem(cloud.new_code(service, "svip"))
    member.look_at_devices()
    assert PackLine("galaxy.lyra", given=True, is_here=False) in member.state.packs
    member.bring_pack("galaxy.lyra")
    assert PackLine("galaxy.lyra", given=True, is_here=True) in member.state.packs
    packs = Packs(tmp_path / "packs", member.state.rights.allows_pack)
    assert "Lyra" in {one.name for one in PresetStore(tmp_path, packs=packs).presets()}
    with pytest.raises(PlayerError, match="does not do that"):
        member.bring_pack("galaxy.nowhere")
