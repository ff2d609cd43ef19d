"""Other people's OpenSubsonic clients, each doing the same things at a server.

Run as `python -m tests.support.foreign_clients CLIENT HOST PORT USER KEY FOLDER`: some of them
leave threads and sessions behind, so each has a process of its own. Prints what it found as JSON.
"""

import asyncio
import hashlib
import json
import sys
import urllib.request
import warnings
from pathlib import Path


def told(albums, song, sound, playlist):
    return {
        "albums": sorted(albums),
        "song": song,
        "md5": hashlib.md5(sound, usedforsecurity=False).hexdigest(),
        "playlist": playlist,
    }


async def _opensonic(where, **credentials):
    from libopensonic import AsyncConnection  # noqa: PLC0415  one client a process

    host, port = where
    connection = AsyncConnection(f"http://{host}", port=int(port), **credentials)
    try:
        assert await connection.ping()
        found = await connection.search3("corner")
        song = found.song[0]
        albums = await connection.get_album_list2("alphabeticalByName", size=50)
        answer = await connection.stream(song.id, tformat="raw")
        sound = await answer.read()
        made = await connection.create_playlist(name="Theirs", song_ids=[song.id])
        lists = await connection.get_playlists()
        mine = next(one for one in lists if one.name == "Theirs")
        await connection.update_playlist(mine.id, song_ids_to_add=[song.id])
        entries = (await connection.get_playlist(mine.id)).entry
        await connection.star(sids=[song.id])
        await connection.delete_playlist(mine.id)
        assert made
        return told([one.name for one in albums], song.title, sound, [e.title for e in entries])
    finally:
        await connection.cleanup()


def opensonic_key(where, user, key, _):
    return asyncio.run(_opensonic(where, api_key=key))


def opensonic_password(where, user, key, _):
    return asyncio.run(_opensonic(where, username=user, password=key, legacy_auth=True))


def pysonic(where, user, key, _):
    import libsonic  # noqa: PLC0415

    host, port = where
    connection = libsonic.Connection(
        f"http://{host}", user, key, port=int(port), legacyAuth=True, appName="test"
    )
    assert connection.ping()
    song = connection.search3("corner")["searchResult3"]["song"][0]
    albums = connection.getAlbumList2("alphabeticalByName", size=50)["albumList2"]["album"]
    sound = connection.stream(song["id"], tformat="raw").read()
    connection.createPlaylist(name="Theirs", songIds=[song["id"]])
    lists = connection.getPlaylists()["playlists"]["playlist"]
    mine = next(one for one in lists if one["name"] == "Theirs")
    connection.updatePlaylist(mine["id"], songIdsToAdd=[song["id"]])
    entries = connection.getPlaylist(mine["id"])["playlist"]["entry"]
    connection.star(sids=[song["id"]])
    connection.deletePlaylist(mine["id"])
    titles = [one["title"] for one in entries]
    return told([one["name"] for one in albums], song["title"], sound, titles)


def knuckles(where, user, key, folder):
    from knuckles import Subsonic  # noqa: PLC0415

    host, port = where
    server = Subsonic(f"http://{host}:{port}", user, key, "test", use_https=False, use_token=False)
    assert server.system.ping().status == "ok"
    song = server.searching.search("corner").songs[0]
    albums = server.lists.get_album_list_alphabetical_by_name(num_of_albums=50)
    path = server.media_retrieval.download(song.id, Path(folder))
    made = server.playlists.create_playlist("Theirs", song_ids=[song.id])
    server.playlists.update_playlist(made.id, song_ids_to_add=[song.id])
    entries = server.playlists.get_playlist(made.id).songs
    server.media_annotation.star_song(song.id)
    server.playlists.delete_playlist(made.id)
    return told(
        [one.name for one in albums], song.title, path.read_bytes(), [e.title for e in entries]
    )


def jellytoast(where, user, key, _):
    """The provider layer of another player; it looks for its settings in HOME."""
    from jellytoast.providers.subsonic import SubsonicProvider  # noqa: PLC0415

    host, port = where
    provider = SubsonicProvider()
    assert provider.probe(f"http://{host}:{port}").product_name
    provider.authenticate(f"http://{host}:{port}", user, key)
    song = provider.search("corner", item_types="Audio")[0]
    albums = provider.get_items(item_type="MusicAlbum")["Items"]
    with urllib.request.urlopen(provider.get_audio_stream_url(song["Id"])) as answer:  # noqa: S310
        sound = answer.read()
    made = provider.create_playlist("Theirs", [song["Id"]])
    provider.add_to_playlist(made, [song["Id"]])
    entries = provider.get_playlist_items(made)
    provider.toggle_favorite(song["Id"], favorite=True)
    provider.delete_playlist(made)
    names, titles = [one["Name"] for one in albums], [one["Name"] for one in entries]
    return told(names, song["Name"], sound, titles)


CLIENTS = {
    "py-opensonic with its key": ("libopensonic", opensonic_key),
    "py-opensonic with a password": ("libopensonic", opensonic_password),
    "py-sonic": ("libsonic", pysonic),
    "knuckles": ("knuckles", knuckles),
    "jellytoast": ("jellytoast", jellytoast),
}

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    name, host, port, user, key, folder = sys.argv[1:]
    sys.stdout.write(json.dumps(CLIENTS[name][1]((host, port), user, key, folder)))
