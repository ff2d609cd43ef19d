"""Commands for how things are played: loop, speed, stopping and sleeping by itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from player.events import StopAt
from player.playback import Playback
from ui.views.commands import Command, Group

_SLEEPS_MINUTES = (15, 30, 60, 90)
_SPEED_STEP = 0.05


def manner_commands(playback: Playback, say: Callable[[str], None]) -> list[Command]:
    """Return them.

    Args:
        playback: Obeys.
        say: Shows a sentence: most of these can be heard, but not seen.
    """
    return [*_loop(playback), *_speed(playback, say), *_stopping(playback, say)]


def _loop(playback: Playback) -> list[Command]:
    translate, group = QCoreApplication.translate, Group.PLAYBACK

    def begin() -> None:
        playback.clear_loop()
        playback.mark_loop()

    def end() -> None:
        if playback.state.loop_start_ms is not None:
            playback.mark_loop()

    return [
        Command("loop-a", translate("Keyboard", "Loop: begin here (A)"), begin, ("A",), group),
        Command("loop-b", translate("Keyboard", "Loop: end here (B)"), end, ("B",), group),
        Command(
            "loop-clear",
            translate("Keyboard", "Loop: let it go on"),
            playback.clear_loop,
            ("Shift+A",),
            group,
        ),
    ]


def _speed(playback: Playback, say: Callable[[str], None]) -> list[Command]:
    translate = QCoreApplication.translate

    def turn(change: float) -> None:
        playback.set_tempo(playback.state.speed + change if change else 1.0)
        text = translate("Keyboard", "Speed: {speed}").format(speed=f"{playback.state.speed:.2f}")
        say(text)

    steps = (
        ("speed-faster", translate("Keyboard", "Faster"), _SPEED_STEP),
        ("speed-slower", translate("Keyboard", "Slower"), -_SPEED_STEP),
        ("speed-normal", translate("Keyboard", "As fast as recorded"), 0.0),
    )
    return [
        Command(name, title, partial(turn, change), group=Group.PLAYBACK)
        for name, title, change in steps
    ]


def _stopping(playback: Playback, say: Callable[[str], None]) -> list[Command]:
    translate, group = QCoreApplication.translate, Group.PLAYBACK

    def stop_after() -> None:
        stops = playback.state.stop_at is None
        playback.set_stop_at(StopAt.TRACK if stops else None)
        after = translate("Keyboard", "Stops after this track.")
        say(after if stops else translate("Keyboard", "Plays on after this track."))

    def sleep(minutes: int) -> None:
        playback.sleep_after(minutes)
        text = translate("Keyboard", "Fades out in {minutes} minutes.")
        say(text.format(minutes=minutes))

    def wake() -> None:
        playback.sleep_after(None)
        say(translate("Keyboard", "The sleep timer is off."))

    sleeps = [
        Command(
            f"sleep-{minutes}",
            translate("Keyboard", "Sleep in {minutes} minutes").format(minutes=minutes),
            partial(sleep, minutes),
            group=group,
        )
        for minutes in _SLEEPS_MINUTES
    ]
    title = translate("Keyboard", "Stop after this track")
    off = translate("Keyboard", "No sleep timer")
    return [
        Command("stop-after", title, stop_after, ("T",), group),
        *sleeps,
        Command("sleep-off", off, wake, group=group),
    ]
