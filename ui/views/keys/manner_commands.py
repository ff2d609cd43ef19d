"""Commands for how things are played: loop, speed, stopping and sleeping by itself."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from player.events import StopAt
from player.playback import Playback
from player.playback.bedtime import bedtime_of
from ui.views.keys.commands import Command, Group

_SLEEPS_MINUTES = (15, 30, 60, 90)
_SPEED_STEP = 0.05


def manner_commands(playback: Playback, say: Callable[[str], None]) -> list[Command]:
    """Return them.

    Args:
        playback: Obeys.
        say: Shows a sentence: most of these can be heard, but not seen.
    """
    return [*_loop(playback), *_speed(playback, say), *_stopping(playback, say)]


def bedtime_commands(
    playback: Playback, say: Callable[[str], None], text: str, now: datetime
) -> list[Command]:
    """Return what a sentence asks of the sleep timer, as a command; nothing for other sentences.

    Args:
        playback: Obeys.
        say: Shows a sentence.
        text: As it was typed.
        now: By the listener's clock.
    """
    wanted = bedtime_of(text, now)
    if wanted is None:
        return []
    translate = QCoreApplication.translate
    if (stop := wanted.stop_at) is not None:
        sentence = stop_sentence(stop, movement=_is_movement(playback))
        verb = partial(playback.set_stop_at, stop)
    else:
        minutes = wanted.minutes or 0.0
        at = (wanted.at or now + timedelta(minutes=minutes)).time()
        clock = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
        sentence = translate("Keyboard", "Fades out at {clock}.").format(clock=clock)
        verb = partial(playback.sleep_after, minutes)

    def run() -> None:
        verb()
        say(sentence)

    return [Command("bedtime", sentence.rstrip(".。"), run, group=Group.PLAYBACK)]


def stop_sentence(stop_at: StopAt, *, movement: bool) -> str:
    """Say where playback stops by itself; a movement is called so."""
    translate = QCoreApplication.translate
    match stop_at:
        case StopAt.ALBUM:
            return translate("Keyboard", "Stops after this album.")
        case StopAt.WORK:
            return translate("Keyboard", "Stops after this work.")
        case StopAt.TRACK if movement:
            return translate("Keyboard", "Stops after this movement.")
        case StopAt.TRACK:
            return translate("Keyboard", "Stops after this track.")


def _is_movement(playback: Playback) -> bool:
    track = playback.state.track
    return track is not None and bool(track.work)


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

    def stop_after(stop_at: StopAt) -> None:
        stops = playback.state.stop_at is not stop_at
        playback.set_stop_at(stop_at if stops else None)
        sentence = stop_sentence(stop_at, movement=_is_movement(playback))
        say(sentence if stops else translate("Keyboard", "Plays on."))

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
    off = translate("Keyboard", "No sleep timer")
    titles = (
        ("stop-after", translate("Keyboard", "Stop after this track"), StopAt.TRACK),
        ("stop-after-work", translate("Keyboard", "Stop after this work"), StopAt.WORK),
        ("stop-after-album", translate("Keyboard", "Stop after this album"), StopAt.ALBUM),
    )
    return [
        *(
            Command(name, title, partial(stop_after, stop), keys, group)
            for (name, title, stop), keys in zip(titles, (("T",), (), ()), strict=True)
        ),
        *sleeps,
        Command("sleep-off", off, wake, group=group),
    ]
