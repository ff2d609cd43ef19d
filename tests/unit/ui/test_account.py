"""The account's page says what is free first, and never more than the service said."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from player.errors import PlayerError
from player.rights import FREE, Quality, Rights
from player.service.membership.states import (
    AccountState,
    DeviceLine,
    HeldMembership,
    PackLine,
    PlanLine,
    Problem,
    ShownCode,
    Standing,
)
from ui.assembly.account import ACCOUNT
from ui.viewmodels.account import AccountModel
from ui.views.account.account import AccountPage
from ui.widgets.text.text import Text

SVIP = HeldMembership("m1", "svip", "account", "active", 0, 1_800_000_000, False, None)
ACTIVE = AccountState(
    standing=Standing.ACTIVE,
    url="https://svc.example",
    rights=Rights(quality=Quality.HIRES, offline_tracks=10_000, offline_days=30, devices=5),
    memberships=(SVIP,),
    expires_s=1_790_000_000,
    devices=(
        DeviceLine("d1", "desk", "Linux", True, True),
        DeviceLine("d2", "lap", "macOS", True, False),
    ),
    device_limit=5,
)


class Desk:
    """An account that only notes what it is asked."""

    def __init__(self):
        self.state = AccountState()
        self.asked = []

    def __getattr__(self, verb):
        return lambda *words: self.asked.append((verb, *words))


@pytest.fixture
def account():
    return Desk()


@pytest.fixture
def page(qtbot, theme, account):
    model = AccountModel(account)
    made = AccountPage(theme, model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.show()
    return made


def rights_shown(page):
    return {name.text(): value.text() for name, value in page.tier._cells}


def test_who_is_not_signed_in_reads_what_is_free(page):
    assert page.free.isVisible()
    assert page.sign_in.isVisible()
    assert not page.devices.isVisible()
    assert rights_shown(page)["Streams"] == "Standard, 128 kbit/s"


def test_signing_in_goes_to_the_address_given_over_https(qtbot, page, account):
    assert not page.sign_in.browser.isEnabled()
    page.sign_in.url.setText("svc.example/")
    qtbot.mouseClick(page.sign_in.browser, Qt.MouseButton.LeftButton)
    assert account.asked == [("sign_in", "https://svc.example")]
    assert page.sign_in.stop.isVisible()


def test_a_code_is_shown_with_where_to_type_it(page):
    page._model.sign_in("https://svc.example", with_code=True)
    page._model.hear(ShownCode("https://svc.example/device", "WDJB-MJHT", ""))
    assert "WDJB-MJHT" in page.sign_in._line.text()
    assert "https://svc.example/device" in page.sign_in._line.text()


def test_a_membership_is_shown_with_what_it_gives(page):
    page._model.hear(ACTIVE)
    assert page.tier._title.text() == "Active"
    assert page.tier._held.text().startswith("SVIP · until ")
    shown = rights_shown(page)
    assert shown["Streams"] == "Hi-Res, lossless up to 24/192"
    assert shown["Downloads"] == "10,000 tracks for 30 days"
    assert page.devices._title.text() == "Devices: 2 of 5 used today"


def test_another_device_can_be_signed_out_and_this_one_not(qtbot, page, account):
    page._model.hear(ACTIVE)
    mine, other = page.devices._rows
    assert mine.findChildren(type(page.sign_in.browser)) == []
    (out,) = other.findChildren(type(page.sign_in.browser))
    qtbot.mouseClick(out, Qt.MouseButton.LeftButton)
    assert ("remove_device", "d2") in account.asked


def test_a_clock_that_is_far_behind_is_said_whatever_the_standing(page):
    for standing in (Standing.ACTIVE, Standing.GRACE, Standing.EXPIRED):
        page._model.hear(replace(ACTIVE, standing=standing, is_clock_suspect=True))
        said = page.tier._line.text()
        assert said == "This computer’s clock is far behind: set it, or go online once."


def test_without_an_answer_the_page_says_until_when_downloads_play(page):
    page._model.hear(
        AccountState(standing=Standing.GRACE, url="https://svc.example", grace_ends_s=1_790_000_000)
    )
    assert "downloads play until" in page.tier._line.text()


def test_an_expired_account_shows_what_is_free(page):
    page._model.hear(AccountState(standing=Standing.EXPIRED, url="https://svc.example"))
    assert rights_shown(page)["Downloads"] == "none"
    assert page._model.state.rights == FREE
    assert "Go online once" in page.tier._line.text()


def test_a_failure_is_one_sentence_on_the_page(page):
    error = PlayerError("account.no_service", url="https://svc.example")
    page._model.sign_in("https://svc.example")
    page._model.hear(AccountState(problem=Problem(error.code, error.details)))
    assert page.sign_in._line.text() == "https://svc.example: this is no Galaxia service."
    assert not page.sign_in.stop.isVisible()


def test_the_window_has_the_page(qtbot, window):
    window.open_page(ACCOUNT)
    qtbot.waitUntil(window.findChild(AccountPage).isVisible)


def test_what_the_service_has_is_a_table_of_its_own_data(page):
    assert page.tiers.isHidden(), "nothing is claimed that the service did not say"
    plans = (
        PlanLine("own", "Own library", Rights()),
        PlanLine("luxury", "Luxury", Rights(quality=Quality.SQ, offline_tracks=1000)),
        PlanLine("choir", "Choir & Organ", Rights(quality=Quality.HIRES)),
    )
    page._model.hear(replace(ACTIVE, plans=plans))
    shown = [cell.text() for cell in page.tiers.table.findChildren(Text)]
    assert shown[0] == "Green Diamond Luxury"
    assert "Choir & Organ" in shown
    assert "Own library" not in shown
    assert "SQ, lossless 16/44.1" in shown
    page._model.hear(replace(ACTIVE, plans=()))
    assert page.tiers.isHidden()


@pytest.mark.parametrize("standing", [Standing.REVOKED, Standing.WRONG_DEVICE])
def test_who_was_put_out_is_offered_the_way_back_in(qtbot, page, account, standing):
    page._model.hear(replace(ACTIVE, standing=standing, rights=FREE, memberships=()))
    assert page.sign_in.url.text() == "https://svc.example"
    assert not page.devices.isVisible()
    qtbot.mouseClick(page.sign_in.code, Qt.MouseButton.LeftButton)
    page._model.hear(ShownCode("https://svc.example/device", "WDJB-MJHT", ""))
    assert "WDJB-MJHT" in page.sign_in._line.text()
    page._model.hear(ACTIVE)
    assert not page.sign_in.isVisible()


def test_effect_packs_are_fetched_and_cleared_away(qtbot, page, account):
    assert page.packs.isHidden(), "a service without packs"
    lines = (
        PackLine("galaxy.lyra", given=True, is_here=False),
        PackLine("galaxy.orion", given=False, is_here=True),
        PackLine("panorama", given=False, is_here=False),
    )
    page._model.hear(replace(ACTIVE, packs=lines))
    assert sorted(page.packs.chips) == ["galaxy.lyra", "galaxy.orion"]
    qtbot.mouseClick(page.packs.chips["galaxy.lyra"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.packs.chips["galaxy.orion"], Qt.MouseButton.LeftButton)
    assert account.asked[-2:] == [("bring_pack", "galaxy.lyra"), ("remove_pack", "galaxy.orion")]
    said = " ".join(text.text() for text in page.packs.findChildren(Text))
    assert "galaxy.orion · rests here" in said
    assert "Panorama · comes with another membership" in said
