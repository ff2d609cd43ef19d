"""The quality pill: another word draws the eye once, a reader who wants stillness is left alone."""

from dataclasses import replace

import pytest

from ui.theme.theme import Theme
from ui.theme.tokens import Motion, load_tokens
from ui.widgets.transport.pill import QualityPill


@pytest.fixture
def make_pill(qtbot):
    def make(motion):
        pill = QualityPill(Theme(replace(load_tokens("night"), motion_ms=motion)))
        qtbot.addWidget(pill)
        pill.show_verdict("exact")
        pill.show()
        return pill

    return make


def test_another_verdict_pulses_once_and_the_same_one_does_not(qtbot, make_pill):
    pill = make_pill(Motion(10, 10, 20))
    pill.show_verdict("exact")
    assert not pill.pulsing
    plain = pill.grab().toImage()
    pill.show_verdict("converted")
    assert pill.pulsing
    assert pill.grab().toImage() != plain
    qtbot.waitUntil(lambda: not pill.pulsing)


def test_nothing_pulses_under_reduced_motion_or_out_of_sight(make_pill):
    still = make_pill(Motion(0, 0, 0))
    still.show_verdict("degraded")
    assert not still.pulsing
    hidden = make_pill(Motion(10, 10, 20))
    hidden.hide()
    hidden.show_verdict("degraded")
    assert not hidden.pulsing
