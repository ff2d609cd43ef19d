"""Pictures of the sound pages, the lab and the lyrics: each with something on it."""

import math

import numpy as np

from player.abx import Side
from player.engine.figures import Figures
from player.engine.messages import Capabilities, Device
from player.inspection import Inspection
from player.lyrics.reading import parse_lyrics
from player.pair import Pair
from player.sound.params import Band, BandKind, EqualizerParams
from tests.support.fake_playback import FakeSession, tracks
from tests.support.showing import Show, open_alone
from ui.assembly.lab import COMPARE, HEALTH
from ui.assembly.sound import EQUALIZER, GALAXY, INSPECTOR, OUTPUTS, PATH, PROOF
from ui.views.lab.compare_page import ComparePage
from ui.views.lab.engine_health import EngineHealthPage
from ui.views.lab.inspector_page import InspectorPage
from ui.views.lyrics.lyrics_panel import LyricsPanel
from ui.views.playing.visualiser import Visualiser
from ui.views.shell.window import HOME, MainWindow
from ui.views.sound.equalizer import EqualizerPage
from ui.views.sound.galaxy import GalaxyPage
from ui.views.sound.outputs_page import OutputsPage

BANDS = (
    Band(BandKind.LOW_SHELF, 32, 5.5, 0.7),
    Band(BandKind.PEAK, 105, -3.2, 1.1),
    Band(BandKind.PEAK, 420, 1.8, 1.4),
    Band(BandKind.PEAK, 1_500, -2.4, 1.6),
    Band(BandKind.PEAK, 3_300, 3.6, 2.2),
    Band(BandKind.PEAK, 6_400, -4.6, 3.0),
    Band(BandKind.HIGH_SHELF, 11_000, 3.4, 0.8),
)
SONG = """[00:10.00]Far from the harbour the lanterns go out
[00:14.00]We steer by the things that we cannot explain
[00:18.00]Hold to the line where the dark meets the dark
[00:22.00]<00:22.00>Spiral <00:22.50>arm, <00:23.00>carry <00:23.60>me <00:24.00>home<00:25.00>
[00:26.00]Slow as the light that has not arrived
[00:30.00]夜航的船慢慢靠岸
[00:30.00]The night ship slowly comes ashore
[00:34.00]Spiral arm, carry me home
"""


def sloping(count: int = 120) -> list[float]:
    """Levels like those of music, in dB."""
    return [-28 - 44 * i / count + 6 * math.sin(i * 1.7) * math.cos(i * 0.9) for i in range(count)]


def _lyrics(window: MainWindow, session: FakeSession) -> None:
    session.lyrics.find = lambda _path, **_how: parse_lyrics(SONG)
    session.playback.play_tracks(tracks(12), 3, "Glass Harbor")
    session.playback.seek(23_300)
    open_alone(window, HOME)
    window.findChild(Visualiser).bars.show_levels(sloping())


def _lyrics_editor(window: MainWindow, session: FakeSession) -> None:
    _lyrics(window, session)
    panel = next(panel for panel in window.findChildren(LyricsPanel) if panel.editor)
    panel.editor.model.begin(parse_lyrics(SONG))
    panel.editor.table.go_to(3)


def _equalizer(window: MainWindow, session: FakeSession) -> None:
    session.sound.set_params("equalizer", EqualizerParams(BANDS))
    session.sound.play_slot()
    window.open_page(EQUALIZER)
    page = window.findChild(EqualizerPage)
    page._model.show(session.sound.state)
    page._model.select(4)
    page.curve.show_spectrum(np.geomspace(20, 96_000, 120), np.array(sloping()))


def _galaxy(window: MainWindow, _session: FakeSession) -> None:
    window.open_page(GALAXY)
    window.findChild(GalaxyPage)._model.choose_scene("Milky Way")


def _path(window: MainWindow, _session: FakeSession) -> None:
    window.open_page(PATH)


