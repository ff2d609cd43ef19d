"""What packages install on Linux says what the program does."""

import configparser
from pathlib import Path

from defusedxml import ElementTree

from ui.platform.mpris_interfaces import MIME_TYPES

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
