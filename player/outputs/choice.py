"""From the settings to what the engine is told: which device, how, how loud."""

from dataclasses import replace

from player.engine.messages import Capabilities, OutputChoice, Policy, RatePlan, RateRule
from player.settings.schema import OutputSettings, RatePolicy

DEFAULT_LATENCY_MS = 50.0
CAREFUL_LATENCY_MS = 100.0
"""Where the default was too little: no priority, no C ring, or two underruns in a minute."""

_DEEP_BITS = 24  # more than this no device resolves

CAREFUL_DB = -20.0
"""A device that was never chosen before starts no louder than this."""

_RULES = {
    RatePolicy.NATIVE: RateRule.NATIVE,
    RatePolicy.FIXED: RateRule.FIXED,
    RatePolicy.FAMILY_MAXIMUM: RateRule.FAMILY_MAXIMUM,
    RatePolicy.DEVICE_MAXIMUM: RateRule.DEVICE_MAXIMUM,
}


def choice_of(
    output: OutputSettings, takes: Capabilities | None = None, least_latency_ms: float = 0.0
) -> OutputChoice:
    """Return what the engine is told.

    Args:
        output: What the listener chose.
        takes: What the device takes, where it was probed.
        least_latency_ms: What has turned out to be needed where the listener asked for nothing.
    """
    profile = output.on(output.device or "")
    rates, depths = (takes.rates, takes.depths) if takes else ((), ())
    plan = RatePlan(_RULES[output.rate_policy], output.fixed_rate_hz, rates)
    latency_ms = profile.buffer_ms or max(DEFAULT_LATENCY_MS, least_latency_ms)
    policy = Policy(output.policy.value)
    return OutputChoice(
        output.device,
        policy,
        latency_ms,
        plan,
        profile.warm_up_ms,
        profile.dop,
        bits=min(_DEEP_BITS, max(depths, default=_DEEP_BITS)),
    )


def start_db(output: OutputSettings, device: str | None, now_db: float) -> float:
    """Return how loud a device starts, dB: as it was left, or carefully when it is new.

    The system's default device keeps the level it is at: the system's own volume stands behind it.
    """
    if (device or "") in output.devices:
        wanted_db = output.on(device or "").volume_db
    else:
        wanted_db = now_db if device is None else min(now_db, CAREFUL_DB)
    return min(wanted_db, output.on(device or "").ceiling_db)


def remembered(output: OutputSettings, device: str | None, volume_db: float) -> OutputSettings:
    """Return the settings with the volume a device is left at."""
    profile = replace(output.on(device or ""), volume_db=volume_db)
    return replace(output, devices={**output.devices, device or "": profile})
