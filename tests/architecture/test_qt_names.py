"""No attribute of ours hides a method of Qt: `self.size = 3` breaks the next `size()`."""

import ast
import importlib
import inspect

import pytest
from PySide6.QtCore import QObject

from tests.support.sources import ROOT, name_of, python_files, tree_of

FILES = [path for path in python_files("ui") if path.name != "__main__.py"]


def module_of(path):
    dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return importlib.import_module(dotted.removesuffix(".__init__"))


def qt_methods(kind):
    """Callable names of the first class of Qt's own that this one is made from."""
    qt = next((base for base in kind.__mro__ if base.__module__.startswith("PySide6")), None)
    if qt is None or not issubclass(qt, QObject):
        return set()
    return {name for name in dir(qt) if callable(inspect.getattr_static(qt, name))}


def values_of(definition):
    """Names a class gives to values: on itself, on `self`, or by a property."""
    for node in ast.walk(definition):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            if isinstance(target, ast.Attribute) and ast.unparse(target.value) == "self":
                yield target.attr
    for node in definition.body:
        if isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.FunctionDef) and is_property(node):
            yield node.name


def is_property(function):
    return any(ast.unparse(mark) == "property" for mark in function.decorator_list)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_value_hides_a_method_of_qt(path):
    module = module_of(path)
    for node in tree_of(path).body:
        if isinstance(node, ast.ClassDef):
            hidden = qt_methods(getattr(module, node.name)) & set(values_of(node))
            assert hidden == set(), f"{node.name} hides {', '.join(sorted(hidden))} of Qt"
