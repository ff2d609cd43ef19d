"""States of the sound half that no page begins with: verdicts, dialogs, results, accounts.

A state may return a window of its own (a dialog, a menu): that is drawn then, and closed.
"""

import math
from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from player.abx import AbxTest, Side
from player.engine import messages as m
from player.proof.messages import Cause, Cell, Comparison, Outcome, Proof, ProofState
from player.rights import Quality, Rights
from player.service.membership.states import (
    AccountState,
    DeviceLine,
    HeldMembership,
    PackLine,
    PlanLine,
    ShownCode,
    Standing,
)
from player.service.source import ChangeMark, Rung
from player.signal_path import Obstacle
from player.sound.setup import Mode
from player.sound.staging import Star
from tests.support.fake_playback import FakeSession, tracks
from tests.support.showing import Show, open_alone
from ui.assembly.account import ACCOUNT
from ui.assembly.lab import COMPARE
from ui.assembly.settings import SETTINGS
from ui.assembly.side_windows import SideWindows
from ui.assembly.sound import EQUALIZER, GALAXY, INSPECTOR, PATH, PROOF
from ui.theme.tokens import load_tokens
from ui.viewmodels.options import Chapter
from ui.viewmodels.sources import About, SourceCard
from ui.views.account.account import AccountPage
from ui.views.account.certificate_dialog import CertificateDialog
from ui.views.account.scrobbler_dialog import ScrobblerDialog
from ui.views.account.source_card import SourceView
from ui.views.account.source_dialog import SourceDialog
from ui.views.lab.compare_page import ComparePage
from ui.views.lab.inspector_page import InspectorPage
from ui.views.lab.proof_page import LoudnessWarning, ProofPage
from ui.views.listening.reports import ReportsPage
from ui.views.playing.fixed_volume_dialog import FixedVolumeDialog
from ui.views.playing.now_playing import NowPlayingPage
from ui.views.playing.visualiser import Visualiser
from ui.views.settings.settings_page import SettingsPage
from ui.views.shell.crash_dialog import CrashDialog
from ui.views.shell.window import HOME, MainWindow
from ui.views.sound.equalizer import EqualizerPage
from ui.views.sound.exact_dialog import ExactDialog
from ui.views.sound.galaxy import GalaxyPage
from ui.widgets.reports.share_card import draw_share_card

SCENES = (
    "Cathedral",
    "Concert hall",
    "Headphone speakers",
    "Intimate",
    "Milky Way",
    "Nebula",
    "Orbit",
    "Studio monitors",
)


def _scene(name: str, star: Star = Star.LEFT) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        open_alone(window, GALAXY)
        model = window.findChild(GalaxyPage)._model
        model.choose_scene(name)
        model.select(star)

    return show


def _galaxy_foot(window: MainWindow, session: FakeSession) -> None:
    _scene("Milky Way")(window, session)
    bar = window.findChild(GalaxyPage).panel.scroll_bar
    bar.setValue(bar.maximum())


def _path(*events: m.Event, volume_db: float = 0.0, stages: bool = False) -> Show:
    def show(window: MainWindow, session: FakeSession) -> None:
        session.playback.play_tracks(tracks(4), 1, "Night flight")
        if stages:
            session.engine.tell(m.SoundChanged(True, 43.0))
        session.playback.set_volume(volume_db)
        for event in events:
            session.engine.tell(event)
        open_alone(window, PATH)

    return show


def _output(**changes) -> m.OutputChanged:
    return m.OutputChanged("Topping E30", "ALSA", 192_000, 2, 20.0, **changes)


ALONE = {"policy": m.Policy.EXCLUSIVE, "sharing": m.Sharing.ALONE}
RESAMPLED = m.OutputChanged(
    "Built-in audio", "PulseAudio", 48_000, 2, 38.0, exact=False,
    sharing=m.Sharing.SHARED, bits=16, resampler="soxr VHQ", resampler_latency_ms=4.1,
    dither_bits=16,
)  # fmt: skip


def _nothing_plays(window: MainWindow, session: FakeSession) -> None:
    session.playback.clear()
    window.open_page(PATH)


def _exact_dialog(window: MainWindow, _session: FakeSession) -> QWidget:
    return opened(ExactDialog(tuple(Obstacle), window))


def opened(dialog: QWidget) -> QWidget:
    dialog.show()
    return dialog


def _dialog(make: Callable[[MainWindow, FakeSession], QWidget]) -> Show:
    return lambda window, session: opened(make(window, session))


def _eq_mode(place: int) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        open_alone(window, EQUALIZER)
        window.findChild(EqualizerPage).modes.cards[tuple(Mode)[place]].click()

    return show


def _proof(proof: Proof) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        open_alone(window, PROOF)
        window.findChild(ProofPage)._model.show(proof)

    return show


