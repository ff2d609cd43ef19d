"""The small table against the library it was made from, and against what listeners type."""

import random

import pytest
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT

from player.text.pinyin import spelled, syllables


def test_nearly_every_phrase_sounds_as_pypinyin_says():
    phrases = random.Random(1).sample(sorted(PHRASES_DICT), 6000)
    other = [phrase for phrase in phrases if list(syllables(phrase)) != lazy_pinyin(phrase)]
    assert len(other) <= 30


@pytest.mark.parametrize(
    "text, said",
    [("音乐", "yinyue yy"), ("重庆", "chongqing cq"), ("夜航 Live", "yehang yh"),
     ("长安", "changan ca"), ("行走的鱼", "xingzoudeyu xzdy"), ("Abc", ""), ("银行", "yinhang yh")],
)  # fmt: skip
def test_names_are_spelled_as_they_are_typed(text, said):
    assert spelled(text) == said


def test_what_is_no_han_stays_as_it_is():
    assert syllables("a 夜b") == ("a ", "ye", "b")
