"""The request that brings a song as a tier has it, from whatever a server can do."""

import msgspec

from player.rights import Quality
from player.service.http import send
from player.service.songs.tiers import Tier
from player.service.subsonic import NotSubsonicError, RefusedError, Subsonic

TRANSCODING = "transcoding"
_CD = (("audioSamplerate", "48000"), ("audioBitdepth", "16"))


class _Decision(msgspec.Struct, rename="camel"):
    can_transcode: bool = False
    transcode_params: str = ""


def song_place(server: Subsonic, remote_id: str, tier: Tier) -> tuple[str, dict[str, str]]:
    """Return the endpoint and the parameters that bring a song.

    A server that cannot make what is wanted is asked for the file as it is.

    Raises:
        UnreachableError.
    """
    whole = "stream", {"id": remote_id, "format": "raw"}
    if tier.is_whole:
        return whole
    if tier.quality is Quality.SQ:
        params = _lossless(server, remote_id) if server.capabilities.can(TRANSCODING) else ""
        found = {"mediaId": remote_id, "mediaType": "song", "transcodeParams": params}
        return ("getTranscodeStream", found) if params else whole
    codec = tier.codec if server.capabilities.can(TRANSCODING) else "mp3"
    return "stream", {"id": remote_id, "format": codec, "maxBitRate": str(tier.kbps)}


def _lossless(server: Subsonic, remote_id: str) -> str:
    """Ask what the server would make for a player of CD quality; empty when it makes nothing."""
    limits = [
        {"name": name, "comparison": "LessThanEqual", "values": [most], "required": True}
        for name, most in _CD
    ]
    about = {
        "name": "Galaxia",
        "platform": "desktop",
        "directPlayProfiles": [],
        "transcodingProfiles": [{"container": "flac", "audioCodec": "flac", "protocol": "http"}],
        "codecProfiles": [{"type": "AudioCodec", "name": "flac", "limitations": limits}],
    }
    values = {"mediaId": remote_id, "mediaType": "song"}
    request = server.json_request("getTranscodeDecision", values, msgspec.json.encode(about))
    try:
        parts = server.understood(send(server.client, request))
        decision = msgspec.json.decode(parts["transcodeDecision"], type=_Decision)
    except (RefusedError, NotSubsonicError, KeyError, msgspec.MsgspecError):
        return ""
    return decision.transcode_params if decision.can_transcode else ""
