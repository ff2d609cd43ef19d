import subprocess
import sys

import numpy as np
import pytest
from scipy import signal

from dsp.cascade import Cascade
from dsp.section_filter import filter_by_scipys_door, filter_in_place

FILTERS = [filter_by_scipys_door, filter_in_place]


def sections(count):
    return np.vstack([signal.butter(2, 0.05 * (n + 1), output="sos") for n in range(count)])


@pytest.mark.parametrize("by_one_way", FILTERS)
def test_both_ways_to_scipys_filter_are_its_public_one_to_the_last_bit(by_one_way):
    rows = np.random.default_rng(1).standard_normal((2, 3_000))
    rows_before, state = rows.copy(), np.zeros((2, 7, 2))
    by_one_way(sections(7), rows[:, :1_000].copy(), state)
    expected, ended = signal.sosfilt(sections(7), rows[:, :1_000], zi=np.zeros((7, 2, 2)))
    assert np.array_equal(state, np.moveaxis(ended, 0, 1))
    heard = np.array(rows[:, :1_000])
    by_one_way(sections(7), heard, np.zeros((2, 7, 2)))
    assert np.array_equal(heard, expected)
    assert np.array_equal(rows, rows_before)


@pytest.mark.parametrize("count", [1, 2, 3, 12])
def test_how_a_sound_is_cut_changes_nothing(count):
    rows = np.random.default_rng(2).standard_normal((2, 2_500))
    cascade = Cascade(sections(count), 2)
    parts = [cascade.filtered(part) for part in np.split(rows, [1, 700, 1_900], axis=1)]
    assert np.array_equal(np.hstack(parts), signal.sosfilt(sections(count), rows))


def test_a_block_inside_a_larger_one_is_filtered_where_it_lies():
    rows = np.random.default_rng(3).standard_normal((2, 600))
    expected = signal.sosfilt(sections(2), rows[:, 100:400])
    before = rows.copy()
    Cascade(sections(2), 2).process(rows[:, 100:400])
    assert np.array_equal(rows[:, 100:400], expected)
    assert np.array_equal(rows[:, :100], before[:, :100])


def test_a_chain_is_built_without_the_package_and_the_package_still_loads_after_it():
    program = """
import sys
import dsp.chain
import dsp.meter
assert "scipy.signal" not in sys.modules
from scipy import signal
assert signal.sosfilt([[1, 0, 0, 1, 0, 0]], [2.0]).tolist() == [2.0]
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
