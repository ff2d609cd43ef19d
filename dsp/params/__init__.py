"""Every stage's parameters: frozen dataclasses, units in the names, limits checked on creation.

Standard library only, so that windows, presets and the command line can read them without numpy.
Each class names itself with a class variable `kind`; `dsp.params.chain.STAGE_PARAMS` lists all.
"""


class ParamError(ValueError):
    """A parameter outside its limits; the text names the value and the limit."""


def check_range(what: str, value: float, low: float, high: float, unit: str = "") -> None:
    """Raise `ParamError` unless `low <= value <= high`; NaN lies outside every range."""
    if not low <= value <= high:
        suffix = f" {unit}" if unit else ""
        raise ParamError(f"{what} {value:g}{suffix} is outside {low:g}..{high:g}{suffix}")


def check_length(what: str, count: int, low: int, high: int) -> None:
    """Raise `ParamError` unless a collection holds `low..high` items."""
    if not low <= count <= high:
        raise ParamError(f"{count} {what} given, {low}..{high} are possible")
