"""Clients from before tags: they walk folders, search the old way and ask for words by name."""

from tests.support import cloud
from tests.support.cloud_music import SONGS


def _walk(asked, folder):
    """The songs below a folder, each with the folders that lead to it."""
    for child in asked("getMusicDirectory", id=folder)["directory"]["child"]:
        if child["isDir"]:
            assert child["parent"] == folder
            yield from ((child["title"], *place) for place in _walk(asked, child["id"]))
        else:
            yield (child["title"],)


def test_folders_lead_to_every_song_of_an_album(asked, song_ids):
    index = asked("getIndexes")["indexes"]["index"]
    artists = [artist for letter in index for artist in letter["artist"]]
    found = {artist["name"]: sorted(_walk(asked, artist["id"])) for artist in artists}
    night = [("Night", "Bean"), ("Night", "Corner"), ("Night", "Über")]
    assert found["Ane Brun"] == night
    assert found["夜航"] == [("夜雨", "开始"), ("夜雨", "结束")]
    assert len(song_ids) == SONGS
    assert asked("getMusicDirectory", id=song_ids["Bean"])["error"]["code"] == 70


def test_a_client_gets_back_from_an_album_to_its_artist(asked):
    album = next(one for one in asked("search2", query="night")["searchResult2"]["album"])
    directory = asked("getMusicDirectory", id=album["id"])["directory"]
    assert (directory["name"], directory["parent"]) == ("Night", album["parent"])
    assert asked("getMusicDirectory", id=album["parent"])["directory"]["name"] == "Ane Brun"


def test_words_are_found_by_the_names_on_the_sleeve(asked):
    found = asked("getLyrics", artist="ane brun", title="CORNER")["lyrics"]
    assert found == {"artist": "Ane Brun", "title": "Corner", "value": "海 über all\nsecond line"}
    assert asked("getLyrics", title="corner")["lyrics"] == found
    assert asked("getLyrics", artist="夜航", title="Corner")["lyrics"] == {"value": ""}
    assert asked("getLyrics", title="")["lyrics"] == {"value": ""}


def test_only_an_administrator_learns_who_else_there_is(served, asked):
    database = cloud.opened(served)
    _, key = cloud.add_user(database, "curious")
    database.close()
    names = [user["username"] for user in asked("getUsers")["users"]["user"]]
    assert {"ann", "curious"} <= set(names)
    with served.client(key) as client:
        answer = client.get("/rest/getUsers", params={"f": "json", "c": "test"}).json()
    assert answer["subsonic-response"]["error"]["code"] == 50
