"""From what the parts report to the nodes of the path."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dsp.params.chain import ChainSpec
from dsp.replay_gain import GainDecision
from player.engine.file_messages import NO_FACTS, FileFacts
from player.engine.headroom import LIMITER
from player.engine.messages import OutputChanged, Policy, Sharing, SoundChanged, SoundDamaged
from player.model import AudioFormat, Emphasis
from player.signal_path.node import Effect, Evidence, Fact, FactValue, NodeKind, PathNode
from player.signal_path.path import SignalPath

_NO_STAGES = ChainSpec()
_NO_DAMAGE = SoundDamaged(0, 0)
_DEEP_BITS = 24
_MD5 = {True: "present", False: "absent"}


@dataclass(frozen=True, slots=True)
class PathInputs:
    """What is known of the sound that plays; None where nobody has said so yet.

    Attributes:
        decoder: Name and version of the decoder.
        facts: What decoding has shown.
        emphasis: Who says that the track was cut with CD pre-emphasis.
        library: Whether the file is a track of the library.
        replay_gain: What was decided; None or 0 dB leaves the samples alone.
        chain: The listener's stages; `chain_acts` says whether they do anything now.
        headroom_db: What is taken off before the first stage that acts, 0 or less.
        stages_ms: What each of them adds, the engine's own limiter too.
        gain: Linear volume; 1.0 leaves the samples alone.
        device_rate, device_bits, device_channels: What the system says of the device behind its
            mixer; 0 is unknown.
        proven_on: Day ("2026-05-31") on which a capture of this very configuration was equal.
    """

    format: AudioFormat | None = None
    decoder: str = ""
    facts: FileFacts = NO_FACTS
    emphasis: Emphasis = Emphasis.NONE
    library: bool = False
    replay_gain: GainDecision | None = None
    speed: float = 1.0
    key_semitones: float = 0.0
    balance: float = 0.0
    chain: ChainSpec = _NO_STAGES
    chain_acts: bool = False
    chain_latency_ms: float = 0.0
    headroom_db: float = 0.0
    stages_ms: tuple[tuple[str, float], ...] = ()
    gain: float = 1.0
    volume_db: float = 0.0
    volume_fixed: bool = False
    volume_by_device: bool = False
    muted: bool = False
    output: OutputChanged | None = None
    damage: SoundDamaged = _NO_DAMAGE
    device_rate: int = 0
    device_bits: int = 0
    device_channels: int = 0
    proven_on: str | None = None


def path_of(known: PathInputs) -> SignalPath:
    """Return the path as far as it is known; without an open device it has no end."""
    nodes = (
        *_source(known),
        *_speed(known),
        *_gain(known),
        *_stages(known),
        *_balance(known),
        *_resampler(known),
        _volume(known),
        *_quantiser(known),
        *_outside(known),
    )
    return SignalPath(nodes)


def _facts(**facts: FactValue | None) -> tuple[tuple[Fact, FactValue], ...]:
    """Facts by name; what is None is not known and left out."""
    return tuple((Fact(name), value) for name, value in facts.items() if value is not None)


def _source(known: PathInputs) -> Iterator[PathNode]:
    fmt = known.format
    if fmt is None:
        return
    effect = Effect.UNTOUCHED if fmt.lossless else Effect.LOSSY
    facts = _facts(
        codec=fmt.codec,
        bit_depth=fmt.bit_depth,
        sample_rate=fmt.sample_rate,
        channels=fmt.channels,
        bitrate_kbps=fmt.bitrate_kbps,
        lossless=fmt.lossless,
        hi_res=fmt.hi_res,
        library=known.library,
        md5=None if known.facts.md5 is None else _MD5[known.facts.md5],
        inexact_frames=known.facts.inexact_frames or None,
    )
    yield PathNode(NodeKind.SOURCE, effect, Evidence.REPORTED, facts)
    numbers = "integers" if fmt.bit_depth else "floats"
    marks = ", ".join(known.facts.marks)
    named = _facts(name=known.decoder or None, numbers=numbers, marks=marks or None)
    yield PathNode(NodeKind.DECODER, Effect.UNTOUCHED, Evidence.REPORTED, named)
    if known.facts.de_emphasised:
        curve = _facts(filter="50/15 µs", flagged_by=known.emphasis.value or None)
        yield PathNode(NodeKind.DE_EMPHASIS, Effect.ENHANCES, Evidence.REPORTED, curve)


def _speed(known: PathInputs) -> Iterator[PathNode]:
    if known.speed == 1.0 and known.key_semitones == 0.0:
        return
    facts = _facts(speed=known.speed, key=known.key_semitones)
    yield PathNode(NodeKind.SPEED, Effect.CONVERTS, Evidence.REPORTED, facts)


def _gain(known: PathInputs) -> Iterator[PathNode]:
    decision = known.replay_gain
    if decision is None or not decision.gain_db:
        return
    facts = _facts(gain_db=decision.gain_db, reason=decision.reason)
    yield PathNode(NodeKind.GAIN, Effect.ENHANCES, Evidence.REPORTED, facts)


def with_sound(known: PathInputs, sound: SoundChanged) -> PathInputs:
    """Return what is known once the engine has said how its chain stands."""
    return replace(
        known,
        chain_acts=sound.active,
        chain_latency_ms=sound.latency_ms,
        headroom_db=sound.headroom_db,
        stages_ms=sound.stages_ms,
    )


def _stages(known: PathInputs) -> Iterator[PathNode]:
    """Every stage, the switched off ones too, each with its own delay, then the limiter's.

    What a stage that is gone has left of delay stands with the last one.
    """
    own = dict(known.stages_ms) if known.chain_acts else {}
    limits_ms, rest_ms = own.get(LIMITER, 0.0), known.chain_latency_ms - sum(own.values())
    active = [slot for slot in known.chain.slots if slot.is_active and known.chain_acts]
    for slot in known.chain.slots:
        acts = slot in active
        adds_ms = own.get(slot.name, 0.0) if acts else 0.0
        if acts and slot is active[-1] and not limits_ms:
            adds_ms += rest_ms
        effect = Effect.ENHANCES if acts else Effect.UNTOUCHED
        taken_off_db = known.headroom_db if acts and slot is active[0] else 0.0
        facts = _facts(
            stage=slot.params.kind, name=slot.name, on=acts, headroom_db=taken_off_db or None
        )
        yield PathNode(NodeKind.STAGE, effect, Evidence.REPORTED, facts, adds_ms)
    if limits_ms:
        facts = _facts(stage="limiter", name=LIMITER, on=True)
        adds_ms = limits_ms + rest_ms
        yield PathNode(NodeKind.STAGE, Effect.ENHANCES, Evidence.REPORTED, facts, adds_ms)
    elif known.chain_acts and not active:  # fading out, or stages nobody told us of
        yield PathNode(
            NodeKind.STAGE,
            Effect.ENHANCES,
            Evidence.REPORTED,
            _facts(on=True),
            known.chain_latency_ms,
        )


def _balance(known: PathInputs) -> Iterator[PathNode]:
    if known.balance:
        facts = _facts(balance=known.balance)
        yield PathNode(NodeKind.BALANCE, Effect.ENHANCES, Evidence.REPORTED, facts)


def _resampler(known: PathInputs) -> Iterator[PathNode]:
    fmt, output = known.format, known.output
    if fmt is None or output is None or fmt.sample_rate == output.sample_rate:
        return
    rates = _facts(
        from_rate=fmt.sample_rate, to_rate=output.sample_rate, filter=output.resampler or None
    )
    yield PathNode(
        NodeKind.RESAMPLER, Effect.CONVERTS, Evidence.REPORTED, rates, output.resampler_latency_ms
    )


def _volume(known: PathInputs) -> PathNode:
    effect, evidence = Effect.UNTOUCHED, Evidence.REPORTED
    if known.gain != 1.0:
        effect = Effect.CONVERTS
    elif known.volume_by_device and known.volume_db < 0.0:  # how its mixer does it, nobody knows
        effect, evidence = Effect.SHARED, Evidence.REQUESTED
    facts = _facts(gain_db=known.volume_db, fixed=known.volume_fixed, muted=known.muted)
    return PathNode(NodeKind.VOLUME, effect, evidence, facts)


def _quantiser(known: PathInputs) -> Iterator[PathNode]:
    fmt, output = known.format, known.output
    if fmt is None or output is None:
        return
    touched = _touched(known)
    dithers = known.gain != 1.0 or (touched and output.dither_bits < _DEEP_BITS)
    stage_channels = 2 if known.chain_acts else fmt.channels
    folded = fmt.channels > min(stage_channels, output.channels)
    effect = Effect.UNTOUCHED
    if known.damage.clipped_samples:
        effect = Effect.DAMAGES
    elif folded or (not output.exact and not touched and fmt.lossless):  # floats: rounded
        effect = Effect.CONVERTS
    facts = _facts(
        bit_depth=output.bits,
        dither="TPDF" if dithers else None,
        dither_bits=output.dither_bits if dithers else None,
        clipped=known.damage.clipped_samples,
        channels=output.channels,
        folded_from=fmt.channels if folded else None,
    )
    yield PathNode(NodeKind.QUANTISER, effect, Evidence.REPORTED, facts)


def _touched(known: PathInputs) -> bool:
    """Whether samples leave us altered, be it as they should."""
    fmt, output, decision = known.format, known.output, known.replay_gain
    resampled = fmt is not None and output is not None and fmt.sample_rate != output.sample_rate
    levelled = known.gain != 1.0 or bool(decision and decision.gain_db) or known.balance != 0.0
    paced = known.speed != 1.0 or known.key_semitones != 0.0
    return known.chain_acts or known.facts.de_emphasised or resampled or levelled or paced


def _outside(known: PathInputs) -> Iterator[PathNode]:
    """What the system does with our samples: the only part that a capture can prove."""
    output = known.output
    if output is None:
        return
    effect, evidence = _held(output)
    if effect is Effect.SHARED and _server_converts(known, output):
        effect = Effect.CONVERTS
    if known.proven_on:
        effect, evidence = Effect.UNTOUCHED, Evidence.MEASURED
    api = _facts(
        api=output.api,
        policy=output.policy.value,
        sharing=output.sharing.value,
        callback=output.ring,
    )
    yield PathNode(NodeKind.API, effect, evidence, api)
    damaged = known.damage.underruns > 0
    device = _facts(
        name=output.name,
        device_id=output.device_id or None,
        sample_rate=known.device_rate or None,
        bit_depth=known.device_bits or None,
        channels=known.device_channels or None,
        underruns=known.damage.underruns,
        gap_ms=output.gap_ms,
        proven_on=known.proven_on,
    )
    effect = Effect.DAMAGES if damaged else effect
    yield PathNode(NodeKind.DEVICE, effect, evidence, device, output.latency_ms)


def _server_converts(known: PathInputs, output: OutputChanged) -> bool:
    """Whether the system itself says that it changes rate or depth on the way to the device."""
    needed = known.format.bit_depth if known.format and known.format.bit_depth else 0
    if _touched(known) and output.dither_bits >= _DEEP_BITS:  # more than the file's own bits
        needed = _DEEP_BITS
    other_rate = known.device_rate not in {0, output.sample_rate}
    folds = 0 < known.device_channels < output.channels
    return other_rate or folds or 0 < known.device_bits < needed


def _held(output: OutputChanged) -> tuple[Effect, Evidence]:
    """What is known of the way from our samples to the device."""
    if output.silent:
        return Effect.UNKNOWN, Evidence.REPORTED
    if output.sharing is Sharing.ALONE:
        return Effect.UNTOUCHED, Evidence.REPORTED
    if output.sharing is Sharing.UNKNOWN and output.policy is not Policy.STANDARD:
        return Effect.SHARED, Evidence.REQUESTED
    return Effect.SHARED, Evidence.REPORTED if output.name else Evidence.INFERRED
