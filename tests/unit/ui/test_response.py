"""Where a response stands in its picture."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from ui.widgets.response.eq_paint import curve_path
from ui.widgets.response.log_scale import ResponseScale


def test_a_response_passes_through_each_of_its_points_and_stays_in_the_picture():
    scale = ResponseScale(QRectF(3, 5, 600, 220))
    freqs_hz, levels_db = (
        np.geomspace(20, 20_000, 9),
        np.array([-40.0, -15, -3, 0, 1, 6, 15, 16, 99]),
    )
    path = curve_path(scale, freqs_hz, levels_db)
    assert path.elementCount() == 9
    for place, (freq_hz, level_db) in enumerate(zip(freqs_hz, levels_db, strict=True)):
        spot, wanted = path.elementAt(place), scale.point(freq_hz, level_db)
        assert (spot.x, spot.y) == pytest.approx((wanted.x(), wanted.y()))
        assert scale.box.top() <= spot.y <= scale.box.bottom()