def _outputs(window: MainWindow, session: FakeSession) -> None:
    dac = Device(0, "ALSA/E30", "Topping E30", "ALSA", 2, 192_000, default=True)
    hdmi = Device(1, "ALSA/HDMI", "HDMI 0", "ALSA", 8, 48_000, default=False)
    rates = (44_100, 48_000, 88_200, 96_000, 176_400, 192_000)
    formats = tuple((rate, bits) for rate in rates for bits in (16, 24, 32))
    session.outputs._lister = lambda: [dac, hdmi]
    session.outputs._prober = lambda device: Capabilities(device, formats, alone=True)
    session.outputs.choose("ALSA/E30")
    window.open_page(OUTPUTS)
    window.findChild(OutputsPage)._model.probe("ALSA/E30")


def _inspector(window: MainWindow, _session: FakeSession) -> None:
    window.open_page(INSPECTOR)
    page = window.findChild(InspectorPage)
    page._model._found = inspection()
    page._model.changed.emit()


def inspection(columns: int = 240, rows: int = 200) -> Inspection:
    """A file like many: music to 20 kHz, and less above."""
    random = np.random.default_rng(8)
    height = np.linspace(0, 1, rows)[None, :]
    swell = 0.75 + 0.25 * np.sin(np.arange(columns) / 9)[:, None]
    cells = swell * (1.0 - 0.85 * height**0.5) + random.normal(0, 0.03, (columns, rows))
    cells[:, : rows // 3] += 0.12 * (np.arange(rows // 3) % 7 == 0)
    freqs = np.geomspace(20, 47_900, 400)
    seen = {"drop": 6.0, "cutoff": 31.0, "rate": 96.0, "bits": 24.0, "depth": 24.0}
    return Inspection(
        "/music/Spiral Arm.flac", "FLAC", 96_000, 24, 328.0, columns, rows, 48_000.0,
        (np.clip(cells, 0, 1) * 255).astype(np.uint8).tobytes(), tuple(freqs.tolist()),
        tuple((-24 - 22 * np.log10(1 + freqs / 300)).tolist()), "genuine",
        (("no_edge", tuple(seen.items())),),
        31_000.0, 24, 0.00002, 0, -16.2, -0.8, 11.0,
    )  # fmt: skip


def _compare(window: MainWindow, _session: FakeSession) -> None:
    window.open_page(COMPARE)
    model = window.findChild(ComparePage)._model
    freqs = np.geomspace(20, 21_000, 300)
    levels = -70 - 10 * np.log10(freqs / 20) + 4 * np.sin(np.arange(300) * 0.9)
    spectrum = (tuple(freqs.tolist()), tuple(levels.tolist()))
    pair = Pair("", "", "", 44_100, 30.0, 12, -1.5, 0.01, -48.2, -20.4, *spectrum)
    model.choose(Side.A, "/music/Parallax (2009).flac")
    model.choose(Side.B, "/music/Parallax (2024).flac")
    model._take(pair)


def _health(window: MainWindow, _session: FakeSession) -> None:
    window.open_page(HEALTH)
    intervals = (0, 0, 0, 12, 830, 91_200, 310, 4, 0, 1) + (0,) * 10
    figures = Figures(callbacks=92_357, intervals=intervals, longest_ms=61.0, ring_ms=340.0)
    page = window.findChild(EngineHealthPage)
    page._model._read = lambda: figures
    page._model.look()


def _proof(window: MainWindow, _session: FakeSession) -> None:
    window.open_page(PROOF)


SOUND_PAGES: dict[str, Show] = {
    "lyrics": _lyrics,
    "lyrics-editor": _lyrics_editor,
    "equalizer": _equalizer,
    "galaxy": _galaxy,
    "signal-path": _path,
    "outputs": _outputs,
    "inspector": _inspector,
    "abx": _compare,
    "audio-health": _health,
    "bit-perfect": _proof,
}
