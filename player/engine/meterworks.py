"""The meters, whose filters are scipy's: imported by name when somebody looks, and not before."""

from dsp.meter import LiveMeter, PeakLoudness
from dsp.spectrum_meter import SpectrumMeter
from dsp.stage import StreamFormat


def new_meters(sample_rate: int) -> tuple[LiveMeter, SpectrumMeter, PeakLoudness]:
    """Return the meters of a stream; a tenth of what chains and their stages would load."""
    fmt = StreamFormat(sample_rate)
    return LiveMeter(fmt), SpectrumMeter(fmt), PeakLoudness(fmt)
