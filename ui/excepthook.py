"""What happens to a bug: it is written down and shown; the music, another process, goes on."""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

_log = logging.getLogger(__name__)


def install_excepthook(show: Callable[[str], None]) -> None:
    """Write every uncaught exception to the log and hand its report to `show`.

    PySide reports exceptions of slots, timers and paint events here too, and goes on.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        _log.critical("%s", report)
        show(report)

    sys.excepthook = hook
