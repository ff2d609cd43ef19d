"""A field shows the figure that it holds, and takes what is typed."""

import pytest
from PySide6.QtCore import Qt

from ui.widgets.number_field import FrequencyField, GainField, NumberField


@pytest.mark.parametrize(
    "digits, value, shown",
    [
        (0, 500, "500 x"),
        (0, 0, "0 x"),
        (1, 3.0, "3.0 x"),
        (1, 10.5, "10.5 x"),
        (2, 0.05, "0.05 x"),
        (2, 1.0, "1.0 x"),
        (3, 0.707, "0.707 x"),
        (3, 20.0, "20.0 x"),
    ],
)
def test_a_figure_is_written_in_full(qtbot, theme, digits, value, shown):
    field = NumberField(theme, "Gain", (-1_000.0, 1_000.0), suffix=" x", digits=digits)
    qtbot.addWidget(field)
    field.show_value(value)
    assert field.text() == shown
    field.interpretText()
    assert field.value() == value


@pytest.mark.parametrize("value, shown", [(100.0, "100 Hz"), (31.5, "31.5 Hz"), (8e4, "80,000 Hz")])
def test_a_frequency_has_a_tenth_where_it_needs_one(qtbot, theme, value, shown):
    field = FrequencyField(theme, "Frequency")
    qtbot.addWidget(field)
    field.show_value(value)
    assert field.text() == shown


@pytest.mark.parametrize(
    "value, shown", [(3.6, "+3.6 dB"), (-6.2, "\u22126.2 dB"), (0.0, "0.0 dB")]
)
def test_a_gain_has_its_sign_and_is_read_with_it(qtbot, theme, value, shown):
    field = GainField(theme, "Gain", (-24.0, 24.0))
    qtbot.addWidget(field)
    field.show_value(value)
    assert field.text() == shown
    field.interpretText()
    assert field.value() == value


@pytest.mark.parametrize("typed, value", [("3300", 3_300.0), ("3,300", 3_300.0), ("44.5", 44.5)])
def test_a_frequency_is_typed_with_or_without_its_groups(qtbot, theme, typed, value):
    field = FrequencyField(theme, "Frequency")
    qtbot.addWidget(field)
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == value


def test_a_figure_beyond_the_limits_becomes_the_nearest_one(qtbot, theme):
    field = GainField(theme, "Gain", (-24.0, 24.0))
    qtbot.addWidget(field)
    for typed, expected in (("-40", -24.0), ("99", 24.0), ("3.5", 3.5)):
        field.selectAll()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.value() == expected
