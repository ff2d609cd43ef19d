"""What a failed sound test is worth when the whole machine stood still under it: another try."""

import time
from contextlib import suppress

from tests.support.stalls import StallMonitor

TRIES = 3
_LIMIT_S = 0.05  # the least that a device's buffer in these tests bridges without a gap


def heard_undisturbed(run, longest_stall_since, now=time.monotonic):
    """Run until it passes, or fails while no core was held up, `TRIES` times at most.

    Args:
        run: Runs a test once; returns whether it passed.
        longest_stall_since: From a time, seconds, to the longest stall since then, seconds.
        now: The clock of the stalls, seconds.

    Returns:
        The stalls, seconds, for which it was run again; none when the first run decided.
    """
    stalls = []
    for last in (False,) * (TRIES - 1) + (True,):
        began_s = now()
        if run() or last:
            break
        if not (stall_s := longest_stall_since(began_s)):
            break
        stalls.append(stall_s)
    return stalls


class Watch:
    """The monitors of a whole run of tests, begun with the first test that listens."""

    def __init__(self):
        self._monitor = None

    def begin(self):
        """Start the monitors, once."""
        if self._monitor is None:
            self._monitor = StallMonitor(_LIMIT_S)

    def longest_since(self, from_s):
        """The longest stall since then, seconds; 0.0 when there was none."""
        stalls = self._monitor.so_far()
        return max(
            (stall.ended_s - stall.began_s for stall in stalls if stall.ended_s > from_s),
            default=0.0,
        )

    def end(self):
        """Stop the monitors."""
        if self._monitor is not None:
            with suppress(BrokenPipeError):
                self._monitor.finish()
