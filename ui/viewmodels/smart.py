"""A smart playlist being edited: text and rules in step, what it finds counted as one types."""

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.library.find.rules import Rule, RuleSet, operators_of, rules_of, suggestion_of, text_of
from player.library.library import Library
from player.library.playlists.arrange import Rules
from player.library.playlists.store import PlaylistRow
from ui.messages import sentence
from ui.tasks import Tasks
from ui.viewmodels.columns import LIST_COLUMNS
from ui.viewmodels.pages import Ids
from ui.viewmodels.tracks import TracksModel
from ui.viewmodels.verbs import TrackVerbs


class SmartModel(QObject):
    """Holds what is typed; writes it only when asked.

    Signals:
        text_changed: The rules were edited, the text follows.
        rules_changed: The text was edited, the rules follow.
        judged: Nothing is wrong, or what is: a sentence, and the query as it was probably meant.
    """

    text_changed = Signal(str)
    rules_changed = Signal(object)
    judged = Signal(str, str)
    opened = Signal(str)
    saved = Signal()

    def __init__(self, library: Library, verbs: TrackVerbs, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._row: PlaylistRow | None = None
        self._text = ""
        self._good_text = ""
        self._sort = "artist"
        self._most: int | None = None
        self.rules = RuleSet(())
        self.tracks = TracksModel(library, verbs, tasks, self._found, LIST_COLUMNS)
        self.tracks.setParent(self)

    @property
    def text(self) -> str:
        """The query as it is typed."""
        return self._text

    @property
    def sort_name(self) -> str:
        """What it is sorted by."""
        return self._sort

    @property
    def most(self) -> int:
        """How many tracks at most; 0 for all."""
        return self._most or 0

    def open(self, row: PlaylistRow) -> None:
        """Edit a playlist."""
        self._row = row
        library = self._library
        self._tasks.run(lambda: library.arranging.rules(row.id), self._show, self)

    def set_text(self, text: str) -> None:
        """The text was edited: the rules follow, if it can be read."""
        if text == self._text:
            return
        self._text = text
        if self._judge():
            self.rules_changed.emit(self.rules)

    def set_rules(self, rules: RuleSet) -> None:
        """The rules were edited: the text follows."""
        self.rules, self._text = rules, text_of(rules)
        self.text_changed.emit(self._text)
        self._judge(keep_rules=True)

    def set_any(self, any_of: bool) -> None:  # noqa: FBT001  a setter has one argument
        """One rule is enough, or all must hold."""
        self.set_rules(RuleSet(self.rules.rules, any_of=any_of))

    def change(self, place: int, rule: Rule) -> None:
        """Put another rule in a place; its operator fits its field."""
        known = operators_of(rule.field)
        fitting = rule.operator if rule.operator in known else known[0]
        rules = list(self.rules.rules)
        rules[place] = Rule(rule.field, fitting, rule.value)
        self.set_rules(RuleSet(tuple(rules), self.rules.any_of))

    def add(self) -> None:
        """Add an empty rule."""
        self._restructure((*self.rules.rules, Rule("artist", "contains")))

    def remove(self, place: int) -> None:
        """Take a rule away."""
        rules = self.rules.rules
        self._restructure(rules[:place] + rules[place + 1 :])

    def sort_by(self, name: str) -> None:
        """Sort by what the library knows."""
        self._sort = name
        self.tracks.refresh()

    def limit(self, most: int) -> None:
        """Keep so many at most, 0 for all."""
        self._most = most or None
        self.tracks.refresh()

    def save(self) -> None:
        """Write the rules; `saved` says so."""
        row, library = self._row, self._library
        if row is None or self._text != self._good_text:
            return
        rules = Rules(self._text, self._sort, self._most)
        self._tasks.run(
            lambda: library.arranging.set_rules(row.id, rules), lambda _: self.saved.emit(), self
        )

    def _restructure(self, rules: tuple[Rule, ...]) -> None:
        self.set_rules(RuleSet(rules, self.rules.any_of))
        self.rules_changed.emit(self.rules)

    def _show(self, rules: Rules) -> None:
        self._text, self._sort, self._most = rules.query, rules.sort, rules.most
        self._judge()
        self.text_changed.emit(self._text)
        self.rules_changed.emit(self.rules)
        self.opened.emit(self._row.name if self._row else "")

    def _judge(self, *, keep_rules: bool = False) -> bool:
        """Whether the text can be read; only then it is searched for."""
        try:
            rules = rules_of(self._text)
        except PlayerError as error:
            meant = suggestion_of(error, self._text) or ""
            self.judged.emit(sentence(error.code, error.details), meant)
            return False
        if not keep_rules:
            self.rules = rules
        self._good_text = self._text
        self.judged.emit("", "")
        self.tracks.refresh()
        return True

    def _found(self, _words: str, _sort: str) -> Ids:
        return self._library.tracks.ids(self._good_text, self._sort, self._most)
