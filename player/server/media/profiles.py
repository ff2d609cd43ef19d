"""What a song is sent as: the file itself, or one of a few things ffmpeg makes of it."""

from dataclasses import dataclass, replace

from player.rights import Quality
from player.server.catalogue.rows import SongFile

_HQ_FROM_KBPS = 200
_CD_HZ = 48_000
_LOSSY_KBPS = {Quality.STANDARD: 128, Quality.HQ: 320}
LOWEST_KBPS = 32


@dataclass(frozen=True, slots=True)
class Profile:
    """One thing to transcode to.

    Attributes:
        codec: "flac", "opus" or "mp3"; also the ending of the file.
        bitrate_kbps: Of the lossy ones.
        sample_rate: Of FLAC, Hz; None keeps the file's.
        bit_depth: Of FLAC, 16 or 24; None keeps the file's.
    """

    codec: str
    bitrate_kbps: int | None = None
    sample_rate: int | None = None
    bit_depth: int | None = None

    @property
    def name(self) -> str:
        """All of it in one word, for names of files and parameters."""
        parts = (self.codec, self.bitrate_kbps, self.sample_rate, self.bit_depth)
        return "-".join(str(part or 0) for part in parts)

    @property
    def quality(self) -> Quality:
        """The class of what comes out."""
        if self.codec == "flac":
            is_cd = (self.bit_depth or 24) <= 16 and (self.sample_rate or 192_000) <= _CD_HZ
            return Quality.SQ if is_cd else Quality.HIRES
        return Quality.HQ if (self.bitrate_kbps or 0) > _HQ_FROM_KBPS else Quality.STANDARD


def quality_of(file: SongFile) -> Quality:
    """The class of a file as it is."""
    if file.lossless:
        is_cd = (file.bit_depth or 16) <= 16 and (file.sample_rate or 0) <= _CD_HZ
        return Quality.SQ if is_cd else Quality.HIRES
    return Quality.HQ if (file.bitrate_kbps or 320) > _HQ_FROM_KBPS else Quality.STANDARD


@dataclass(frozen=True, slots=True)
class Wish:
    """What a client asked for: "raw", "flac", "opus", "mp3" or nothing; 0 is no limit."""

    codec: str = ""
    most_kbps: int = 0


def chosen(file: SongFile, wish: Wish, cap: Quality) -> Profile | None:
    """Return what to make of a file, None for the file itself; never more than the cap."""
    wanted = None if wish.codec == "raw" else _wanted(file, wish)
    return clamped(file, wanted, cap, lossy=wish.codec)


def clamped(
    file: SongFile, profile: Profile | None, cap: Quality, *, lossy: str = ""
) -> Profile | None:
    """Return the profile brought down to what the account may have."""
    present = profile.quality if profile else quality_of(file)
    if present.rank <= cap.rank:
        return profile
    if cap is Quality.SQ:
        return Profile("flac", sample_rate=_cd_rate(file), bit_depth=16)
    return Profile("mp3" if lossy == "mp3" else "opus", _LOSSY_KBPS[cap])


def _wanted(file: SongFile, wish: Wish) -> Profile | None:
    most_kbps = max(wish.most_kbps, LOWEST_KBPS) if wish.most_kbps else 0
    is_too_fat = bool(most_kbps) and (file.bitrate_kbps or 1411) > most_kbps
    if wish.codec == "flac" and not is_too_fat:
        return None if file.codec == "FLAC" else lossless(file)
    if is_too_fat or (wish.codec in ("opus", "mp3") and file.codec.lower() != wish.codec):
        codec = wish.codec if wish.codec in ("opus", "mp3") else "opus"
        return Profile(codec, min(most_kbps or 320, 320))
    return None


def lossless(file: SongFile) -> Profile:
    """FLAC that holds all a file does."""
    depth = 16 if file.lossless and (file.bit_depth or 16) <= 16 else 24
    return Profile("flac", sample_rate=file.sample_rate, bit_depth=depth)


def profile_of(name: str) -> Profile | None:
    """Read a name back; None for anything else."""
    codec, *numbers = name.split("-")
    if codec not in ("flac", "opus", "mp3") or len(numbers) != 3:
        return None
    if not all(number.isascii() and number.isdigit() and len(number) < 7 for number in numbers):
        return None
    kbps, hz, bits = (int(number) or None for number in numbers)
    return _within(Profile(codec, kbps, hz, bits))


def _within(profile: Profile) -> Profile:
    if profile.codec == "flac":
        depth = 16 if (profile.bit_depth or 24) <= 16 else 24
        return replace(profile, bitrate_kbps=None, bit_depth=depth)
    kbps = min(max(profile.bitrate_kbps or 128, LOWEST_KBPS), 320)
    return replace(profile, bitrate_kbps=kbps, sample_rate=None, bit_depth=None)


def _cd_rate(file: SongFile) -> int:
    rate = file.sample_rate or 44_100
    return rate if rate <= _CD_HZ else 44_100 if rate % 44_100 == 0 else _CD_HZ
