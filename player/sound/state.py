"""What the window shows of the sound, as one value."""

from dataclasses import dataclass, field

from dsp.params.chain import ChainSpec
from dsp.params.eq import Band
from player.presets.rules import Choice, Rule
from player.presets.slots import Slots
from player.sound.setup import Mode


@dataclass(frozen=True, slots=True)
class SoundState:
    """Everything but what moves (`session.meters`).

    Attributes:
        chain: What is set up to play, also while it is bypassed; heads are in it.
        choice: The preset it comes from (None: no stored one) and why it plays.
        modified: Whether it was changed since it was that preset.
        slots: The four to compare; they play in `Mode.MANUAL`.
        bypassed: Whether everything is switched off while a key is held.
        solo: The band of the equalizer that alone is heard, None for all.
        device: The id settings know the open device by, empty before one was open.
        device_name: How to call it.
        output_kind: "headphones" or "speakers", as the listener said of this device.
        device_preset: The preset bound to it, None for none.
        active: Whether the engine's chain acts at this moment.
        latency_ms: What its stages add.
        headroom_db: What is taken off before it, 0 or less.
        loudness_shift_db: How much louder the chain makes music, LU; None until it was measured.
        match_db: What is taken off so that the slots are equally loud.
    """

    mode: Mode = Mode.RULES
    chain: ChainSpec = field(default_factory=ChainSpec)
    choice: Choice = field(default_factory=lambda: Choice(None, "none"))
    modified: bool = False
    slots: Slots = field(default_factory=Slots)
    auto_headroom: bool = True
    bypassed: bool = False
    solo: Band | None = None
    can_undo: bool = False
    can_redo: bool = False
    rules: tuple[Rule, ...] = ()
    device: str = ""
    device_name: str = ""
    output_kind: str = "headphones"
    device_preset: str | None = None
    active: bool = False
    latency_ms: float = 0.0
    headroom_db: float = 0.0
    loudness_shift_db: float | None = None
    match_db: float = 0.0
