"""Nothing that may wait stands between the decoder and the device."""

import ast
import re

import pytest

from tests.support.sources import ROOT, imported_names, name_of, python_files, tree_of

WAITING_MODULES = {
    "asyncio",
    "concurrent",
    "logging",
    "multiprocessing",
    "os",
    "pathlib",
    "queue",
    "socket",
    "subprocess",
    "threading",
    "time",
}
WAITING_CALLS = {"print", "open", "input", "exec", "eval", "acquire", "sleep", "wait", "getLogger"}
CALLBACK = (("player/engine/ring.py", "PythonRing"), ("player/engine/portaudio.py", "callback"))
NOT_IN_A_CALLBACK = (
    ast.Import,
    ast.ImportFrom,
    ast.With,
    ast.Try,
    ast.Raise,
    ast.Assert,
    ast.ListComp,
    ast.DictComp,
    ast.SetComp,
    ast.GeneratorExp,
    ast.JoinedStr,
    ast.Yield,
    ast.Await,
)


def called_names(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)


@pytest.mark.parametrize("path", python_files("dsp"), ids=name_of)
def test_dsp_cannot_wait_log_or_touch_a_file(path):
    assert imported_names(path) & WAITING_MODULES == set()
    assert set(called_names(tree_of(path))) & WAITING_CALLS == set()


def part_of(name, definition):
    nodes = ast.walk(tree_of(ROOT / name))
    kinds = (ast.ClassDef, ast.FunctionDef)
    return next(node for node in nodes if isinstance(node, kinds) and node.name == definition)


@pytest.mark.parametrize("name, definition", CALLBACK)
def test_the_python_callback_only_counts_and_copies(name, definition):
    part = part_of(name, definition)
    unwanted = [node for node in ast.walk(part) if isinstance(node, NOT_IN_A_CALLBACK)]
    assert [f"{name}:{node.lineno} {type(node).__name__}" for node in unwanted] == []
    assert set(called_names(part)) & WAITING_CALLS == set()


def test_the_ring_has_no_lock_queue_or_log():
    assert imported_names(ROOT / "player" / "engine" / "ring.py") & WAITING_MODULES == set()


def test_the_c_callback_allocates_and_calls_nothing():
    source = (ROOT / "player" / "engine" / "_ring.c").read_text(encoding="utf-8")
    code = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    waiting = (
        r"\b(malloc|calloc|realloc|free|f?printf|puts|fopen|pthread_\w+|mtx_\w+|Py\w+|sleep)\b"
    )
    assert re.findall(waiting, code) == []
    includes = set(re.findall(r'#include [<"](.+?)[>"]', code))
    assert includes <= {"_ring.h", "math.h", "string.h", "time.h", "windows.h", "intrin.h"}
