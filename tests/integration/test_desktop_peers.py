"""The real program beside a tray, a server of notifications and nothing else of a desktop."""

import json
from contextlib import contextmanager

import pytest

from tests.support import desktop_bus
from tests.support.desktop_peers import peers, until

MARKUP = "<b>bold</b> & <img src=x>"

pytestmark = pytest.mark.skipif(
    bool(desktop_bus.missing_programs("dbus-daemon", "Xvfb", "playerctl")),
    reason="needs dbus-daemon, Xvfb and playerctl",
)


@pytest.fixture(scope="module")
def music(tmp_path_factory):
    folder = tmp_path_factory.mktemp("music")
    return desktop_bus.silent_files(folder, ("Spiral Arm", "夜航", MARKUP), artist="A <i> & B")


@pytest.fixture(scope="module")
def display():
    with desktop_bus.private_display() as made:
        yield made


@pytest.fixture
def bus():
    with desktop_bus.private_bus() as made:
        yield made


@pytest.fixture
def start(bus, display, galaxia_home, music):
    """Start the program minimised, so that nobody looks at it."""

    @contextmanager
    def started(**look):
        (galaxia_home / "config").mkdir(parents=True)
        settings = {"schema": 1, "look": {"close_to_tray": True, "language": "en", **look}}
        (galaxia_home / "config" / "settings.json").write_text(json.dumps(settings))
        words = "--minimized", *music
        with desktop_bus.running(bus, galaxia_home, *words, display=display) as program:
            assert program.wait_for("Playing", "status") == "Playing"
            assert program.wait_for("Spiral Arm", "metadata", "title") == "Spiral Arm"
            yield program

    return started


def test_the_tray_shows_what_plays_and_has_the_transport(bus, start):
    with peers(bus, notifications=False) as desk, start() as program:
        assert until(lambda: desk.watcher.items)
        assert until(lambda: desk.icon("ToolTip")[2] == "Spiral Arm — A <i> & B")
        assert [name for name in desk.icon("IconPixmap") if len(name[2]) == 4 * name[0] * name[1]]
        assert (desk.icon("Id"), desk.icon("Status")) == ("galaxia", "Active")
        assert desk.labels()[1:] == ["Pause", "Next", "Previous", "Show Galaxia", "Quit"]
        desk.choose("Pause")
        assert program.wait_for("Paused", "status") == "Paused"
        assert until(lambda: "Play" in desk.labels())
        desk.choose("Next")
        assert until(lambda: desk.icon("ToolTip")[2].startswith("夜航"))
        desk.press()  # shows the window, and does not end anything
        desk.choose("Quit")
        assert program.process.wait(60) == 0


def test_the_tray_speaks_chinese(bus, start):
    with peers(bus, notifications=False) as desk, start(language="zh_CN"):
        assert until(lambda: desk.watcher.items)
        assert until(
            lambda: desk.labels()[1:] == ["暂停", "下一首", "上一首", "显示 Galaxia", "退出"]
        )


def test_a_tray_that_comes_after_the_program_gets_its_icon(bus, start):
    with start(), peers(bus, notifications=False) as desk:
        assert until(lambda: desk.watcher.items)
        assert until(lambda: "Quit" in desk.labels())


def test_a_new_track_is_told_once_with_its_cover_and_a_button(bus, start):
    with peers(bus) as desk, start(notify=True) as program:
        shown = desk.notifications.shown
        assert until(lambda: shown and shown[-1].title == "Spiral Arm")
        program.ctl("pause")
        program.ctl("play")
        program.ctl("next")
        assert until(lambda: shown[-1].title == "夜航")
        assert shown[-1].replaces == shown[0].number
        assert shown[-1].body == "A &lt;i&gt; &amp; B — Parallax"
        assert shown[-1].hints["image-path"].startswith("file:///")
        assert shown[-1].hints["suppress-sound"]
        desk.press_action(shown[-1], "next")
        assert until(lambda: shown[-1].title == MARKUP)  # a title is plain text to every server
        assert len({one.number for one in shown}) == 1
        desk.press()
        assert until(
            lambda: desk.notifications.closed == [shown[-1].number]
        )  # the window says more


def test_a_program_that_ends_takes_its_notification_along(bus, start):
    with peers(bus) as desk, start(notify=True) as program:
        assert until(lambda: desk.notifications.shown)
        program.process.terminate()
        assert program.process.wait(60) == 0
        assert until(lambda: desk.notifications.closed)


def test_who_skips_on_is_told_only_of_what_stays(bus, start):
    with peers(bus) as desk, start(notify=True) as program:
        shown = desk.notifications.shown
        assert until(lambda: shown and shown[-1].title == "Spiral Arm")
        for skip in ("next", "next", "previous", "next"):
            desk.call(
                "org.mpris.MediaPlayer2.galaxia",
                "/org/mpris/MediaPlayer2",
                "org.mpris.MediaPlayer2.Player",
                skip.capitalize(),
            )
        assert until(lambda: shown[-1].title == MARKUP)
        assert len([one for one in shown if one.title == MARKUP]) == 1
        assert program.ctl("metadata", "title") == MARKUP


def test_nothing_is_told_where_it_was_not_asked_for(bus, start):
    with peers(bus) as desk, start() as program:
        program.ctl("next")
        assert program.wait_for("夜航", "metadata", "title") == "夜航"
        program.process.terminate()
        assert program.process.wait(60) == 0
        assert not desk.notifications.shown


def test_a_server_that_refuses_or_comes_later_breaks_nothing(bus, start):
    with start(notify=True) as program:
        program.ctl("next")
        assert program.wait_for("夜航", "metadata", "title") == "夜航"
        with peers(bus, tray=False) as desk:
            desk.notifications.refuses = True
            program.ctl("previous")
            assert until(lambda: desk.notifications.asked)
            desk.notifications.refuses = False
            program.ctl("next")
            assert until(lambda: [shown.title for shown in desk.notifications.shown] == ["夜航"])


def test_keys_for_everywhere_are_asked_for_lent_and_given_back(bus, start):
    with peers(bus, tray=False, lends=True) as desk:
        with start(global_keys=True) as program:
            assert until(lambda: desk.portal.offered)
            assert desk.portal.offered["toggle"] == "Play or pause"
            desk.answer_dialog(allowed=True)
            desk.press_key("toggle")
            assert program.wait_for("Paused", "status") == "Paused"
            desk.press_key("next")
            assert program.wait_for("夜航", "metadata", "title") == "夜航"
            assert not desk.portal.session.closed
        assert until(lambda: desk.portal.session.closed)


def test_nobody_is_asked_for_keys_unless_the_listener_wanted_them(bus, start):
    with peers(bus, tray=False, lends=True) as desk, start() as program:
        program.ctl("next")
        assert program.wait_for("夜航", "metadata", "title") == "夜航"
        assert desk.portal.offered == {}


@pytest.mark.parametrize("lends", [True, False], ids=["declined", "no portal"])
def test_a_choice_of_keys_that_has_no_effect_is_taken_back(bus, start, galaxia_home, lends):
    def chosen():
        kept = json.loads((galaxia_home / "config" / "settings.json").read_text())
        return kept["look"]["global_keys"]

    with peers(bus, tray=False, lends=lends) as desk, start(global_keys=True) as program:
        if lends:
            assert until(lambda: desk.portal.offered)
            desk.answer_dialog(allowed=False)
        assert until(lambda: chosen() is False)
        assert program.ctl("status") == "Playing"
