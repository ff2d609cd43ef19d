import sys
from itertools import pairwise

import numpy as np
import pytest

from player.library.find.texts import TextRows
from player.library.text.fold import fold, squeezed
from player.library.text.sortkey import sort_key
from player.text.pinyin import spelled


@pytest.mark.parametrize(
    "text, folded",
    [
        ("AC/DC", "ac dc"),
        ("Björk", "bjork"),
        ("BJÖRK", "bjork"),
        ("R.E.M.", "r e m"),
        ("Don\u2019t", "dont"),
        ("Don't", "dont"),
        ("\uff26\uff35\uff2c\uff2c", "full"),
        ("Straße", "strasse"),
        ("\u0130stanbul", "istanbul"),
        ("音樂", "音乐"),
        ("葉惠美", "叶惠美"),
        ("カラス", "からす"),
        ("별빛 바다", "별빛 바다"),
        ("Łódź", "lodz"),
        ("Sæglópur", "saeglopur"),
        ("e\u0301", "e"),
        ("  a \t b ", "a b"),
        ("!!!", ""),
    ],
)
def test_spellings_of_one_text_fold_to_one(text, folded):
    assert fold(text) == folded


def test_folding_twice_changes_nothing():
    for text in ("AC/DC", "音樂", "Æ ß \u0131", "\u1e9b\u0323", "ガギグ"):
        assert fold(fold(text)) == fold(text)


def test_squeezed_text_has_no_spaces():
    assert squeezed("ac dc") == "acdc"


def test_han_is_spelled_in_full_and_by_initials():
    assert spelled("夜航") == "yehang yh"
    assert spelled("音乐") == "yinyue yy"
    assert spelled("rock 你好") == "nihao nh"
    assert spelled("rock") == ""


def in_order(*names, language=""):
    keys = [sort_key(name, language) for name in names]
    return all(one < other for one, other in pairwise(keys))


def test_names_sort_as_in_a_record_shop():
    assert in_order("The Beatles", "Bee Gees", "A Camp", "Ceremony")
    assert in_order("The Beatles", "Bee Gees", "Can", "The Cure")
    assert in_order("2", "10", "100", "Abba")
    assert in_order("Symphony No. 2", "Symphony No. 10")
    assert in_order("Ärzte", "Blur"), "accents do not push a name to the end"
    assert in_order("周杰伦", "Zz Top"), "Han sorts by its sound"
    assert in_order("Abba", "からす", "ガンダム"), "kana follows Latin, both kinds together"


def test_a_name_that_is_only_an_article_keeps_it():
    assert sort_key("The The") == "the"
    assert sort_key("A") == "a"
    assert sort_key("") > sort_key("zzz")


def test_swedes_sort_their_letters_last():
    assert in_order("Zebra", "Åsa", "Ärlig", "Öga", language="sv")
    assert in_order("Äpfel", "Zebra", language="de")
    assert in_order("Nz", "Ñu", "Oa", language="es")
    assert in_order("Cz", "Čech", "Da", language="cs")


def test_texts_that_are_taken_in_leave_nothing_behind_but_their_letters():
    rows, texts = TextRows(), [f"song {number} of many" for number in range(20_000)]
    before = sys.getallocatedblocks()
    for text in texts:
        rows.append(text)
    assert sys.getallocatedblocks() - before < 200


def test_a_column_keeps_each_text_once_and_tells_which_rows_have_it():
    rows = TextRows()
    for text in ("夜に駆ける", "", "low tide", "夜に駆ける", "low tide", "low"):
        rows.append(text)
    column = rows.column(np.array([5, 4, 3, 1, 0]))
    assert len(column.starts) == 4
    assert column.rows_with("夜に".encode()).tolist() == [False, False, True, False, True]
    assert column.rows_with(b"tide").tolist() == [False, True, False, False, False]
    assert column.rows_with(b"low").tolist() == [True, True, False, False, False]
