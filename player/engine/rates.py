"""Which rate the device runs at for a file: one pure function over the listener's rule."""

from player.engine.messages import OutputChoice, Policy, RatePlan, RateRule
from player.model import AudioFormat

_FAMILIES = (11_025, 8_000)
_USUAL = (44_100, 48_000, 88_200, 96_000, 176_400, 192_000, 352_800, 384_000, 705_600, 768_000)
_MOST_TRIES = 5


def device_rate(choice: OutputChoice, file_rate: int) -> int:
    """Return the rate to open the device at, Hz; in Strict it is the file's, whatever the rule."""
    strict = choice.policy is Policy.STRICT
    return file_rate if strict else planned_rate(choice.rate_plan, file_rate)


def planned_rate(plan: RatePlan, file_rate: int) -> int:
    """Return the rate that the rule gives, Hz.

    Where nobody knows what a device takes, the file's own rate is tried. A family is one base rate
    with its multiples: 44.1 kHz goes to 88.2 and 176.4, never to 192.
    """
    match plan.rule:
        case RateRule.FIXED:
            return plan.fixed_rate
        case RateRule.FAMILY_MAXIMUM:
            family = [rate for rate in plan.rates if _family(rate) == _family(file_rate)]
            return max(family, default=_nearest(plan.rates, file_rate))
        case RateRule.DEVICE_MAXIMUM:
            return max(plan.rates, default=file_rate)
        case RateRule.NATIVE:
            return _nearest(plan.rates, file_rate)


def rates_to_try(choice: OutputChoice, fmt: AudioFormat) -> tuple[int, ...]:
    """Return the rates to open the device at, Hz, in order: each one when those before are refused.

    Only the file's own rate may give way, on a device that nobody has probed; never in Strict, and
    never for DSD as it is. Its family comes first: 705.6 kHz becomes 352.8.
    """
    first = device_rate(choice, fmt.sample_rate)
    asked = choice.policy is Policy.STRICT or choice.rate_plan.rule is not RateRule.NATIVE
    if asked or fmt.dop or choice.rate_plan.rates:
        return (first,)
    others = [rate for rate in _USUAL if rate != first]
    whole = [rate for rate in others if rate % first == 0]
    parts = [rate for rate in reversed(others) if first % rate == 0]
    rest = [rate for rate in others if rate > first] + list(reversed(others))
    return tuple(dict.fromkeys((first, *whole, *parts, *rest)))[:_MOST_TRIES]


def _family(rate: int) -> int:
    """What its rates are multiples of: 11,025 of CDs, 8,000 of everything else."""
    return next((base for base in _FAMILIES if rate % base == 0), rate)


def _nearest(rates: tuple[int, ...], file_rate: int) -> int:
    """The file's rate where it is taken; else a multiple, else the next above, else the highest."""
    if not rates or file_rate in rates:
        return file_rate
    multiples = [rate for rate in rates if rate % file_rate == 0]
    above = [rate for rate in rates if rate > file_rate]
    return min(multiples or above, default=max(rates))
