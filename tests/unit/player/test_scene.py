"""What the scene editor shows, and that showing it stays light."""

import subprocess
import sys
from pathlib import Path

import pytest

from dsp.params.spatial import GalaxyParams, Position, Room
from player.presets.heads import HeadStore
from player.presets.scene import SceneReadOut

ROOT = Path(__file__).parents[3]


@pytest.fixture
def read_out(tmp_path):
    return SceneReadOut(HeadStore(tmp_path))


def test_a_star_on_the_left_is_earlier_and_louder_there(read_out):
    star = read_out.of_source(GalaxyParams(), Position(45.0))
    assert 300 < star.itd_us < 450
    assert star.ild_db > 6


def test_a_larger_head_reads_longer_times(read_out):
    usual, large = (
        read_out.of_source(GalaxyParams(head_scale=scale), Position(45.0)) for scale in (1.0, 1.1)
    )
    assert large.itd_us == pytest.approx(1.1 * usual.itd_us)


def test_the_default_scene_is_safe_in_mono(read_out):
    assert read_out.in_mono(GalaxyParams()).is_safe
    assert not read_out.in_mono(GalaxyParams(room=Room(40.0, 0.02, 6.0))).is_safe


def test_the_head_is_cited(read_out):
    assert "KEMAR" in read_out.citation(GalaxyParams())


def test_the_window_loads_no_scipy_for_it():
    script = "import player.presets.scene, sys; print('scipy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
