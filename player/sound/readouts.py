"""What the scene editor reads out, for the window; apart from `params`, for it needs the galaxy."""

from dsp.galaxy.readout import EarDifference, MonoFold

__all__ = ["EarDifference", "MonoFold"]
