"""One node of the path: what it does to the samples, and how that is known."""

from enum import IntEnum, StrEnum

from msgspec import Struct

FactValue = str | int | float | bool


class NodeKind(StrEnum):
    """The places a sample passes, in this order; a path has any number of stages."""

    SOURCE = "source"
    DECODER = "decoder"
    DE_EMPHASIS = "de-emphasis"
    SPEED = "speed"
    GAIN = "gain"
    STAGE = "stage"
    BALANCE = "balance"
    RESAMPLER = "resampler"
    VOLUME = "volume"
    QUANTISER = "quantiser"
    API = "api"
    DEVICE = "device"


class Evidence(IntEnum):
    """How something is known; a larger one is stronger."""

    UNKNOWN = 0
    INFERRED = 1
    REQUESTED = 2
    REPORTED = 3
    MEASURED = 4

    @property
    def word(self) -> str:
        """Its name in JSON: "measured", "reported", ..."""
        return self.name.lower()


class Effect(StrEnum):
    """What a node does to the samples."""

    UNTOUCHED = "untouched"
    SHARED = "shared"
    """Goes through something that other programs use too and that may alter it."""
    ENHANCES = "enhances"
    CONVERTS = "converts"
    LOSSY = "lossy"
    DAMAGES = "damages"
    UNKNOWN = "unknown"


class Fact(StrEnum):
    """The names of facts; rates in Hz, depths in bits, gains in dB, times in ms.

    `headroom_db` is taken off before a node. `peak_db` is the largest sample of the last seconds
    behind it, measured while somebody looks; above 0 where a later node brings it down again. `md5`
    is "present" or "absent": a checksum in the file that nobody has held the sound against.
    `inexact_frames` is how far starts, seeks and length may be off. `marks` ("MQA") label what
    hides in the samples and is not decoded. `flagged_by` is who says that a disc was emphasised.
    """

    CODEC = "codec"
    SAMPLE_RATE = "sample_rate"
    BIT_DEPTH = "bit_depth"
    CHANNELS = "channels"
    BITRATE_KBPS = "bitrate_kbps"
    LOSSLESS = "lossless"
    HI_RES = "hi_res"
    LIBRARY = "library"
    NUMBERS = "numbers"
    MD5 = "md5"
    INEXACT_FRAMES = "inexact_frames"
    MARKS = "marks"
    FLAGGED_BY = "flagged_by"
    ON = "on"
    STAGE = "stage"
    NAME = "name"
    GAIN_DB = "gain_db"
    PEAK_DB = "peak_db"
    HEADROOM_DB = "headroom_db"
    REASON = "reason"
    SPEED = "speed"
    KEY = "key"
    BALANCE = "balance"
    FROM_RATE = "from_rate"
    TO_RATE = "to_rate"
    FILTER = "filter"
    FIXED = "fixed"
    MUTED = "muted"
    DITHER = "dither"
    DITHER_BITS = "dither_bits"
    CLIPPED = "clipped"
    FOLDED_FROM = "folded_from"
    API = "api"
    POLICY = "policy"
    SHARING = "sharing"
    CALLBACK = "callback"
    DEVICE_ID = "device_id"
    UNDERRUNS = "underruns"
    GAP_MS = "gap_ms"
    PROVEN_ON = "proven_on"


class PathNode(Struct, frozen=True):
    """One node. `facts` are data in the order to be shown; an absent fact is not known.

    Attributes:
        evidence: How it is known that this node does what `effect` says.
        latency_ms: Delay it adds.
    """

    kind: NodeKind
    effect: Effect
    evidence: Evidence
    facts: tuple[tuple[Fact, FactValue], ...] = ()
    latency_ms: float = 0.0

    def fact(self, name: Fact) -> FactValue | None:
        """One fact, None when it is not known."""
        return dict(self.facts).get(name)