def _cells() -> tuple[Cell, ...]:
    rates = (44_100, 48_000, 88_200, 96_000, 176_400, 192_000)
    good = Comparison(Outcome.EQUAL, 480_000, 480_000)
    cut = Comparison(Outcome.DIFFERENT, 480_000, 12, 1_012, cause=Cause.TRUNCATED, bits=16)
    soft = Comparison(Outcome.DIFFERENT, 480_000, 0, 3, cause=Cause.GAIN, gain_db=-0.5)
    lost = Comparison(Outcome.UNHEARD)
    return tuple(
        Cell(rate, bits, cut if bits == 24 and rate > 96_000 else soft if rate == 88_200 else
             lost if (bits, rate) == (32, 192_000) else good)
        for rate in rates for bits in (16, 24, 32)
    )  # fmt: skip


NO_LOOPBACK = Proof(ProofState.FAILED, code="proof.no_loopback", details=(("device", "E30"),))
RATES = (44_100, 48_000, 88_200, 96_000, 176_400, 192_000)


def _abx(trials: int) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        open_alone(window, COMPARE)
        model = window.findChild(ComparePage)._model
        test = AbxTest(16, lambda: True)
        for number in range(trials):
            for what in "ABX":
                test.listen(what)
            test.answer(Side.A if number % 4 else Side.B, 4.2)
        model._test = test
        model.changed.emit()

    return show


def _abx_empty(window: MainWindow, _session: FakeSession) -> None:
    window.open_page(COMPARE)
    model = window.findChild(ComparePage)._model
    model._files = {Side.A: "", Side.B: ""}
    model._pair = model._test = None
    model.changed.emit()


def _inspector_empty(window: MainWindow, _session: FakeSession) -> None:
    window.open_page(INSPECTOR)
    page = window.findChild(InspectorPage)
    page._model._found = None
    page._model.changed.emit()


def _report(kind: int) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        open_alone(window, "reports")
        window.findChild(ReportsPage).kinds.chips[kind].click()

    return show


def _report_foot(window: MainWindow, _session: FakeSession) -> None:
    bar = window.findChild(ReportsPage).area.verticalScrollBar()
    bar.setValue(bar.maximum())


class _Picture:
    """A picture that is drawn without a window."""

    def __init__(self, image):
        self._image = image

    def grab(self):
        return self._image

    def close(self):
        pass


def _share_card(window: MainWindow, _session: FakeSession):
    words = window.findChild(ReportsPage).words()
    return _Picture(draw_share_card(words, load_tokens("night").colors))


def _settings(chapter: Chapter) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        open_alone(window, SETTINGS)
        window.findChild(SettingsPage).open_chapter(chapter)

    return show


def _settings_search(words: str) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        window.open_page(SETTINGS)
        window.findChild(SettingsPage).header.field.setText(words)

    return show


SVIP = HeldMembership("m1", "svip", "account", "active", 0, 1_800_000_000, False, None)
HI_RES = Rights(quality=Quality.HIRES, offline_tracks=10_000, offline_days=30, devices=5)
ACTIVE = AccountState(
    standing=Standing.ACTIVE, url="https://svc.example", rights=HI_RES,
    memberships=(SVIP,), expires_s=1_790_000_000, device_limit=5,
    devices=(
        DeviceLine("d1", "desk", "Linux", True, True),
        DeviceLine("d2", "living room", "macOS", True, False),
        DeviceLine("d3", "夜航的笔记本", "Windows", False, False),
    ),
    plans=(
        PlanLine("luxury", "Luxury", Rights(quality=Quality.SQ, offline_tracks=1_000)),
        PlanLine("svip", "SVIP", HI_RES),
    ),
    packs=(
        PackLine("halls", True, True), PackLine("small-rooms", True, False),
        PackLine("cinema", False, False), PackLine("old-radio", False, True),
    ),
)  # fmt: skip
GRACE = AccountState(
    standing=Standing.GRACE, url="https://svc.example", rights=HI_RES, memberships=(SVIP,),
    grace_ends_s=1_790_000_000, days_left=12,
)  # fmt: skip


def _account(state: AccountState, scrolled: int = 0, code: ShownCode | None = None) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        open_alone(window, ACCOUNT)
        page = window.findChild(AccountPage)
        if code:
            page._model.sign_in("https://svc.example", with_code=True)
            page._model.hear(code)
        else:
            page._model.hear(state)

    return show


