"""A plugin of mypy: `dataclasses.replace` and its like take no `msgspec.Struct`.

mypy itself takes a struct for a dataclass; the program would learn the difference as it runs.
"""

from collections.abc import Callable

from mypy.plugin import FunctionContext, Plugin
from mypy.types import Instance, Type, UnionType, get_proper_type

_OF_DATACLASSES = {f"dataclasses.{name}" for name in ("replace", "asdict", "astuple", "fields")}


class StructTypes(Plugin):
    """Names the function that would work."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """Look at what is given to the functions of dataclasses."""
        return _checked if fullname in _OF_DATACLASSES else None


def _checked(context: FunctionContext) -> Type:
    given = context.arg_types[0] if context.arg_types else []
    if given and _is_struct(given[0]):
        context.api.fail(
            "A struct of msgspec: use the function in msgspec.structs", context.context
        )
    return context.default_return_type


def _is_struct(given: Type) -> bool:
    known = get_proper_type(given)
    if isinstance(known, UnionType):
        return any(map(_is_struct, known.items))
    if not isinstance(known, Instance):
        return False
    return any(base.fullname.startswith("msgspec.") for base in known.type.mro)


def plugin(_version: str) -> type[Plugin]:
    """What mypy calls."""
    return StructTypes
