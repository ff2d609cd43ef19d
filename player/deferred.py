"""Modules that are loaded when something of them is first used.

A window that opens at once cannot load what its listener may never look at. The import stands at
the top of the file as ever, where mypy, import-linter and packagers see it:

    with deferred():
        from ui.views.sound import equalizer

Its code runs at the first `equalizer.something`, on whichever thread says so; others wait for it.
`importlib.util.LazyLoader` does the same, but before Python 3.11.8 a second thread sees half a
module.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import InspectLoader, Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import CodeType, ModuleType


@contextmanager
def deferred() -> Iterator[None]:
    """Defer the imports in this block; modules that are loaded already stay as they are."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


def waiting(prefix: str) -> list[str]:
    """Return the modules that nobody has used yet, of those whose names begin like this."""
    return [name for name in list(sys.modules) if name.startswith(prefix) and is_waiting(name)]


def is_waiting(name: str) -> bool:
    """Whether a module was imported and nobody has used it yet."""
    return type(sys.modules.get(name)) is _Waiting


def fill(module: ModuleType) -> None:
    """Load a module that waits; any other one is as it was."""
    if isinstance(module, _Waiting):
        module.fill()


class _Waiting(ModuleType):
    """A module without its contents: it is filled when somebody asks for any."""

    def __getattr__(self, name: str) -> object:
        """Called for what is not there yet; the import system's own questions load nothing."""
        if name.startswith("__"):
            raise AttributeError(name)
        self.fill()
        return ModuleType.__getattribute__(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        """What is put into the module must not be overwritten when it runs."""
        if not name.startswith("__"):
            self.fill()
        ModuleType.__setattr__(self, name, value)  # it may be no heir of it any more

    def fill(self) -> None:
        """Load what belongs into it."""
        loader = self.__spec__.loader if self.__spec__ else None
        if isinstance(loader, _Later):
            loader.fill(self)


class _Later(InspectLoader):
    """Stands before a module's own loader."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader
        self._lock = RLock()
        self._begun = False

    def get_code(self, fullname: str) -> CodeType | None:
        """Return what will run, which says what the module lives on."""
        loader = self._loader
        return loader.get_code(fullname) if isinstance(loader, InspectLoader) else None

    def get_source(self, fullname: str) -> str | None:
        """Return what it was written as."""
        loader = self._loader
        return loader.get_source(fullname) if isinstance(loader, InspectLoader) else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Make the empty module."""
        return _Waiting(spec.name)

    def exec_module(self, _module: ModuleType) -> None:
        """Do nothing: this is what comes later."""

    def fill(self, module: ModuleType) -> None:
        """Run the module once; whoever comes meanwhile waits, and a cycle sees what is there."""
        with self._lock:
            if self._begun:
                return
            self._begun = True
            module.__loader__ = self._loader
            try:
                self._loader.exec_module(module)
            except BaseException:
                self._begun = False
                raise
            if module.__spec__ is not None:
                module.__spec__.loader = self._loader
            module.__class__ = ModuleType


class _Finder(MetaPathFinder):
    """Finds what `PathFinder` finds, and has single modules wait; packages do not."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec with a loader that waits."""
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.loader is None or spec.submodule_search_locations is not None:
            return spec
        spec.loader = _Later(spec.loader)
        return spec