KNOWN = SourceCard(
    1, "home server", "https://music.example", "ann", 18_430, True, 1_790_000_000_000, None, "",
    about=About("navidrome", "0.58", Rung.TOKEN, ChangeMark.STRONG, ("formPost", "songLyrics")),
)  # fmt: skip
AWAY = SourceCard(
    2, "studio", "https://studio.example:4533", "ann", 412, False, 1_780_000_000_000, None,
    "https://studio.example:4533 does not answer.",
)  # fmt: skip
UNTRUSTED = SourceCard(
    3, "attic", "https://attic.example", "", 0, False, 0, None,
    "Nobody vouches for the certificate of https://attic.example.", certificate="ab12" * 16,
)  # fmt: skip
READING = SourceCard(4, "夜航", "https://night.example", "ann", 12, False, 0, 1_204, "")


def _servers(window: MainWindow, _session: FakeSession) -> QWidget:
    """Cards alone: a window of the gallery has no servers."""
    holder = QWidget()
    holder.setObjectName("holder")
    layout = QVBoxLayout(holder)
    for card in (KNOWN, AWAY, UNTRUSTED, READING):
        layout.addWidget(SourceView(window.theme, card, holder))
    holder.resize(760, 100)
    return opened(holder)


def _now_tab(name: str) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        open_alone(window, HOME)
        window.findChild(NowPlayingPage).open_tab(name)

    return show


def _turned(window: MainWindow, session: FakeSession) -> None:
    _now_tab("lyrics")(window, session)
    picture = window.findChild(Visualiser)
    picture.setCurrentIndex(1)
    picture.levels.show_levels((-18.2, -19.4), (-6.1, -8.9))
    points = [(0.5 * math.sin(i * 0.3), 0.5 * math.sin(i * 0.3 + 0.4)) for i in range(200)]
    picture.image.show_points(points, 0.62)


def _desktop_lyrics(window: MainWindow, _session: FakeSession) -> QWidget:
    lyrics = window.findChild(SideWindows).lyrics
    return opened(lyrics)


STATES: dict[str, Show] = {
    **{f"galaxy-{name.lower().replace(' ', '-')}": _scene(name) for name in SCENES},
    **{f"galaxy-star-{star.value}": _scene("Milky Way", star) for star in Star},
    "galaxy-foot": _galaxy_foot,
    "path-enhanced": _path(_output(sharing=m.Sharing.SHARED), stages=True, volume_db=-6.2),
    "path-exact": _path(_output(**ALONE)),
    "path-converted": _path(RESAMPLED),
    "path-degraded": _path(_output(**ALONE), m.SoundDamaged(3, 12)),
    "path-silent": _path(_output(silent=True)),
    "exact-dialog": _exact_dialog,
    "eq-off": _eq_mode(0),
    "eq-rule": _eq_mode(1),
    "eq-hand": _eq_mode(2),
    "proof-running": _proof(
        Proof(
            ProofState.RUNNING,
            rates=RATES,
            depths=(16, 24, 32),
            cells=_cells()[:7],
            current=(96_000, 24),
            heard_by="monitor E30",
        )
    ),
    "proof-mixed": _proof(Proof(ProofState.FINISHED, rates=RATES, cells=_cells())),
    "proof-failed": _proof(NO_LOOPBACK),
    "loudness-warning": _dialog(lambda window, _s: LoudnessWarning(window)),
    "abx-trial": _abx(5),
    "abx-over": _abx(16),
    "abx-empty": _abx_empty,
    "inspector-empty": _inspector_empty,
    "report-week": _report(0),
    "report-month": _report(1),
    "report-year": _report(2),
    "report-all": _report(3),
    "report-foot": _report_foot,
    "share-card": _share_card,
    **{f"settings-{chapter.value}": _settings(chapter) for chapter in Chapter},
    "settings-search": _settings_search("volume"),
    "settings-nothing": _settings_search("no such setting"),
    "account-out": _account(AccountState()),
    "account-code": _account(
        AccountState(), code=ShownCode("https://svc.example/device", "WDJB-MJHT", "")
    ),
    "account-active": _account(ACTIVE),
    "account-grace": _account(GRACE),
    "servers": _servers,
    "source-dialog": _dialog(lambda window, _s: SourceDialog(window.theme, window)),
    "source-change": _dialog(lambda window, _s: SourceDialog(window.theme, window, KNOWN)),
    "certificate": _dialog(lambda window, _s: CertificateDialog(window, UNTRUSTED)),
    "scrobbler": _dialog(lambda window, _s: ScrobblerDialog(window.theme, window)),
    "crash": _dialog(
        lambda window, _s: CrashDialog("Traceback (most recent call last):\n…", window)
    ),
    "fixed-volume": _dialog(lambda window, _s: FixedVolumeDialog(window)),
    "now-queue": _now_tab("queue"),
    "now-credits": _now_tab("credits"),
    "now-path": _now_tab("path"),
    "now-turned": _turned,
    "desktop-lyrics": _desktop_lyrics,
}
