"""`getTranscodeDecision`: what a client can play, held against what a song is."""

from typing import Any

import msgspec

from player.rights import Quality
from player.server.catalogue.entries import Entry, lean, suffix_of
from player.server.catalogue.ids import Kind
from player.server.catalogue.rows import SongFile
from player.server.failure import Failure
from player.server.media.profiles import Profile, clamped, lossless, profile_of, quality_of
from player.server.media.streaming import cap_of, song_file
from player.server.rest.call import Call

_MOST_CHANNELS = 64


class Limitation(msgspec.Struct, frozen=True):
    """One condition on a codec."""

    name: str = ""
    comparison: str = ""
    values: list[str] = []
    required: bool = False


class CodecProfile(msgspec.Struct, frozen=True):
    """Conditions on one codec."""

    name: str = ""
    limitations: list[Limitation] = []


class DirectPlayProfile(msgspec.Struct, frozen=True, rename="camel"):
    """What plays as it is; an empty list means anything."""

    containers: list[str] = []
    audio_codecs: list[str] = []
    protocols: list[str] = []
    max_audio_channels: int = 0


class TranscodingProfile(msgspec.Struct, frozen=True, rename="camel"):
    """What plays when something else is made of it."""

    container: str = ""
    audio_codec: str = ""
    protocol: str = "http"


class ClientInfo(msgspec.Struct, frozen=True, rename="camel"):
    """A client's own description; bitrates in bits per second, 0 for no limit."""

    name: str
    platform: str
    max_audio_bitrate: int = 0
    max_transcoding_audio_bitrate: int = 0
    direct_play_profiles: list[DirectPlayProfile] = []
    transcoding_profiles: list[TranscodingProfile] = []
    codec_profiles: list[CodecProfile] = []


def get_decision(call: Call) -> dict[str, Any]:
    """Decide: the file itself, or the first of the client's wishes that can be made."""
    call.required("mediaType")
    if call.method != "POST":
        raise Failure.generic("getTranscodeDecision is posted, with the client's JSON as its body.")
    file, _ = song_file(call, call.key(Kind.SONG, "mediaId"))
    try:
        client = msgspec.json.decode(call.body, type=ClientInfo)
    except msgspec.DecodeError as error:
        raise Failure.generic(f"The description of the client cannot be read: {error}") from None
    return {"transcodeDecision": _decided(call, file, client)}


def _decided(call: Call, file: SongFile, client: ClientInfo) -> Entry:
    cap, source = cap_of(call), _details(file)
    reasons = _obstacles(file, client, source, cap)
    profile = _target(call, file, client, cap)
    decision = {
        "canDirectPlay": not reasons,
        "canTranscode": profile is not None,
        "transcodeReason": reasons,
        "sourceStream": source,
    }
    if profile is not None:
        decision["transcodeParams"] = profile.name
        decision["transcodeStream"] = _made(file, profile)
    return decision


def _obstacles(file: SongFile, client: ClientInfo, source: Entry, cap: Quality) -> list[str]:
    """Why the file cannot be sent as it is."""
    found = []
    if quality_of(file).rank > cap.rank:
        found.append("membership")
    if not any(_plays(profile, source) for profile in client.direct_play_profiles):
        found.append("container, codec or channels not supported")
    if client.max_audio_bitrate and source.get("audioBitrate", 0) > client.max_audio_bitrate:
        found.append("audio bitrate not supported")
    found += [f"{one.name} not supported" for one in _broken(client, source)]
    return found


def _plays(profile: DirectPlayProfile, source: Entry) -> bool:
    fits = (
        not names or source[field] in [name.lower() for name in names]
        for field, names in (
            ("container", profile.containers),
            ("codec", profile.audio_codecs),
            ("protocol", profile.protocols),
        )
    )
    most = profile.max_audio_channels or _MOST_CHANNELS
    return all(fits) and source.get("audioChannels", 2) <= most


def _limits(client: ClientInfo, codec: str) -> list[Limitation]:
    mine = (one for one in client.codec_profiles if one.name.lower() in (codec, ""))
    return [limit for one in mine for limit in one.limitations if limit.values]


def _broken(client: ClientInfo, source: Entry) -> list[Limitation]:
    limits = _limits(client, source["codec"])
    return [one for one in limits if one.name in source and not _holds(one, source[one.name])]


def _holds(limit: Limitation, value: Any) -> bool:
    match limit.comparison:
        case "Equals":
            return str(value) in limit.values
        case "NotEquals":
            return str(value) not in limit.values
        case "LessThanEqual":
            return int(value) <= _number(limit)
        case "GreaterThanEqual":
            return int(value) >= _number(limit)
        case _:
            return True


def _number(limit: Limitation) -> int:
    text = limit.values[0]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _target(call: Call, file: SongFile, client: ClientInfo, cap: Quality) -> Profile | None:
    if not call.service.transcoder.is_there:
        return None
    for wish in client.transcoding_profiles:
        codec = (wish.audio_codec or wish.container).lower()
        made = _profile(file, client, "opus" if codec == "ogg" else codec)
        if wish.protocol == "http" and made is not None:
            return clamped(file, made, cap, lossy=codec)
    return None


def _profile(file: SongFile, client: ClientInfo, codec: str) -> Profile | None:
    most = {
        one.name: _number(one) for one in _limits(client, codec) if "Greater" not in one.comparison
    }
    if codec == "flac":
        whole = lossless(file)
        rate = min(whole.sample_rate or 48_000, most.get("audioSamplerate") or 1 << 20)
        depth = min(whole.bit_depth or 24, most.get("audioBitdepth") or 24)
        return profile_of(Profile("flac", None, rate, depth).name)
    limit = client.max_transcoding_audio_bitrate or most.get("audioBitrate") or 320_000
    return profile_of(Profile(codec, max(min(limit // 1000, 320), 32)).name)


def _details(file: SongFile) -> Entry:
    return lean(
        {
            "protocol": "http",
            "container": suffix_of(file.path),
            "codec": file.codec.lower() or suffix_of(file.path),
            "audioChannels": file.channels,
            "audioBitrate": file.bitrate_kbps * 1000 if file.bitrate_kbps else None,
            "audioSamplerate": file.sample_rate,
            "audioBitdepth": file.bit_depth,
        }
    )


def _made(file: SongFile, profile: Profile) -> Entry:
    return lean(
        {
            "protocol": "http",
            "container": "ogg" if profile.codec == "opus" else profile.codec,
            "codec": profile.codec,
            "audioChannels": file.channels if profile.codec == "flac" else 2,
            "audioBitrate": profile.bitrate_kbps * 1000 if profile.bitrate_kbps else None,
            "audioSamplerate": profile.sample_rate,
            "audioBitdepth": profile.bit_depth,
        }
    )


ENDPOINTS = {"getTranscodeDecision": get_decision}
