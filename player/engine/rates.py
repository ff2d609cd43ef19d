"""Which rate the device runs at for a file: one pure function over the listener's rule."""

from player.engine.messages import OutputChoice, Policy, RatePlan, RateRule

_FAMILIES = (11_025, 8_000)


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
