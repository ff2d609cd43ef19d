"""The Galaxy page: the stage, its constellations, and what both ears get."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from player.presets.slots import SlotName
from player.sound.params import Position
from player.sound.readouts import EarDifference, MonoFold
from player.sound.setup import Mode
from player.sound.staging import Star
from ui.preset_wording import preset_name
from ui.sound_wording import signed_db
from ui.theme.theme import Theme
from ui.viewmodels.desk import DeskModel
from ui.viewmodels.galaxy import GalaxyModel
from ui.views.sound.editing import Editing
from ui.views.sound.galaxy_panel import GalaxyPanel, head_name
from ui.widgets.beside import Beside
from ui.widgets.button import Chip, IconButton
from ui.widgets.chip_strip import ChipStrip
from ui.widgets.pages.scroll_page import fill_scrolling
from ui.widgets.pages.tool_header import ToolHeader
from ui.widgets.power_chip import PowerChip
from ui.widgets.scene.scene_side import SceneSide
from ui.widgets.scene.scene_view import SceneView
from ui.widgets.sight import Sight
from ui.widgets.slot_chips import SlotChips
from ui.widgets.tab_chips import TabChips
from ui.widgets.text.label import MarqueeLabel
from ui.widgets.text.text import Text

_STAGE_PX, _PANEL_PX = 280, 380
_ROOMY_PX = 700
_LEAST_PX, _ALONE_PX = 280, 400


class GalaxyPage(QWidget):
    """Shows the models and hands on what the listener does."""

    def __init__(
        self, theme: Theme, model: GalaxyModel, desk: DeskModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._desk = model, desk
        self.setAccessibleName(self.tr("Galaxy"))
        self.header = ToolHeader(theme, self.tr("Galaxy"), self)
        self.undo = IconButton(theme, "undo", self.tr("Undo"), self, icon_px=16)
        self.slots = SlotChips(theme, self)
        self.matched = Chip(theme, self.tr("Loudness-matched"), self, icon_name="check")
        self.matched.setCheckable(True)
        self.bypass = Chip(theme, self.tr("Bypass: hold X"), self)
        self.power = PowerChip(theme, self.tr("Galaxy"), self)
        self.scenes = TabChips(theme, self.tr("Constellations"), self)
        self.stage = SceneView(theme, self)
        self.side = SceneSide(theme, self)
        self.panel = GalaxyPanel(theme, model, self)
        self.ears = MarqueeLabel(theme, theme.body(tabular=True), "text", self)
        self.mono = Text(theme, "body", "text_dim", parent=self)
        for name in model.scenes():
            self.scenes.add(name, preset_name(name))
        self._lay_out()
        self._connect()
        self._on_changed()
        self._on_read_out()

    def _lay_out(self) -> None:
        self.header.add_tool(self.undo, self.bypass, self.matched, self.slots, self.power)
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(28, 22, 28, 16)
        layout.setSpacing(14)
        layout.addWidget(self.header)
        layout.addSpacing(4)
        layout.addWidget(ChipStrip(self.scenes, self))
        layout.addWidget(self._middle(content), 1)
        fill_scrolling(self, content)

    def _middle(self, content: QWidget) -> Beside:
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.ears, 1)
        below.addWidget(self.mono)
        stage = QWidget(content)
        left = QVBoxLayout(stage)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self.stage, 1)
        left.addWidget(self.side)
        left.addLayout(below)
        stage.setMinimumWidth(_STAGE_PX)
        self.panel.setMinimumWidth(_STAGE_PX)
        middle = Beside(stage, self.panel, (5, 3), _ROOMY_PX, content, _PANEL_PX)
        middle.turned.connect(self._on_turned)
        self._on_turned(across=True)
        return middle

    def _on_turned(self, across: bool) -> None:  # noqa: FBT001  a slot
        """Beside the stage the sliders scroll in their card; below it all of them are there."""
        self.panel.setMinimumHeight(0 if across else self.panel.full_height)
        self.stage.setMinimumHeight(_LEAST_PX if across else _ALONE_PX)

    def _connect(self) -> None:
        model, stage, desk = self._model, self.stage, self._desk
        self.power.clicked.connect(model.toggle)
        self.undo.clicked.connect(desk.undo)
        self.matched.clicked.connect(desk.toggle_level_match)
        self.bypass.pressed.connect(desk.hold_bypass)
        self.bypass.released.connect(desk.release_bypass)
        self.slots.chosen.connect(lambda name: desk.choose_slot(SlotName(name)))
        self.scenes.chosen.connect(model.choose_scene)
        stage.star_moved.connect(self._on_star_moved)
        stage.star_chosen.connect(model.select)
        stage.ambience_wanted.connect(model.set_ambience)
        stage.height_wanted.connect(model.set_height)
        stage.room_wanted.connect(model.set_volume)
        self.side.height_wanted.connect(model.set_height)
        model.changed.connect(self._on_changed)
        model.read_out.connect(self._on_read_out)
        Sight(self).changed.connect(self._on_sight)
        self.editing = Editing(self, model.watch)

    def _on_star_moved(self, star: Star, azimuth_deg: float, distance_m: float, both: bool) -> None:  # noqa: FBT001  a slot
        self._model.place(star, azimuth_deg, distance_m, both=both)

    def _on_changed(self) -> None:
        model, state = self._model, self._model.state
        text = self._star_text()
        self.stage.show_scene(model.params, model.selected, on=model.on, text=text)
        height = self.tr("Height {angle}°")
        angle = _degrees(model.params.centre.elevation_deg)
        self.side.show_scene(model.params, on=model.on, text=height.format(angle=angle))
        self.power.show_on(on=model.on)
        self.undo.setEnabled(state.can_undo)
        self.matched.setChecked(state.slots.level_matched)
        held = {name.value: state.slots.slot(name) for name in SlotName}
        titles = {name: slot.title or " " for name, slot in held.items() if slot.used}
        plays = state.mode is Mode.MANUAL
        self.slots.show_slots(state.slots.active.value if plays else None, titles)
        self.scenes.show_only(state.choice.preset or "" if model.on else "")
        self.header.say(self._summary())

    def _summary(self) -> str:
        params, state = self._model.params, self._model.state
        where = self.tr("Places the music around your head")
        parts = [where, self.tr("SOFA: {head}").format(head=head_name(params.hrtf))]
        if state.latency_ms and state.active:
            parts.append(self.tr("the chain adds {ms} ms").format(ms=f"{state.latency_ms:.1f}"))
        if state.output_kind == "speakers":
            parts.append(self.tr("meant for headphones"))
        return " · ".join(parts)

    def _on_read_out(self) -> None:
        difference, mono = self._model.difference, self._model.mono
        self.ears.set_text(self._ear_text(difference))
        self.mono.setText(self._mono_text(mono))

    def _ear_text(self, difference: EarDifference | None) -> str:
        if difference is None:
            return self._star_text()
        text = self.tr("{star}: {itd} µs and {ild} between the ears")
        itd = f"{difference.itd_us:+.0f}".replace("-", "\N{MINUS SIGN}")
        star = self._star_text()
        line = text.format(star=star, itd=itd, ild=signed_db(difference.ild_db))
        wet = self.tr("{line}, in the wet part")
        return line if self._model.params.strength == 1.0 else wet.format(line=line)

    def _mono_text(self, mono: MonoFold | None) -> str:
        if mono is None:
            return self.tr("Mono check…")
        if mono.is_safe:
            return self.tr("✓ Safe in mono")
        worst = max(mono.centre_db, mono.sides_db, mono.ambience_db)
        return self.tr("Mono would colour it by {gain}").format(gain=f"{worst:.1f} dB")

    def _star_text(self) -> str:
        model, params = self._model, self._model.params
        match model.selected:
            case Star.AMBIENCE:
                gain = signed_db(params.ambience_db)
                return self.tr("Ambience {gain}").format(gain=gain)
            case Star.HEIGHT:
                return self.tr("Height {angle}°").format(
                    angle=_degrees(params.centre.elevation_deg)
                )
            case Star.LEFT:
                return self._placed_text(self.tr("Left"), params.left)
            case Star.CENTRE:
                return self._placed_text(self.tr("Centre"), params.centre)
            case Star.RIGHT:
                return self._placed_text(self.tr("Right"), params.right)

    def _placed_text(self, name: str, here: Position) -> str:
        text = self.tr("{name} at {angle}°, {metres} m")
        return text.format(
            name=name, angle=_degrees(here.azimuth_deg), metres=f"{here.distance_m:.1f}"
        )

    def _on_sight(self, seen: bool) -> None:  # noqa: FBT001  a slot
        if seen:
            self._model.look()


def _degrees(angle_deg: float) -> str:
    return f"{angle_deg:.0f}".replace("-", "\N{MINUS SIGN}")
