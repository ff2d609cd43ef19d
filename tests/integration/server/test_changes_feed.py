"""What changed since a state, and lists and notes that two devices write."""

import pytest

from tests.support import cloud


@pytest.fixture
def ann(asked):
    return asked


@pytest.fixture
def bo(served):
    """Another user's calls."""
    database = cloud.opened(served)
    from player.server.accounts.keys import Keys  # noqa: PLC0415  optional part
    from player.server.accounts.users import Users  # noqa: PLC0415

    users = Users(database)
    user = users.find("bo") or users.add("bo", cloud.WORDS)
    key = Keys(database).make(user.user_id, "test")[1]
    database.close()
    with served.client(key) as client:

        def ask(endpoint, **parameters):
            answer = client.get(f"/rest/{endpoint}", params={"f": "json", **parameters})
            return answer.json()["subsonic-response"]

        yield ask


def state(ask):
    return ask("getChanges")["changes"]["newState"]


def test_nothing_new_is_nothing(ann):
    changes = ann("getChanges", since=state(ann))["changes"]
    assert (changes["updated"], changes["destroyed"]) == ({}, {})
    assert changes["oldState"] == changes["newState"]
    assert changes["hasMoreChanges"] is False


def test_a_star_of_mine_is_told_to_me_alone(ann, bo, song_ids):
    mine, others = state(ann), state(bo)
    ann("star", id=song_ids["Corner"])
    (note,) = ann("getChanges", since=mine)["changes"]["updated"]["annotation"]
    assert note["id"] == song_ids["Corner"]
    assert note["starred"]
    assert bo("getChanges", since=others)["changes"]["updated"] == {}
    mine = state(ann)
    ann("unstar", id=song_ids["Corner"])
    (note,) = ann("getChanges", since=mine)["changes"]["updated"]["annotation"]
    assert note["starred"] is None


def test_pages_of_changes_lead_to_the_newest_state(ann, song_ids):
    since = first = state(ann)
    for title in ("Corner", "Bean", "Über"):
        ann("setRating", id=song_ids[title], rating=3)
    seen, more = [], True
    while more:
        changes = ann("getChanges", since=since, count=1)["changes"]
        seen += [note["id"] for note in changes["updated"].get("annotation", ())]
        since, more = changes["newState"], changes["hasMoreChanges"]
    assert seen == [song_ids[title] for title in ("Corner", "Bean", "Über")]
    assert since == state(ann)
    assert first != since


@pytest.mark.parametrize("since", ["nonsense", "0.1", "ffffffff.0", "."])
def test_a_state_of_another_database_cannot_be_calculated(ann, since):
    error = ann("getChanges", since=since)["error"]
    assert (error["code"], error["message"]) == (70, "cannotCalculateChanges")


def test_a_state_from_the_future_cannot_be_calculated(ann):
    epoch, _, number = state(ann).partition(".")
    assert ann("getChanges", since=f"{epoch}.{int(number) + 1}")["error"]["code"] == 70


def test_playlists_are_told_and_what_is_gone_is_named(ann, bo, song_ids):
    since, others = state(ann), state(bo)
    made = ann("createPlaylist", name="List", songId=song_ids["Corner"])["playlist"]
    changes = ann("getChanges", since=since)["changes"]
    assert [one["name"] for one in changes["updated"]["playlist"]] == ["List"]
    assert bo("getChanges", since=others)["changes"]["updated"] == {}
    ann("updatePlaylist", playlistId=made["id"], public="true")
    (theirs,) = bo("getChanges", since=others)["changes"]["updated"]["playlist"]
    assert (theirs["owner"], theirs["readonly"]) == ("ann", True)
    assert bo("deletePlaylist", id=made["id"])["error"]["code"] == 50
    others = state(bo)
    ann("deletePlaylist", id=made["id"])
    assert bo("getChanges", since=others)["changes"]["destroyed"] == {"playlist": [made["id"]]}


