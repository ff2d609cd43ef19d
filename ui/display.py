"""Whether there is a screen to draw on, asked before Qt is: Qt aborts without one."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

NO_DISPLAY = (
    "There is no display to open the window on; `galaxia --offscreen` runs without one,"
    " `galaxia play FILE` needs none."
)


def choose_display(environment: Mapping[str, str], *, offscreen: bool) -> str | None:
    """Return the Qt platform to use; "" leaves the choice to Qt, None means there is no display."""
    if offscreen:
        return "offscreen"
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen or not sys.platform.startswith("linux"):
        return chosen
    return "" if _has_wayland(environment) or _has_x11(environment) else None


def use_display(platform: str) -> None:
    """Tell Qt which platform to use; before the application is made."""
    if platform:
        os.environ["QT_QPA_PLATFORM"] = platform


def _has_wayland(environment: Mapping[str, str]) -> bool:
    name, folder = environment.get("WAYLAND_DISPLAY"), environment.get("XDG_RUNTIME_DIR")
    return bool(name) and Path(folder or "/", name or "").exists()


def _has_x11(environment: Mapping[str, str]) -> bool:
    """A display on another machine is believed; a local one must have its socket."""
    host, _, number = environment.get("DISPLAY", "").rpartition(":")
    if not number:
        return False
    screen = number.partition(".")[0]
    return bool(host) or Path(f"/tmp/.X11-unix/X{screen}").exists()  # noqa: S108  the place X keeps sockets in
