"""The listener's head: built in, from a SOFA file, or a clear sentence why not."""

import sys
from importlib.util import find_spec
from types import SimpleNamespace

import numpy as np
import pytest

import player.presets.sofa
from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.level import GainParams
from dsp.params.spatial import CrosstalkParams, GalaxyParams
from player.errors import PlayerError
from player.presets.heads import HeadStore
from player.presets.sofa import read_sofa
from tests.support.heads import KEMAR_SOFA, kemar

needs_sofa = pytest.mark.skipif(
    not KEMAR_SOFA.is_file() or find_spec("pyfive") is None,
    reason="needs pyfive and the SOFA file of libmysofa1",
)


@pytest.fixture
def heads(tmp_path):
    return HeadStore(tmp_path / "heads")


def reader_of(file):
    """What stands in for pyfive: every file is this one."""
    return SimpleNamespace(
        File=lambda _stream: file,
        core=SimpleNamespace(InvalidHDF5File=ValueError),
        __spec__=SimpleNamespace(name="pyfive"),
    )


def refused(path):
    with pytest.raises(PlayerError) as caught:
        read_sofa(path)
    return caught.value


def outcome(path):
    try:
        head = read_sofa(path)
    except PlayerError as error:
        return error.code
    return "a head" if np.isfinite(head.levels_db).all() else "nonsense"


def test_the_built_in_head_is_always_there(heads):
    assert heads.names() == ("kemar",)
    assert heads.measurement(heads.head("kemar")).citation.startswith("W. G. Gardner")


def test_stages_that_name_a_head_get_it(heads):
    chain = ChainSpec(
        (
            StageSlot("gain", GainParams(-3.0)),
            StageSlot("galaxy", GalaxyParams()),
            StageSlot("speakers", CrosstalkParams(), enabled=False),
        )
    )
    loaded = heads.load_into(chain)
    assert chain.slots[1].params.is_flat
    assert not loaded.slots[1].params.is_flat
    assert loaded.slots[2].params.head == loaded.slots[1].params.head
    assert loaded.slots[0] == chain.slots[0]
    assert heads.load_into(loaded) == loaded


def test_an_unknown_head_is_named(heads):
    with pytest.raises(PlayerError, match="no head called “mine”"):
        heads.head("mine")


def test_a_damaged_head_is_named(heads, tmp_path):
    (tmp_path / "heads").mkdir()
    (tmp_path / "heads" / "mine.npz").write_bytes(b"PK not quite")
    with pytest.raises(PlayerError, match="“mine” cannot be read"):
        heads.head("mine")


@needs_sofa
def test_a_sofa_file_becomes_a_head(heads):
    name = heads.add_sofa(KEMAR_SOFA)
    assert heads.names() == ("kemar", name)
    assert heads.add_sofa(KEMAR_SOFA) == f"{name} 2"
    own = heads.measurement(heads.head(name))
    assert np.abs(own.levels_db - kemar().levels_db).max() < 0.011
    assert np.abs(own.itds_s - kemar().itds_s).max() < 1e-7


def test_a_missing_file_is_said(tmp_path):
    assert refused(tmp_path / "none.sofa").code in {"file.missing", "sofa.no_reader"}


def test_without_the_reader_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(player.presets.sofa, "find_spec", lambda _name: None)
    error = refused(tmp_path / "mine.sofa")
    assert error.code == "sofa.no_reader"
    assert "pyfive" in error.sentence


@needs_sofa
@pytest.mark.parametrize("content", [b"", b"not a SOFA file", b"\x89HDF\r\n\x1a\n" + bytes(500)])
def test_other_files_are_refused_with_a_reason(tmp_path, content):
    path = tmp_path / "mine.sofa"
    path.write_bytes(content)
    error = refused(path)
    assert error.code == "sofa.unreadable"
    assert str(path) in error.sentence


@needs_sofa
@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_refused_or_read_but_never_breaks(tmp_path, seed):
    generator = np.random.default_rng(seed)
    content = bytearray(KEMAR_SOFA.read_bytes())
    for at in generator.integers(0, 60_000, 40):
        content[at] = generator.integers(256)
    path = tmp_path / "mine.sofa"
    path.write_bytes(content if seed % 3 else content[: 90_000 * (seed + 1)])
    assert outcome(path) in {"a head", "sofa.unreadable", "sofa.unusable"}


class File(dict):
    """What the reader hands over: data sets by name, and the file's own attributes."""

    def __init__(self, responses, positions, convention=b"SimpleFreeFieldHRIR", rate=44_100.0):
        super().__init__()
        self.attrs = {"SOFAConventions": convention, "ListenerShortName": np.bytes_(b"Mara")}
        self["Data.IR"] = Data(responses)
        self["Data.SamplingRate"] = Data(np.array([rate]))
        self["Data.Delay"] = Data(np.zeros((1, 2)))
        self["SourcePosition"] = Data(positions)


class Data:
    def __init__(self, values):
        self.attrs = {"Type": b"spherical"}
        self.values = values
        self.shape = values.shape

    def __getitem__(self, _key):
        return self.values


GENERATOR = np.random.default_rng(0)
RESPONSES = GENERATOR.standard_normal((40, 2, 128))
POSITIONS = np.column_stack(
    [GENERATOR.uniform(0, 360, 40), GENERATOR.uniform(-60, 90, 40), np.ones(40)]
)


@pytest.mark.parametrize(
    "file, reason",
    [
        (File(RESPONSES, POSITIONS, convention=b"GeneralFIR"), "GeneralFIR"),
        (File(RESPONSES, POSITIONS, rate=0.0), "sample rate is 0 Hz"),
        (File(RESPONSES[:5], POSITIONS[:5]), "5 directions"),
        (File(RESPONSES[:, :1], POSITIONS), "shape"),
        (File(RESPONSES, POSITIONS[:7]), "do not fit"),
        (File(0 * RESPONSES, POSITIONS), "silent"),
        (File(np.full_like(RESPONSES, np.nan), POSITIONS), "silent or not numbers"),
        (File(RESPONSES, POSITIONS * [1, 0, 1]), "plane"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_unusable_head_is_refused_with_its_reason(tmp_path, monkeypatch, file, reason):
    path = tmp_path / "mine.sofa"
    path.write_bytes(b"\x89HDF")
    monkeypatch.setitem(sys.modules, "pyfive", reader_of(file))
    error = refused(path)
    assert error.code == "sofa.unusable"
    assert reason in error.sentence


def test_a_small_head_of_another_maker_is_read(tmp_path, monkeypatch):
    path = tmp_path / "mine.sofa"
    path.write_bytes(b"\x89HDF")
    file = File(RESPONSES, POSITIONS)
    monkeypatch.setitem(sys.modules, "pyfive", reader_of(file))
    head = read_sofa(path)
    assert head.name == "Mara"
    assert len(head.itds_s) == 40
