"""What a library publishes: each difference is told once, and nothing else is."""

import msgspec
import pytest
from sqlalchemy import select

from tests.support import cloud
from tests.support.published import songs

cloud.server_parts()

from player.server.catalogue.pages import IdPages  # noqa: E402  the optional part
from player.server.catalogue.publishing import Publisher  # noqa: E402
from player.server.catalogue.shelf import Shelf  # noqa: E402
from player.server.database import ServiceDatabase, record_changes  # noqa: E402
from player.server.tables import change, song  # noqa: E402


@pytest.fixture
def database(tmp_path):
    opened = ServiceDatabase(f"sqlite:///{tmp_path / 'service.db'}")
    yield opened
    opened.close()


def changes(database, since=0):
    with database.reading() as connection:
        newer = select(change).where(change.c.seq > since).order_by(change.c.seq)
        return [(row.kind, row.entity_id, row.gone) for row in connection.execute(newer)]


def newest(database):
    with database.reading() as connection:
        return max(row.seq for row in connection.execute(select(change)))


def test_the_same_library_twice_is_no_change(database):
    publisher = Publisher(database)
    assert publisher.publish(songs(60)) == 60 + 6 + 2
    assert publisher.publish(songs(60)) == 0


def test_a_retagged_song_is_told_with_its_album_and_nothing_else(database):
    publisher = Publisher(database)
    publisher.publish(songs(60))
    since = newest(database)
    other = (
        msgspec.structs.replace(one, title="Other", genres=("Jazz",)) if one.id == 30 else one
        for one in songs(60)
    )
    publisher.publish(other)
    assert changes(database, since) == [("song", 30, False), ("album", 3, False)]


def test_what_is_gone_is_named(database):
    publisher = Publisher(database)
    publisher.publish(songs(60))
    since = newest(database)
    publisher.publish(one for one in songs(60) if one.album.id != 3)
    gone = [(kind, key) for kind, key, is_gone in changes(database, since) if is_gone]
    assert ("album", 3) in gone
    assert len([kind for kind, _ in gone if kind == "song"]) == 12


def test_a_pass_that_is_cut_off_is_finished_by_the_next(database):
    publisher = Publisher(database)

    def cut_off():
        yield from list(songs(2500))[:2200]
        raise OSError("the drive is gone")

    with pytest.raises(OSError, match="drive"):
        publisher.publish(cut_off())
    assert publisher.publish(songs(2500)) > 0
    with database.reading() as connection:
        assert len(Shelf(connection, 0).songs(range(1, 2501))) == 2500


def test_pages_follow_what_is_published(database):
    pages, publisher = IdPages(), Publisher(database)
    publisher.publish(songs(10))
    with database.reading() as connection:
        assert list(pages.page(connection, song, 8, 5)) == [9, 10]
    publisher.publish(one for one in songs(12) if one.id != 2)
    with database.reading() as connection:
        assert list(pages.page(connection, song, 0, 3)) == [1, 3, 4]
        assert list(pages.page(connection, song, 11, 5)) == []


def test_a_thing_that_changes_often_has_one_row(database):
    with database.writing() as connection:
        for _ in range(5):
            record_changes(connection, 7, [("note.song", 1, False)])
    assert changes(database) == [("note.song", 1, False)]
    assert newest(database) == 5


def test_where_a_file_lies_is_not_published(database):
    Publisher(database).publish(songs(1))
    with database.reading() as connection:
        (entry,) = Shelf(connection, 0).songs([1])
    assert entry["path"] == "Artist 1/Album 1/02 Song 1.flac"
    assert "/music/" not in msgspec.json.encode(entry).decode()
