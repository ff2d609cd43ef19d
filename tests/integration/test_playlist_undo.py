"""Changes of playlists are taken back and made again, also after a restart."""

from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.library.library import Library
from player.library.playlists.arrange import Rules, moved, without
from player.library.playlists.entries import PlaylistEntry
from player.library.playlists.journal import KEPT_CHANGES
from tests.support.big_library import fill


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("undo") / "library.db"
    with closing(Library.open(path)) as library:
        fill(library, 40)
    return path


@pytest.fixture
def library(file):
    with closing(Library.open(file)) as opened:
        with opened.database.transaction() as connection:
            connection.execute("DELETE FROM playlist")
            connection.execute("DELETE FROM journal")
        yield opened


def titles(library, name):
    row = library.playlists.find(name)
    return [item.entry.title.split(" - ")[-1] for item in library.playlists.items(row.id)]


def test_every_act_is_taken_back_in_turn_and_made_again(library):
    key = library.playlists.create("Mine")
    library.playlists.append(key, [1, 2, 3])
    library.arranging.arrange(key, moved(3, [2], 0))
    library.playlists.rename(key, "Yours")
    library.arranging.arrange(key, without(3, [0]))
    library.playlists.delete(key)
    end = library.playlists.rows()
    lengths = []
    while library.playlist_journal.undo():
        lengths.append([(row.name, row.item_count) for row in library.playlists.rows()])
    assert lengths == [
        [("Yours", 2)], [("Yours", 3)], [("Mine", 3)], [("Mine", 3)], [("Mine", 0)], [],
    ]  # fmt: skip
    while library.playlist_journal.redo():
        pass
    assert library.playlists.rows() == end == []
    library.playlist_journal.undo()
    assert len(titles(library, "Yours")) == 2


def test_what_another_session_did_is_taken_back(library, file):
    key = library.playlists.create("Kept", entries=[PlaylistEntry("/gone/x.flac", "Gone", 1000)])
    library.playlists.append(key, [7])
    before = titles(library, "Kept")
    library.arranging.arrange(key, [1])
    with closing(Library.open(file)) as later:
        assert later.playlist_journal.undo().name == "Kept"
        assert titles(later, "Kept") == before
        assert later.playlist_journal.redo().name == "Kept"
        assert titles(later, "Kept") == before[1:]


def test_a_new_change_forgets_what_was_taken_back(library):
    key = library.playlists.create("Mine")
    library.playlists.append(key, [1])
    library.playlist_journal.undo()
    library.playlists.append(key, [2])
    assert library.playlist_journal.redo() is None
    assert len(titles(library, "Mine")) == 1


def test_rules_of_a_smart_playlist_are_taken_back(library):
    key = library.playlists.create("Nineties", "year:1990..1999")
    library.arranging.set_rules(key, Rules("year:1980..1989", "title", 5))
    library.playlist_journal.undo()
    assert library.arranging.rules(key) == Rules("year:1990..1999")


def test_a_list_that_a_server_changed_stays_as_the_server_has_it(library):
    key = library.playlists.create("Shared")
    library.playlists.append(key, [1, 2])
    with library.database.transaction() as connection:
        connection.execute("UPDATE playlist_item SET path = CAST('/theirs' AS BLOB)")
    assert library.playlist_journal.undo().playlist == key, "its creation comes next"
    assert library.playlists.rows() == []


def test_a_track_that_was_purged_comes_back_as_a_missing_entry(library):
    key = library.playlists.create("Mine")
    library.playlists.append(key, [40])
    library.playlists.delete(key)
    with library.database.transaction() as connection:
        connection.execute("DELETE FROM track WHERE id = 40")
    library.playlist_journal.undo()
    assert [item.track_id for item in library.playlists.items(key)] == [None]


def test_one_track_added_to_a_long_list_costs_one_row_and_the_journal_stays_short(library):
    key = library.playlists.create("Long")
    library.playlists.append(key, list(range(1, 31)))
    for _ in range(KEPT_CHANGES + 5):
        library.playlists.append(key, [5])
    with library.database.transaction() as connection:
        rows = connection.execute("SELECT length(payload) FROM journal ORDER BY id").fetchall()
    assert len(rows) == KEPT_CHANGES
    assert max(size for (size,) in rows) < 500


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 3), st.randoms(use_true_random=False)), max_size=8))
def test_any_history_comes_back_step_by_step(file, acts):
    with closing(Library.open(file)) as library:
        key = library.playlists.create("Any")
        states = [library.arranging.places(key)]
        for kind, random in acts:
            count = len(states[-1])
            some = [place for place in range(count) if random.random() < 0.4]
            if kind == 0:
                library.playlists.append(key, [random.randint(1, 39)] * random.randint(1, 3))
            elif kind == 1:
                library.arranging.arrange(key, without(count, some))
            else:
                library.arranging.arrange(key, moved(count, some, random.randint(0, count)))
            now = library.arranging.places(key)
            if now != states[-1]:
                states.append(now)
        for state in reversed(states[:-1]):
            library.playlist_journal.undo()
            assert library.arranging.places(key) == state
        for state in states[1:]:
            library.playlist_journal.redo()
            assert library.arranging.places(key) == state
        library.playlists.delete(key)
