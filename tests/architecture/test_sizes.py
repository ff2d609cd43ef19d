"""Small files, small functions: where they grow, two subjects have met."""

import ast
import statistics

import pytest

from tests.support.sources import PACKAGES, name_of, python_files, tree_of

FILE_LINES = 400
FUNCTION_LINES = 50
CLASS_LINES = 200
MEDIAN_FILE_LINES = 170

CODE = (*PACKAGES, "packaging")


def lines_in(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def longer_than(limit, kinds, *folders):
    for path in python_files(*folders):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, kinds) and node.end_lineno - node.lineno >= limit:
                yield f"{name_of(path)}:{node.lineno} {node.name}"


def test_no_file_is_longer_than_400_lines():
    counts = {name_of(path): lines_in(path) for path in python_files(*CODE, "tests")}
    assert {name: count for name, count in counts.items() if count > FILE_LINES} == {}


def test_no_function_is_longer_than_50_lines():
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    assert list(longer_than(FUNCTION_LINES, kinds, *CODE, "tests")) == []


def test_no_class_is_longer_than_200_lines():
    assert list(longer_than(CLASS_LINES, ast.ClassDef, *CODE)) == []


@pytest.mark.parametrize("folder", CODE)
def test_half_of_the_files_are_shorter_than_170_lines(folder):
    assert statistics.median(map(lines_in, python_files(folder))) < MEDIAN_FILE_LINES
