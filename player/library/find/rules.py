"""A query as rules of one line each, and back to text: what an editor shows beside the text."""

from dataclasses import dataclass

from player.errors import PlayerError
from player.library.find.parse import FLAGS, TEXT_FIELDS, parse
from player.library.find.query import All, Any, Flag, Node, Not, Pattern, Range, Word
from player.library.find.values import UNITS

OPERATORS = (
    "contains",
    "lacks",
    "is",
    "is-not",
    *("at-least", "at-most", "more", "less", "between"),
)
_DAY_MS = 86_400_000.0
_AGES = ("added", "played")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line.

    Attributes:
        field: A field of the query language; "" for any text; "query" for a part that is no
            single line: then `value` is its text.
        operator: One of `OPERATORS`.
        value: As it is typed; between two values ".." stands.
    """

    field: str
    operator: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules that must all hold, or of which one must."""

    rules: tuple[Rule, ...]
    any_of: bool = False


def operators_of(field: str) -> tuple[str, ...]:
    """Return what can be asked of a field."""
    if field in FLAGS:
        return ("is", "is-not")
    if field in UNITS:
        return ("is", "at-least", "at-most", "more", "less", "between")
    return ("is",) if field == "query" else ("contains", "lacks")


def rules_of(text: str) -> RuleSet:
    """Return a query as rules.

    Raises:
        PlayerError: query.*, with the place of the mistake.
    """
    match parse(text):
        case Any(parts):
            return RuleSet(tuple(map(_rule, parts)), any_of=True)
        case All(parts):
            return RuleSet(tuple(map(_rule, parts)))
        case node:
            return RuleSet((_rule(node),))


def text_of(rules: RuleSet) -> str:
    """Return rules as the text of a query; rules without a value are left out."""
    parts = [text for rule in rules.rules if (text := _text(rule))]
    return (" OR " if rules.any_of else " ").join(parts)


def suggestion_of(error: PlayerError, text: str) -> str | None:
    """Return the query as it was probably meant; None when nobody can guess."""
    wrong, right = error.details.get("field"), error.details.get("suggestion")
    if error.code != "query.unknown_field" or not wrong or not right:
        return None
    at = int(error.details["at"]) - 1
    return f"{text[:at]}{right}{text[at + len(str(wrong)) :]}"


def _rule(node: Node) -> Rule:
    match node:
        case Word(text, field):
            return Rule(field, "contains", text)
        case Not(Word(text, field)):
            return Rule(field, "lacks", text)
        case Flag(name):
            return Rule(name, "is")
        case Not(Flag(name)):
            return Rule(name, "is-not")
        case Range():
            return _range(node)
        case _:
            return Rule("query", "is", _written(node))


def _range(part: Range) -> Rule:
    low, high = (
        None if bound is None else _unit(part.field, bound) for bound in (part.low, part.high)
    )
    if low is not None and high is not None:
        return Rule(part.field, "is", low) if low == high else _between(part.field, low, high)
    if low is not None:
        return Rule(part.field, "more" if part.low_open else "at-least", low)
    return Rule(part.field, "less" if part.high_open else "at-most", high or "")


def _between(field: str, low: str, high: str) -> Rule:
    return Rule(field, "between", f"{low}..{high}")


def _unit(field: str, value: float) -> str:
    """Write a value in the unit people use."""
    if field == "rate":
        return f"{value / 1000:g}k"
    if field == "duration":
        minutes, rest = divmod(value, 60_000)
        return f"{minutes:g}m" if not rest else f"{value / 1000:g}s"
    return f"{value / _DAY_MS:g}d" if field in _AGES else f"{value:g}"


def _text(rule: Rule) -> str:
    if rule.field in FLAGS:
        return f"{'-' if rule.operator == 'is-not' else ''}{rule.field}:"
    value = rule.value.strip()
    if not value:
        return ""
    if rule.field == "query":
        return f"({value})" if " " in value and not value.startswith("(") else value
    if rule.field in UNITS:
        signs = {"at-least": ">=", "at-most": "<=", "more": ">", "less": "<"}
        return f"{rule.field}:{signs.get(rule.operator, '')}{value.replace(' ', '')}"
    quoted = f'"{value}"' if " " in value or rule.field else _plain(value)
    minus = "-" if rule.operator == "lacks" else ""
    return f"{minus}{rule.field}:{quoted}" if rule.field else f"{minus}{quoted}"


def _plain(value: str) -> str:
    """A word of its own, in quotes where it would mean something else."""
    return f'"{value}"' if value == "OR" or any(c in value for c in ':<>=()/"-') else value


def _written(node: Node) -> str:
    """A part of a tree as text."""
    match node:
        case All(parts):
            return f"({' '.join(map(_written, parts))})"
        case Any(parts):
            return f"({' OR '.join(map(_written, parts))})"
        case Pattern(regex):
            return f"/{regex}/"
        case Not(part):
            return f"-{_written(part)}"
        case _:
            return _text(_rule(node))


FIELDS = ("", *TEXT_FIELDS, *UNITS, *FLAGS)
"""What a rule can be about, in the order offered."""
