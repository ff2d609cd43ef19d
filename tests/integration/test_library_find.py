"""The relevance set: what people type, and what must come first or at all."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from player.errors import PlayerError
from player.library.find.corpus import load_corpus
from player.library.find.parse import parse
from player.library.library import Library
from player.library.scan.watcher import Watcher
from player.library.text.fold import fold
from tests.support.library_factory import make_flac

TRUTH = json.loads(
    (Path(__file__).parents[1] / "data" / "library" / "relevance.json").read_text(encoding="utf-8")
)
SONGS, FINDS, FIRST = TRUTH["songs"], TRUTH["finds"], TRUTH["first"]


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    home = tmp_path_factory.mktemp("find")
    for number, (title, artist, album, year, genre) in enumerate(SONGS, 1):
        fields = [("TITLE", title), ("ARTIST", artist), ("ALBUM", album), ("DATE", year)]
        fields += [("GENRE", genre), ("COMPOSER", "Carole King" if number == 14 else "Someone")]
        make_flac(home / "music" / f"{number:02d}.flac", fields)
    opened = Library.open(home / "library.db")
    opened.scan([home / "music"], Watcher(jobs=1))
    yield opened
    opened.close()


def found(library, query):
    return [row.title for row in library.tracks.iterate(library.tracks.ids(query, "relevance"))]


@pytest.mark.parametrize("query, title", FINDS)
def test_what_people_type_finds_what_they_mean(library, query, title):
    assert title in found(library, query)


WORDS = [query for query, _ in FINDS if query.isalpha() and len(query) > 2]


@pytest.mark.parametrize("word", WORDS)
def test_the_texts_in_memory_and_the_index_find_and_rank_the_same(library, word):
    with closing(library.database.reader()) as connection:
        corpus = load_corpus(connection)
    memory = corpus.ranked(corpus.containing(fold(word)), [fold(word)])
    assert list(memory) == list(library.tracks._found(parse(word), "relevance", None))


@pytest.mark.parametrize("query, title", FIRST)
def test_the_likeliest_comes_first(library, query, title):
    assert found(library, query)[0] == title


def test_exact_goes_before_prefix_before_word_before_substring(library):
    assert found(library, "love") == ["Love", "Love Me Do", "Endless Love", "Glove"]


@pytest.mark.parametrize(
    "query",
    ["love -silver -mittens -diana -quarrymen", "hires:", "loved:", "rating>=1", "plays>0",
     "played:<1d", "missing:", "bits:24", "artist:love", "title:bjork", "lyrics:x", "zzzz", "夜夜",
     "year:1800..1850", "'; DROP TABLE track; --", '"" zzzz', "%", "_"],
)  # fmt: skip
def test_what_does_not_match_is_not_found(library, query):
    assert found(library, query) == []


def test_every_substring_of_every_title_is_found(library):
    for title in ("夜航", "花束を君に", "좋은 날", "крови", "glove"):
        for start in range(len(title)):
            for end in range(start + 1, len(title) + 1):
                part = title[start:end].strip()
                assert any(part in hit.lower() for hit in found(library, part)), part


def test_an_empty_query_finds_everything_in_any_order(library):
    assert len(library.tracks.ids()) == len(SONGS)
    years = [row.year for row in library.tracks.iterate(library.tracks.ids("", "-year"))]
    assert years == sorted(years, reverse=True)


def test_an_unknown_sort_says_what_there_is(library):
    with pytest.raises(PlayerError, match="title"):
        library.tracks.ids("", "colour")


def test_albums_and_names_are_found_and_counted(library):
    albums = library.albums.rows(library.albums.ids("joga", "title"))
    assert [album.title for album in albums] == ["Homogénic"]
    genres = {row.name: row.track_count for row in library.genres.rows()}
    assert genres["Rock"] == 4
    assert ("Rock", 4) in library.facet("genre")
    assert library.facet("genre", "artist:bjork") == [("Electronic", 1)]
    artists = library.artists.rows(library.artists.ids("artist"), "artist")
    assert {row.name: row.track_count for row in artists}["Björk"] == 1


def test_favourites_and_ratings_can_be_searched_and_taken_back(library):
    key = int(library.tracks.ids("joga")[0])
    library.annotations.love([key], loved=True)
    library.annotations.rate([key], 4.5)
    assert found(library, "loved:") == found(library, "rating>=4") == ["Jóga"]
    assert library.annotations.undo()
    assert found(library, "rating>=4") == []
    assert library.annotations.undo()
    assert found(library, "loved:") == []


SLIPS = [
    ("Endlss", "endless"),
    ("endless lvoe", "endless love"),
    ("qarrymen", "quarrymen"),
    ("Fleetwod don't", "fleetwood don't"),
    ("Senorta", "senorita"),
    ("yehagn", "yehang"),
    ("artist:Bjrök", "artist:bjork"),
    ("title:Saeglopr", "title:saeglopur"),
    ("album:Rumuors year:1977", "album:rumours year:1977"),
    ("銀河鉄道の昼", "银河鉄道の夜"),
]


@pytest.mark.parametrize("typed, meant", SLIPS)
def test_a_slip_of_the_keyboard_is_told_what_was_meant(library, typed, meant):
    assert found(library, typed) == []
    assert library.tracks.meant(typed) == meant
    assert found(library, meant)


@pytest.mark.parametrize(
    "typed",
    [
        "xqzvw",
        "lov",
        '"endlss love"',
        "-endlss",
        "endless 夜航",
        "endlss year:1877",
        "",
        "()",
        "OR",
    ],
)
def test_where_nothing_is_near_nothing_is_suggested(library, typed):
    assert library.tracks.meant(typed) == ""


def test_the_suggestion_knows_what_a_scan_has_brought_in(tmp_path):
    with closing(Library.open(tmp_path / "library.db")) as library:
        for title in ("Harbour", "Lighthouse"):
            make_flac(tmp_path / "music" / title / "1.flac", [("TITLE", title)])
            library.scan([tmp_path / "music"], Watcher(jobs=1))
            assert library.tracks.meant("Lighthuse") == ("lighthouse" * (title == "Lighthouse"))
