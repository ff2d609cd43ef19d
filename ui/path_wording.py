"""The signal path in words: a name, a fact and a remark for every node."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from player.signal_path import Evidence, Fact, NodeKind, Obstacle, PathNode, SignalPath, Verdict
from ui.messages import verdict_word
from ui.sound_wording import signed_db
from ui.wording import channels, kilohertz

_SILENT_DB = -140.0
_Line = Callable[[PathNode], tuple[str, str]]


class NodeText(Struct, frozen=True):
    """What is written at one node: its name, what it does, and what is known of that."""

    name: str
    fact: str
    remark: str = ""


def node_text(node: PathNode) -> NodeText:
    """Return the words of a node."""
    fact, remark = _LINES[node.kind](node)
    if node.latency_ms:
        text = QCoreApplication.translate("Path", "adds {ms} ms")
        adds = text.format(ms=f"{node.latency_ms:.1f}")
        remark = " · ".join(part for part in (remark, adds) if part)
    peak_db = node.fact(Fact.PEAK_DB)
    if isinstance(peak_db, float):
        remark = " · ".join(part for part in (_peak(peak_db), remark) if part)
    return NodeText(_name(node), fact, remark)


def evidence_word(evidence: Evidence) -> str:
    """Return how something is known."""
    translate = QCoreApplication.translate
    words = {
        Evidence.UNKNOWN: translate("Evidence", "not known"),
        Evidence.INFERRED: translate("Evidence", "inferred"),
        Evidence.REQUESTED: translate("Evidence", "asked for, not confirmed"),
        Evidence.REPORTED: translate("Evidence", "reported"),
        Evidence.MEASURED: translate("Evidence", "measured"),
    }
    return words[evidence]


def verdict_sentence(verdict: str) -> str:
    """Return what a verdict means, in one sentence."""
    translate = QCoreApplication.translate
    words = {
        Verdict.PROVEN: translate(
            "Verdicts", "A capture of this very configuration was equal in every sample."
        ),
        Verdict.EXACT: translate(
            "Verdicts", "The device is ours alone and gets the samples of the file unchanged."
        ),
        Verdict.CLEAN_SHARED: translate(
            "Verdicts", "We change nothing; what the system’s mixer does is not known."
        ),
        Verdict.ENHANCED: translate(
            "Verdicts", "Changed on purpose, in 64 bits. Switch everything off for exact playback."
        ),
        Verdict.CONVERTED: translate("Verdicts", "Another level, rate or depth than in the file."),
        Verdict.LOSSY_SOURCE: translate(
            "Verdicts", "The file itself has lost something; nobody can bring it back."
        ),
        Verdict.DEGRADED: translate(
            "Verdicts", "Samples were lost or clipped, or the device is not the one asked for."
        ),
        Verdict.UNKNOWN: translate("Verdicts", "Nothing plays yet that could be judged."),
    }
    return words.get(Verdict(verdict), "") if verdict else words[Verdict.UNKNOWN]


def obstacle_words(obstacle: Obstacle) -> str:
    """Return what “make exact” does about an obstacle."""
    translate = QCoreApplication.translate
    words = {
        Obstacle.SPEED: translate("Obstacles", "Speed and key go back to the recording’s"),
        Obstacle.REPLAY_GAIN: translate("Obstacles", "The level of tracks is no longer matched"),
        Obstacle.STAGES: translate("Obstacles", "Equalizer, galaxy and all other stages go off"),
        Obstacle.BALANCE: translate("Obstacles", "Left and right are equally loud"),
        Obstacle.RESAMPLING: translate("Obstacles", "The device runs at the file’s own rate"),
        Obstacle.VOLUME: translate(
            "Obstacles", "The volume is fixed at 100 %: turn your amplifier down first"
        ),
        Obstacle.SHARED_DEVICE: translate("Obstacles", "The device is taken for this player alone"),
    }
    return words[obstacle]


def stage_name(kind: str) -> str:
    """Return what a stage is called."""
    translate = QCoreApplication.translate
    names = {
        "gain": translate("Stages", "Gain"),
        "equalizer": translate("Stages", "Equalizer"),
        "graphic_eq": translate("Stages", "Graphic equalizer"),
        "curve_eq": translate("Stages", "Drawn curve"),
        "convolver": translate("Stages", "Convolution"),
        "bass": translate("Stages", "Bass"),
        "loudness": translate("Stages", "Loudness contour"),
        "crossfeed": translate("Stages", "Crossfeed"),
        "galaxy": translate("Stages", "Galaxy"),
        "reverb": translate("Stages", "Room"),
        "crosstalk": translate("Stages", "Crosstalk cancellation"),
        "karaoke": translate("Stages", "Karaoke"),
        "stereo": translate("Stages", "Stereo image"),
        "limiter": translate("Stages", "Limiter"),
    }
    return names.get(kind, translate("Stages", "Effects"))


def path_report(path: SignalPath, figures: Mapping[str, str]) -> str:
    """Return the whole path as text, for a forum or a bug report."""
    lines = [verdict_word(path.verdict), verdict_sentence(path.verdict), ""]
    for node in path.nodes:
        text = node_text(node)
        known = evidence_word(node.evidence)
        lines.append(
            " · ".join(part for part in (text.name, text.fact, text.remark, known) if part)
        )
    lines.append("")
    lines += [f"{name}: {figure}" for name, figure in figures.items()]
    return "\n".join(lines) + "\n"


def _peak(peak_db: float) -> str:
    translate = QCoreApplication.translate
    if peak_db < _SILENT_DB:
        return translate("Path", "peak: silence")
    return translate("Path", "peak {db}").format(db=signed_db(round(peak_db, 1)))


def _name(node: PathNode) -> str:
    translate = QCoreApplication.translate
    names = {
        NodeKind.SOURCE: translate("Path", "Source"),
        NodeKind.DECODER: translate("Path", "Decoder"),
        NodeKind.DE_EMPHASIS: translate("Path", "De-emphasis"),
        NodeKind.SPEED: translate("Path", "Speed and key"),
        NodeKind.GAIN: translate("Path", "Loudness"),
        NodeKind.BALANCE: translate("Path", "Balance"),
        NodeKind.RESAMPLER: translate("Path", "Resampler"),
        NodeKind.VOLUME: translate("Path", "Volume"),
        NodeKind.QUANTISER: translate("Path", "Samples handed over"),
        NodeKind.API: translate("Path", "Output"),
        NodeKind.DEVICE: translate("Path", "Device"),
    }
    return names.get(node.kind) or stage_name(str(node.fact(Fact.STAGE) or ""))


def _source(node: PathNode) -> tuple[str, str]:
    depth, rate = node.fact(Fact.BIT_DEPTH), int(node.fact(Fact.SAMPLE_RATE) or 0)
    bits = QCoreApplication.translate("Path", "{bits}-bit").format(bits=depth) if depth else ""
    fmt = " / ".join(part for part in (bits, kilohertz(rate)) if part)
    fact = f"{node.fact(Fact.CODEC)} · {fmt} · {channels(int(node.fact(Fact.CHANNELS) or 0))}"
    lossless = QCoreApplication.translate("Path", "lossless")
    lossy = QCoreApplication.translate("Path", "lossy: some of the sound was thrown away")
    remark = [lossless if node.fact(Fact.LOSSLESS) else lossy, *_checked(node)]
    return fact, " · ".join(remark)


def _checked(node: PathNode) -> Iterator[str]:
    """What the file says against its own damage, and how far its times may be off."""
    translate = QCoreApplication.translate
    match node.fact(Fact.MD5):
        case "present":
            yield translate("Path", "carries a checksum of its sound, not checked now")
        case "absent":
            yield translate("Path", "without a checksum of its sound")
        case _:
            pass
    if frames := node.fact(Fact.INEXACT_FRAMES):
        text = translate("Path", "start, length and seeks may be off by {frames} samples")
        yield text.format(frames=frames)


def _decoder(node: PathNode) -> tuple[str, str]:
    whole = QCoreApplication.translate("Path", "whole numbers, as in the file")
    floats = QCoreApplication.translate("Path", "floating point")
    numbers = whole if node.fact(Fact.NUMBERS) == "integers" else floats
    name = str(node.fact(Fact.NAME) or "")
    remark = [numbers] if name else []
    if marks := node.fact(Fact.MARKS):
        label = QCoreApplication.translate("Path", "carries {marks}: labelled, never decoded")
        remark.append(label.format(marks=marks))
    return (name or numbers), " · ".join(remark)


def _de_emphasis(node: PathNode) -> tuple[str, str]:
    translate = QCoreApplication.translate
    said_by = {
        "cue-sheet": translate("Path", "the CUE sheet says that the disc was cut with emphasis"),
        "tag": translate("Path", "a tag says that the disc was cut with emphasis"),
    }
    fact = translate("Path", "{curve} · 64-bit").format(curve=node.fact(Fact.FILTER))
    return fact, said_by.get(str(node.fact(Fact.FLAGGED_BY)), "")


def _speed(node: PathNode) -> tuple[str, str]:
    text = QCoreApplication.translate("Path", "{speed} times the speed · {key} semitones")
    key = f"{float(node.fact(Fact.KEY) or 0):+g}"
    return text.format(speed=f"{float(node.fact(Fact.SPEED) or 1):g}", key=key), ""


def _gain(node: PathNode) -> tuple[str, str]:
    text = QCoreApplication.translate("Path", "{gain} · 64-bit")
    return text.format(gain=signed_db(float(node.fact(Fact.GAIN_DB) or 0.0))), ""


def _stage(node: PathNode) -> tuple[str, str]:
    acts = QCoreApplication.translate("Path", "acts · 64-bit")
    idle = QCoreApplication.translate("Path", "switched off: every sample passes as it is")
    room = QCoreApplication.translate("Path", "{db} of head room before it")
    headroom_db = node.fact(Fact.HEADROOM_DB)
    remark = room.format(db=signed_db(float(headroom_db))) if headroom_db else ""
    return (acts if node.fact(Fact.ON) else idle), remark


def _balance(node: PathNode) -> tuple[str, str]:
    balance = node.fact(Fact.BALANCE)
    share = round(100 * balance) if isinstance(balance, float) else 0
    translate = QCoreApplication.translate
    to_left, to_right = (
        translate("Path", "{n} % to the left"),
        translate("Path", "{n} % to the right"),
    )
    return (to_left if share < 0 else to_right).format(n=abs(share)), ""


def _resampler(node: PathNode) -> tuple[str, str]:
    rates = (int(node.fact(fact) or 0) for fact in (Fact.FROM_RATE, Fact.TO_RATE))
    return " → ".join(kilohertz(rate) for rate in rates), str(node.fact(Fact.FILTER) or "")


def _volume(node: PathNode) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if node.fact(Fact.MUTED):
        return translate("Path", "muted"), ""
    if node.fact(Fact.FIXED):
        return translate("Path", "fixed at 100 %"), translate("Path", "samples pass untouched")
    gain_db = float(node.fact(Fact.GAIN_DB) or 0.0)
    untouched = translate("Path", "samples pass untouched") if not gain_db else ""
    return signed_db(gain_db), untouched


def _quantiser(node: PathNode) -> tuple[str, str]:
    text = QCoreApplication.translate("Path", "{bits}-bit")
    fact = text.format(bits=node.fact(Fact.BIT_DEPTH))
    if node.fact(Fact.DITHER):
        text = QCoreApplication.translate("Path", "dithered to {bits} bits")
        fact += " · " + text.format(bits=node.fact(Fact.DITHER_BITS))
    clipped = int(node.fact(Fact.CLIPPED) or 0)
    none = QCoreApplication.translate("Path", "no sample clipped by us on this track")
    some = QCoreApplication.translate("Path", "samples clipped by us: {number}")
    remark = [some.format(number=clipped) if clipped else none]
    if folded := node.fact(Fact.FOLDED_FROM):
        text = QCoreApplication.translate("Path", "{number} channels mixed down to stereo")
        remark.insert(0, text.format(number=folded))
    return fact, " · ".join(remark)


def _api(node: PathNode) -> tuple[str, str]:
    translate = QCoreApplication.translate
    sharing = {
        "alone": translate("Path", "exclusive: no other program is heard"),
        "shared": translate("Path", "shared with other programs"),
        "unknown": translate("Path", "whether it is shared is not known"),
    }
    remark = [sharing.get(str(node.fact(Fact.SHARING)), "")]
    if node.fact(Fact.CALLBACK) == "Python":
        remark.append(translate("Path", "without the compiled callback"))
    return str(node.fact(Fact.API) or ""), " · ".join(part for part in remark if part)


def _device(node: PathNode) -> tuple[str, str]:
    translate = QCoreApplication.translate
    rate, depth = node.fact(Fact.SAMPLE_RATE), node.fact(Fact.BIT_DEPTH)
    parts = [str(node.fact(Fact.NAME) or "")]
    if depth:
        parts.append(translate("Path", "{bits}-bit").format(bits=depth))
    if rate:
        parts.append(kilohertz(int(rate)))
    gaps = int(node.fact(Fact.UNDERRUNS) or 0)
    remark = [translate("Path", "gaps on this track: {number}").format(number=gaps)]
    if gap_ms := node.fact(Fact.GAP_MS):
        text = translate("Path", "{ms} ms of silence at the change of rate")
        remark.append(text.format(ms=f"{float(gap_ms):.0f}"))
    if day := node.fact(Fact.PROVEN_ON):
        remark.append(translate("Path", "proven on {day}").format(day=day))
    return " · ".join(parts), " · ".join(remark)


_LINES: Mapping[NodeKind, _Line] = {
    NodeKind.SOURCE: _source,
    NodeKind.DECODER: _decoder,
    NodeKind.DE_EMPHASIS: _de_emphasis,
    NodeKind.SPEED: _speed,
    NodeKind.GAIN: _gain,
    NodeKind.STAGE: _stage,
    NodeKind.BALANCE: _balance,
    NodeKind.RESAMPLER: _resampler,
    NodeKind.VOLUME: _volume,
    NodeKind.QUANTISER: _quantiser,
    NodeKind.API: _api,
    NodeKind.DEVICE: _device,
}
