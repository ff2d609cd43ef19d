"""Who this server is and who is asking."""

from typing import Any

from player.server.accounts.principal import Principal
from player.server.failure import Failure
from player.server.rest.call import Call

EXTENSIONS = {
    "apiKeyAuthentication": [1],
    "formPost": [1],
    "indexBasedQueue": [1],
    "playbackReport": [1],
    "songLyrics": [1, 2],
    "topSongsByArtistId": [1],
    "transcodeOffset": [1],
    "transcoding": [1],
    "galaxyChanges": [1],
    "galaxyMembership": [1],
}


def ping(_: Call) -> dict[str, Any]:
    """Answer."""
    return {}


def get_license(_: Call) -> dict[str, Any]:
    """Nothing here is licensed by time: always valid."""
    return {"license": {"valid": True}}


def get_extensions(_: Call) -> dict[str, Any]:
    """Say what is spoken beside the base protocol; needs no credentials."""
    found = [{"name": name, "versions": versions} for name, versions in EXTENSIONS.items()]
    return {"openSubsonicExtensions": found}


def token_info(call: Call) -> dict[str, Any]:
    """Say whose API key it is."""
    return {"tokenInfo": {"username": call.principal.name}}


def get_user(call: Call) -> dict[str, Any]:
    """Say what a user may do; only an administrator may ask about others."""
    wanted = call.text("username", call.principal.name)
    if wanted != call.principal.name and not call.principal.admin:
        raise Failure.not_allowed()
    found = call.service.users.find(wanted)
    if found is None:
        raise Failure.not_found()
    return {"user": _user(found)}


def get_users(call: Call) -> dict[str, Any]:
    """Say what everybody may do; for administrators."""
    if not call.principal.admin:
        raise Failure.not_allowed()
    return {"users": {"user": [_user(found) for found in call.service.users.all()]}}


def _user(principal: Principal) -> dict[str, Any]:
    may = {"scrobblingEnabled", "downloadRole", "playlistRole", "streamRole", "coverArtRole"}
    roles = (
        *("scrobblingEnabled", "adminRole", "settingsRole", "downloadRole", "uploadRole"),
        *("playlistRole", "coverArtRole", "commentRole", "podcastRole", "streamRole"),
        *("jukeboxRole", "shareRole", "videoConversionRole"),
    )
    granted = {role: role in may or (role == "adminRole" and principal.admin) for role in roles}
    return {"username": principal.name, **granted, "folder": [0]}


ENDPOINTS = {
    "ping": ping,
    "getLicense": get_license,
    "getOpenSubsonicExtensions": get_extensions,
    "tokenInfo": token_info,
    "getUser": get_user,
    "getUsers": get_users,
}
