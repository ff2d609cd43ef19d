"""From the text of a query to its tree; mistakes are told with their place and a suggestion."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from msgspec import Struct

from player.errors import PlayerError
from player.library.find.query import All, Any, Flag, Node, Not, Pattern, Range, Word
from player.library.find.values import UNITS, value_of

TEXT_FIELDS = (
    *("artist", "album", "title", "composer", "genre", "format", "path", "lyrics", "work"),
    "verdict",
)
FLAGS = ("loved", "lossless", "hires", "missing", "cloud", "downloaded", "kept")
FIELDS = (*TEXT_FIELDS, *UNITS, *FLAGS)
QUERY_CHARACTERS_MAX = 2000
DEPTH_MAX = 50

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<open>\() | (?P<close>\)) | (?P<minus>-)(?=[^\s-])
    | /(?P<regex>(?:\\.|[^/\\])+)/(?=\s|\)|$)
    | (?P<field>[a-zA-Z]+)(?P<op>:|>=|<=|>|<|=)(?:"(?P<fquoted>[^"]*)"|(?P<fbare>[^\s()"]*))
    | "(?P<quoted>[^"]*)"?
    | (?P<bare>[^\s()"]+)
    )""",
    re.VERBOSE,
)


class _Token(Struct, frozen=True):
    kind: str
    match: re.Match[str]

    @property
    def at(self) -> int:
        """Where the token begins, past the white space in front of it."""
        return self.match.start(self.kind if self.kind != "field" else "field")


def parse(text: str) -> Node:
    """Return the tree of a query; an empty one matches everything.

    Raises:
        PlayerError: query.too_long, query.parenthesis, query.unknown_field, query.value or
            query.regex, each with the place counted from 1.
    """
    if len(text) > QUERY_CHARACTERS_MAX:
        raise PlayerError("query.too_long", most=QUERY_CHARACTERS_MAX)
    parser = _Parser(list(_tokens(text)))
    tree = parser.alternatives(0)
    if parser.token is not None:
        raise PlayerError("query.parenthesis", at=parser.token.at + 1)
    return tree


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            return
        kind = next(name for name in _KINDS if match[name] is not None)
        yield _Token(kind, match)
        place = match.end()


_KINDS = ("open", "close", "minus", "regex", "field", "quoted", "bare")


def split_parts(text: str) -> list[str]:
    """Return a query's parts as they were typed, for chips that can be taken away one by one.

    A group in parentheses is one part, a minus belongs to what it negates, and OR joins its
    neighbours.
    """
    parts: list[str] = []
    depth, joins = 0, False
    for token in _tokens(text):
        word = token.match[0].strip()
        if token.kind == "bare" and word == "OR" and parts:
            parts[-1] += " OR "
            joins = True
        elif depth or joins or (parts and parts[-1] == "-"):
            tight = parts[-1].endswith(("(", "-", " ")) or token.kind == "close"
            parts[-1] += word if tight else f" {word}"
            joins = False
        else:
            parts.append(word)
        depth = max(depth + (token.kind == "open") - (token.kind == "close"), 0)
    return parts


def typed_words(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, word and field of what is looked up by itself: no phrase, nothing negated."""
    negated = False
    for token in _tokens(text):
        name, match = token.kind, token.match
        if not negated and name == "bare" and match["bare"] != "OR":
            yield match.start("bare"), match["bare"], ""
        elif not negated and name == "field" and match["fbare"]:
            field = match["field"].lower()
            if field in {"artist", "album", "title"} and match["op"] in {":", "="}:
                yield match.start("fbare"), match["fbare"], field
        negated = name == "minus"


class _Parser:
    """Recursive descent: alternatives of sequences of (negated) atoms."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._place = 0

    @property
    def token(self) -> _Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def alternatives(self, depth: int) -> Node:
        if depth > DEPTH_MAX:
            raise PlayerError("query.parenthesis", at=1)
        parts = [self._sequence(depth)]
        while self.token is not None and self.token.match["bare"] == "OR":
            self._place += 1
            parts.append(self._sequence(depth))
        filled = tuple(part for part in parts if part != All())
        return filled[0] if len(filled) == 1 else Any(filled) if filled else All()

    def _sequence(self, depth: int) -> Node:
        parts = []
        while self.token is not None and self.token.kind != "close":
            if self.token.match["bare"] == "OR":
                break
            parts.append(self._atom(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _atom(self, depth: int) -> Node:
        token = self._tokens[self._place]
        self._place += 1
        match token.kind:
            case "minus":
                return Not(self._atom(depth)) if self.token is not None else All()
            case "open":
                return self._group(token, depth)
            case "field":
                return _field(token)
            case "regex":
                return _regex(token)
            case _:
                return Word(token.match["quoted"] or token.match["bare"] or "")

    def _group(self, opened: _Token, depth: int) -> Node:
        tree = self.alternatives(depth + 1)
        if self.token is None:
            raise PlayerError("query.parenthesis", at=opened.at + 1)
        self._place += 1
        return tree


def _regex(token: _Token) -> Node:
    try:
        re.compile(token.match["regex"])
    except re.error as error:
        raise PlayerError("query.regex", at=token.at + 1, reason=error.msg) from error
    return Pattern(token.match["regex"])


def _field(token: _Token) -> Node:
    match = token.match
    name, op = match["field"].lower(), match["op"]
    value = match["fquoted"] if match["fquoted"] is not None else match["fbare"]
    if name in FLAGS and op == ":":
        flag = Flag(name)
        return Not(flag) if value.lower() in {"no", "false", "0"} else flag
    if name in TEXT_FIELDS and op in {":", "="}:
        return Word(value, name)
    if name in UNITS:
        return _range(name, op, value, match.start("fbare" if match["fbare"] else "field"))
    return _unknown(token, name, value)


def _unknown(token: _Token, name: str, value: str) -> Node:
    """Names with a colon are words ("Re:Stacks") unless they look like a slip."""
    likely = get_close_matches(name, FIELDS, n=1, cutoff=0.7)
    if likely and name not in FIELDS:
        raise PlayerError("query.unknown_field", at=token.at + 1, field=name, suggestion=likely[0])
    return Word(f"{token.match['field']}{token.match['op']}{value}")


def _range(name: str, op: str, value: str, at: int) -> Node:
    """Read "1990..1999", ">=96k", ":<30d" and plain values."""
    if value[:1] in {"<", ">"} and op == ":":
        op = value[:2] if value[1:2] == "=" else value[:1]
        value, at = value[len(op) :], at + len(op)
    if ".." in value:
        low, _, high = value.partition("..")
        return Range(
            name,
            value_of(name, low, at) if low else None,
            value_of(name, high, at) if high else None,
        )
    number = value_of(name, value, at)
    match op:
        case ">" | ">=":
            return Range(name, low=number, low_open=op == ">")
        case "<" | "<=":
            return Range(name, high=number, high_open=op == "<")
        case _:
            return Range(name, number, number)
