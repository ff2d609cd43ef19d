"""What packages install on Linux, and what the bus hears, says what the program does."""

import configparser
from pathlib import Path

from defusedxml import ElementTree
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ui.platform.media import MediaState
from ui.platform.mpris_interfaces import MIME_TYPES, PlayerInterface
from ui.widgets.logo import program_icon

FOLDER = Path(__file__).parents[3] / "packaging" / "linux"


def entry():
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read(FOLDER / "galaxia.desktop", encoding="utf-8")
    return parser


def test_the_entry_opens_files_and_names_every_type_that_mpris_names():
    main = entry()["Desktop Entry"]
    assert main["Exec"] == "galaxia %F"
    types = set(main["MimeType"].rstrip(";").split(";"))
    assert types == {*MIME_TYPES, "inode/directory"}


def test_every_action_has_a_group_and_a_chinese_name():
    parser = entry()
    for name in parser["Desktop Entry"]["Actions"].rstrip(";").split(";"):
        assert parser[f"Desktop Action {name}"]["Name[zh_CN]"]


def test_types_the_system_may_not_know_are_described():
    tree = ElementTree.parse(FOLDER / "galaxia-mime.xml")
    assert {kind.get("type") for kind in tree.getroot()} == {"audio/x-dsf", "audio/x-dff"}


def test_the_icon_the_entry_names_is_there_and_is_the_mark(qapp):
    main = entry()["Desktop Entry"]
    drawn = QImage(64, 64, QImage.Format.Format_ARGB32)
    drawn.fill(0)
    painter = QPainter(drawn)
    QSvgRenderer(str(FOLDER / f"{main['Icon']}.svg")).render(painter)
    painter.end()
    mark = program_icon().pixmap(64, 64).toImage()
    for place in ((0, 0), (63, 63)):
        assert drawn.pixelColor(*place).alpha() == mark.pixelColor(*place).alpha() == 0
    for place in ((12, 40), (22, 22), (32, 50), (50, 20)):
        one, other = drawn.pixelColor(*place), mark.pixelColor(*place)
        assert abs(one.red() - other.red()) + abs(one.blue() - other.blue()) < 90


def test_the_window_is_of_the_class_the_entry_names():
    """A dock that does not know the window shows it beside its own icon."""
    main = entry()["Desktop Entry"]
    assert main["StartupWMClass"] == main["Icon"] == main["Exec"].split()[0] == "galaxia"


def test_the_bus_hears_of_another_cover_of_the_same_track(monkeypatch):
    covers, told = ["file:///old.png", "file:///new.png"], []
    player = PlayerInterface(None, lambda _path: covers[0])
    monkeypatch.setattr(player, "emit_properties_changed", told.append)
    playing = MediaState(number=3, title="Spiral Arm", art="/music/a.flac", queued=True)
    player.show(playing)
    player.show(playing)
    del covers[0]
    player.show(playing)
    art = [change["Metadata"]["mpris:artUrl"].value for change in told]
    assert art == ["file:///old.png", "file:///new.png"]
    assert list(told[1]) == ["Metadata"]
