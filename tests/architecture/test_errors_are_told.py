"""Every error a listener can meet has a sentence that can be filled in."""

import ast
import string

import pytest

from player.errors import SENTENCES
from tests.support.sources import name_of, python_files, tree_of


def raised():
    """(code, details, place) of every `PlayerError("code", name=...)` in the program."""
    for path in python_files("player", "ui"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("PlayerError"):
                yield from codes_of(node, f"{name_of(path)}:{node.lineno}")


def codes_of(call, place):
    code = call.args[0] if call.args else None
    details = (
        None
        if any(word.arg is None for word in call.keywords)
        else frozenset(word.arg for word in call.keywords)
    )
    if isinstance(code, ast.Constant):
        yield code.value, details, place


def fields_of(sentence):
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field}


RAISED = sorted(set(raised()), key=str)


@pytest.mark.parametrize("code, details, place", RAISED, ids=[f"{r[0]} {r[2]}" for r in RAISED])
def test_a_code_that_is_raised_has_a_sentence_and_all_its_words(code, details, place):
    assert code in SENTENCES, f"{place} raises {code}, for which player/errors.py has no sentence"
    if details is not None:
        assert fields_of(SENTENCES[code]) <= details, f"{place} leaves words of the sentence out"


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_reads_as_one(code):
    sentence = SENTENCES[code]
    assert sentence.endswith((".", "?")), "a sentence ends"
    assert "\n" not in sentence
    assert code.count(".") == 1
