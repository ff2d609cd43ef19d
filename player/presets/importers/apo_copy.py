"""The `Channel:`, `Copy:` and `Delay:` lines of Equalizer APO, on a stereo stream."""

from dsp.params.eq import BandScope
from player.presets.importers.items import Delay, Matrix
from player.presets.importers.numbers import number_at, with_points

SIDES = {"L": 0, "1": 0, "R": 1, "2": 1}
SAMPLES_RATE = 48_000
"""What a delay in samples counts at: Windows' default rate, since the file names none."""

MAX_DELAY_MS = 5_000.0


def parse_channels(parameters: str) -> BandScope | None:
    """Return which of our two channels follow; None when it is neither of them."""
    words = parameters.upper().split()
    if "ALL" in words:
        return BandScope.BOTH
    sides = {SIDES[word] for word in words if word in SIDES}
    if not sides:
        return None
    if len(sides) == 2:
        return BandScope.BOTH
    return BandScope.LEFT if 0 in sides else BandScope.RIGHT


def parse_delay(parameters: str, scope: BandScope) -> Delay | str:
    """Return a delay, or why the line is none."""
    words = with_points(parameters).split()
    value = number_at(words[0]) if words else None
    unit = words[1].lower() if len(words) > 1 else ""
    if value is None or value < 0 or unit not in {"ms", "samples"}:
        return "a delay is a number of ms or samples"
    delay_ms = value if unit == "ms" else value * 1000.0 / SAMPLES_RATE
    if delay_ms > MAX_DELAY_MS:
        return f"a delay of {delay_ms:g} ms is longer than {MAX_DELAY_MS:g} ms"
    return Delay(delay_ms, scope)


def parse_copy(parameters: str) -> Matrix | str:
    """Return the mix of `L=L+0.5*R R=...`, or why it cannot be played.

    Every target reads what the channels were before the line.
    """
    rows = [[1.0, 0.0], [0.0, 1.0]]
    assignments = parameters.split()
    for assignment in assignments:
        target, equals, source = assignment.partition("=")
        if not equals or not source:
            return f"“{assignment}” is no assignment"
        if target.upper() not in SIDES:
            return f"channel {target} does not exist in stereo"
        row = _row(source)
        if isinstance(row, str):
            return row
        rows[SIDES[target.upper()]] = row
    if not assignments:
        return "there is no assignment"
    return Matrix(*rows[0], *rows[1])


def _row(source: str) -> list[float] | str:
    row = [0.0, 0.0]
    for summand in source.split("+"):
        factor, _, channel = summand.rpartition("*")
        if not factor and _is_factor(channel):
            if number_at(with_points(channel)):
                return f"the constant {channel} would be a direct current"
            continue
        if channel.upper() not in SIDES:
            return f"channel {channel or '?'} does not exist in stereo"
        gain = _gain(factor) if factor else 1.0
        if gain is None:
            return f"“{factor}” is no factor"
        row[SIDES[channel.upper()]] += gain
    return row


def _is_factor(word: str) -> bool:
    """Return whether a lone word is a number: whole ones other than 0 are channel numbers."""
    return word == "0" or ("." in word and number_at(word) is not None)


def _gain(factor: str) -> float | None:
    text = with_points(factor)
    value = number_at(text)
    if value is None or abs(value) > 1000.0:
        return None
    return float(10.0 ** (value / 20.0)) if text.lower().endswith("db") else value