def test_a_stale_writer_does_not_overwrite(ann, song_ids):
    made = ann("createPlaylist", name="Careful", songId=song_ids["Corner"])["playlist"]
    words = {"playlistId": made["id"], "ifChanged": made["changed"]}
    fresh = ann("createPlaylist", songId=[song_ids["Bean"]] * 2, **words)["playlist"]
    assert [one["title"] for one in fresh["entry"]] == ["Bean", "Bean"]
    stale = ann("createPlaylist", songId=song_ids["Corner"], **words)
    assert (stale["error"]["code"], stale["error"]["message"]) == (0, "conflict")
    assert ann("getPlaylist", id=made["id"])["playlist"]["songCount"] == 2
    ann("updatePlaylist", playlistId=made["id"], songIndexToRemove=0, songIdToAdd=song_ids["Deep"])
    found = ann("getPlaylist", id=made["id"])["playlist"]
    assert [one["title"] for one in found["entry"]] == ["Bean", "Deep"]
    ann("deletePlaylist", id=made["id"])


def test_a_long_list_goes_by_post(served, song_ids):
    songs = [song_ids["Corner"], song_ids["Bean"]] * 1000
    with served.client() as client:
        data = {"f": "json", "name": "Long", "songId": songs}
        made = client.post("/rest/createPlaylist", data=data).json()["subsonic-response"]
        assert made["playlist"]["songCount"] == 2000
        client.get("/rest/deletePlaylist", params={"id": made["playlist"]["id"]})


def test_somebody_elses_list_is_not_there(ann, bo, song_ids):
    made = ann("createPlaylist", name="Mine", songId=song_ids["Corner"])["playlist"]
    assert bo("getPlaylist", id=made["id"])["error"]["code"] == 70
    ann("deletePlaylist", id=made["id"])


def test_a_play_told_twice_counts_once(bo, song_ids):
    song = song_ids["Deep"]
    for _ in range(2):
        bo("scrobble", id=[song, song], time=[1_700_000_000_000, 1_700_000_300_000])
    found = bo("getSong", id=song)["song"]
    assert (found["playCount"], found["played"]) == (2, "2023-11-14T22:18:20.000Z")
    assert bo("scrobble", id=song, time=1_700_000_000)["error"]["code"] == 0  # seconds, not ms
    assert bo("getSong", id=song)["song"]["playCount"] == 2


def test_the_queue_follows_its_user(bo, song_ids):
    songs = [song_ids["Corner"], song_ids["Bean"], song_ids["Corner"]]
    bo("savePlayQueueByIndex", id=songs, currentIndex=2, position=1234, c="desk")
    queue = bo("getPlayQueueByIndex")["playQueueByIndex"]
    assert (queue["currentIndex"], queue["position"], queue["changedBy"]) == (2, 1234, "desk")
    assert [one["id"] for one in queue["entry"]] == songs
    assert bo("getPlayQueue")["playQueue"]["current"] == songs[2]
    assert bo("savePlayQueueByIndex", id=songs, currentIndex=3)["error"]["code"] == 10
    bo("savePlayQueue")
    assert bo("getPlayQueueByIndex")["playQueueByIndex"]["entry"] == []


def test_bookmarks_come_and_go(bo, song_ids):
    bo("createBookmark", id=song_ids["Deep"], position=700, comment="here")
    (mark,) = bo("getBookmarks")["bookmarks"]["bookmark"]
    assert (mark["position"], mark["entry"]["bookmarkPosition"]) == (700, 700)
    bo("deleteBookmark", id=song_ids["Deep"])
    assert bo("getBookmarks")["bookmarks"]["bookmark"] == []
    assert bo("deleteBookmark", id=song_ids["Deep"])["error"]["code"] == 70


def test_search_folds_as_the_library_does(ann):
    def titles(query):
        found = ann("search3", query=query, songCount=50)["searchResult3"]["song"]
        return [song["title"] for song in found]

    assert titles("uber") == ["Über"]
    assert set(titles("yeyu")) == {"开始", "结束"}
    assert titles("100%_") == []
    assert titles("corner brun") == ["Corner"]
    assert len(titles("")) == 9
