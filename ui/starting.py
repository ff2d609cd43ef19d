"""Start the window, or hand over to the one that is there: then nothing of it is loaded."""

import os
from collections.abc import Sequence

from player.deferred import deferred
from ui.platform.single_instance import Answer, Request, claim, lock_of, server_name
from ui.start_words import parsed

with deferred():
    from ui import app


def start(words: Sequence[str]) -> int:
    """Open the window and return the exit code when it is closed."""
    wanted = parsed(words)
    name = server_name()
    lock = lock_of(name)
    request = Request(tuple(wanted.files), os.environ.get("XDG_ACTIVATION_TOKEN", ""))
    answer = claim(request, name, lock)
    if answer is Answer.TAKEN:
        return 0
    if answer is Answer.SILENT:
        return app.say_silent(wanted)
    try:
        return app.run(wanted)
    finally:
        lock.unlock()
