"""What happens to a bug: it is written down and shown; the music, another process, goes on."""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from player.errors import PlayerError
from player.redacting import redacted

_log = logging.getLogger(__name__)


def _untold(error: PlayerError) -> bool:
    """There is no window yet."""
    del error
    return False


def install_excepthook(
    show: Callable[[str], None], tell: Callable[[PlayerError], bool] = _untold
) -> None:
    """Write every uncaught exception to the log and hand its report to `show`.

    A report is made to be sent to somebody: what lets one in anywhere is taken out of it.

    PySide reports exceptions of slots, timers and paint events here too, and goes on.

    Args:
        show: Shows the report of a bug.
        tell: Says what the listener can act on, and whether it could be said.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, PlayerError) and tell(error):
            _log.warning("%s", error.sentence)
            return
        report = redacted("".join(traceback.format_exception(kind, error, trace)))
        _log.critical("%s", report)
        show(report)

    sys.excepthook = hook
