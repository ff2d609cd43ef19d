"""The spectrum behind an equalizer's curve: what moves is painted, and nothing stays behind."""

from itertools import pairwise

import numpy as np

from ui.widgets.response.eq_curve import EqCurve


def test_a_spectrum_that_moves_leaves_nothing_behind(qtbot, theme):
    curve, random = EqCurve(theme), np.random.default_rng(3)
    qtbot.addWidget(curve)
    curve.resize(700, 360)
    curve.show()  # a hidden one is made anew for each picture
    freqs_hz = np.geomspace(20.0, 20_000.0, 120)
    spectra = random.uniform(-110.0, -3.0, (6, 120))
    moved = []
    for levels_db in spectra:
        curve.show_spectrum(freqs_hz, levels_db)
        moved.append(curve.grab().toImage())
    for levels_db, image in zip(spectra, moved, strict=True):
        curve.redraw()  # as if it were the first
        curve.show_spectrum(freqs_hz, levels_db)
        assert curve.grab().toImage() == image
    assert all(one != other for one, other in pairwise(moved))
