"""Which shuffle, by which seed: the menu of the switch in the bar and of the chip in the queue."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QIntValidator
from PySide6.QtWidgets import QMenu, QWidget

from player.model import ShuffleMode
from ui.viewmodels.shuffle import ShuffleModel
from ui.views.keys.commands import Command, Group
from ui.views.playlists.name_dialog import NameDialog

_LARGEST_SEED = 2_147_483_647


def mode_name(mode: ShuffleMode) -> str:
    """Return what a kind of shuffle is called."""
    match mode:
        case ShuffleMode.TRACKS:
            return QCoreApplication.translate("Shuffle", "Tracks")
        case ShuffleMode.ALBUMS:
            return QCoreApplication.translate("Shuffle", "Albums")
        case ShuffleMode.FAVOURITES:
            return QCoreApplication.translate("Shuffle", "Favourites")


def mode_tip(mode: ShuffleMode) -> str:
    """Return what a kind of shuffle does, as one sentence."""
    translate = QCoreApplication.translate
    match mode:
        case ShuffleMode.TRACKS:
            return translate("Shuffle", "No artist twice in a row; a work stays whole.")
        case ShuffleMode.ALBUMS:
            return translate("Shuffle", "Albums in any order, each from beginning to end.")
        case ShuffleMode.FAVOURITES:
            return translate("Shuffle", "What you love and rate highly comes earlier.")


def state_line(model: ShuffleModel) -> str:
    """Return kind and seed in one line, or that nothing is shuffled."""
    if model.seed is None:
        return QCoreApplication.translate("Shuffle", "In order")
    text = QCoreApplication.translate("Shuffle", "{mode} · seed {seed}")
    return text.format(mode=mode_name(model.mode), seed=model.seed)


class ShuffleMenu(QMenu):
    """Made anew each time it is opened."""

    def __init__(self, model: ShuffleModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._owner = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setToolTipsVisible(True)
        self.setAccessibleName(self.tr("Shuffle"))
        self._add_kinds()
        self.addSeparator()
        self._add_seed()

    def _add_kinds(self) -> None:
        model, group = self._model, QActionGroup(self)
        shuffled = model.seed is not None
        self._add_kind(group, self.tr("In order"), "", model.off, chosen=not shuffled)
        for mode in ShuffleMode:
            chosen = shuffled and mode is model.mode
            verb = _chooser(model, mode)
            self._add_kind(group, mode_name(mode), mode_tip(mode), verb, chosen=chosen)

    def _add_kind(
        self, group: QActionGroup, text: str, tip: str, verb: Callable[[], None], *, chosen: bool
    ) -> None:
        action = QAction(text, group)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.setToolTip(tip or text)
        action.triggered.connect(verb)
        self.addAction(action)

    def _add_seed(self) -> None:
        model, seed, window = self._model, self._model.seed, self._owner.window()
        self.addAction(self.tr("Shuffle anew"), model.anew)
        if seed is not None:
            again = self.tr("Shuffle again by seed {seed}").format(seed=seed)
            self.addAction(again, lambda: model.by_seed(seed))
            copy = self.tr("Copy the seed {seed}").format(seed=seed)
            self.addAction(copy, lambda: copy_seed(model))
        self.addAction(self.tr("Shuffle by a seed…"), lambda: ask_for_seed(model, window))


def _chooser(model: ShuffleModel, mode: ShuffleMode) -> Callable[[], None]:
    return lambda: model.choose(mode)


def copy_seed(model: ShuffleModel) -> None:
    """Put the seed into the clipboard."""
    if model.seed is not None:
        QGuiApplication.clipboard().setText(str(model.seed))


def ask_for_seed(model: ShuffleModel, parent: QWidget) -> None:
    """Ask for a seed that was copied, or thought of, and shuffle by it."""
    title = QCoreApplication.translate("Shuffle", "Shuffle by a seed")
    question = QCoreApplication.translate("Shuffle", "The same seed gives the same order again.")
    dialog = NameDialog(title, question, lambda text: model.by_seed(int(text)), parent)
    dialog.field.setValidator(_seeds(dialog.field))
    dialog.propose("" if model.seed is None else str(model.seed))
    dialog.open()


def _seeds(field: QObject) -> QIntValidator:
    """Digits alone: of "1,234" the comma would make no number."""
    validator, digits = QIntValidator(0, _LARGEST_SEED, field), QLocale.c()
    digits.setNumberOptions(QLocale.NumberOption.RejectGroupSeparator)
    validator.setLocale(digits)
    return validator


def offer_menu(model: ShuffleModel, button: QWidget) -> None:
    """Open the menu where a button is right-clicked, or asked for by a key."""

    def show(at: QPoint) -> None:
        ShuffleMenu(model, button).popup(button.mapToGlobal(at))

    button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    button.customContextMenuRequested.connect(show)


def shuffle_commands(model: ShuffleModel, window: QWidget) -> list[Command]:
    """Return what can be done about the shuffle by name."""
    translate, group = QCoreApplication.translate, Group.PLAYBACK
    title = translate("Shuffle", "Shuffle: {mode}")
    kinds = [
        Command(
            f"shuffle-{mode.value}",
            title.format(mode=mode_name(mode)),
            _chooser(model, mode),
            group=group,
        )
        for mode in ShuffleMode
    ]
    by_seed = translate("Shuffle", "Shuffle by a seed…")
    return [
        Command("shuffle", translate("Keyboard", "Shuffle"), model.toggle, ("S",), group),
        *kinds,
        Command("shuffle-anew", translate("Shuffle", "Shuffle anew"), model.anew, group=group),
        Command("shuffle-seed", by_seed, lambda: ask_for_seed(model, window), group=group),
    ]
