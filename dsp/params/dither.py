"""How the last bits are rounded on the way to integers."""

from enum import StrEnum


class Dither(StrEnum):
    """The noise added before rounding.

    TPDF is two uniform bits, white and free of modulation; HIGHPASS has the same power at the
    sample level but moves it up in frequency; NONE is for samples that are integers already.
    """

    NONE = "none"
    TPDF = "tpdf"
    HIGHPASS = "highpass"
