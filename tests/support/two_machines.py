"""Two machines and one server, edited offline at random and held against a model of all three."""

import itertools
from collections import Counter
from contextlib import ExitStack, suppress
from time import time

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from player.library.keep.annotations import Play
from player.library.remote import outbox
from player.service.http import UnreachableError
from player.service.source import Credentials
from tests.support.device import device
from tests.support.sync_model import Expected, Likes, Shared

MACHINES = ("laptop", "desktop")
_MOMENTS_MS = itertools.count(1_700_000_000_000, 1000)
_HOUR_S = 3600.0  # longer than any wait before another attempt


class TwoMachines(RuleBasedStateMachine):
    """Random acts on two machines; each is offline but for the moment of a sync."""

    def __init__(self, served, folder):
        super().__init__()
        with ExitStack() as opened:
            self._prepare(opened, served, folder)
            self._open = opened.pop_all()

    def _prepare(self, opened, served, folder):
        patch = opened.enter_context(pytest.MonkeyPatch.context())
        self._now_s = time()
        patch.setattr(outbox, "time", lambda: self._now_s)
        _forget_all(served)
        credentials = Credentials("ann", api_key=served.key)
        self._machines = {
            name: opened.enter_context(device(folder / name, served.url, credentials))
            for name in MACHINES
        }
        for machine in self._machines.values():
            machine.sync()
        self._songs = sorted(self._remote_ids("laptop").values())
        self._names = (f"List {number}" for number in itertools.count())
        self._expected = Expected(MACHINES, Likes(plays=self._likes("laptop")[-1]))

    def teardown(self):
        """All are at home: after a round of syncs nothing is owed and nothing differs."""
        try:
            for name in (*MACHINES, *MACHINES):
                self._sync(name)
            for machine in self._machines.values():
                assert machine.library.outbox.count() == 0
                assert machine.library.outbox.problems() == []
            laptop, desktop = self._machines.values()
            assert laptop.playlists() == desktop.playlists()
        finally:
            self._open.close()

    machines = st.sampled_from(MACHINES)
    places = st.integers(0, 8)

    @rule(machine=machines, place=places, loved=st.booleans())
    def love(self, machine, place, loved):
        track, song = self._track(machine, place)
        if self._row(machine, track).loved != loved:
            self._expected.owed[machine].loved[song] = loved
        self._library(machine).annotations.love([track], loved=loved)

    @rule(machine=machines, place=places, stars=st.sampled_from([None, 1, 3, 5]))
    def rate(self, machine, place, stars):
        track, song = self._track(machine, place)
        if self._row(machine, track).rating != stars:
            self._expected.owed[machine].rating[song] = stars
        self._library(machine).annotations.rate([track], stars)

    @rule(machine=machines, place=places, position_ms=st.sampled_from([0, 5_000, 70_000]))
    def stop_half_way(self, machine, place, position_ms):
        track, song = self._track(machine, place)
        if self._library(machine).places.get(track) != position_ms:
            self._expected.owed[machine].place_ms[song] = position_ms
        self._library(machine).places.keep(track, position_ms)

    @rule(machine=machines, place=places)
    def play(self, machine, place):
        track, song = self._track(machine, place)
        self._library(machine).annotations.record_play(Play(track, next(_MOMENTS_MS), 60_000))
        self._expected.owed[machine].plays[song] += 1

    @rule(machine=machines, places=st.lists(places, max_size=3))
    def make_a_list(self, machine, places):
        name, library = next(self._names), self._library(machine)
        tracks = [self._track(machine, place) for place in places]
        made = library.playlists.create(name)
        library.playlists.append(made, [track for track, _ in tracks])
        library.remote_playlists.share(made, self._machines[machine].source)
        self._expected.here[machine][name] = Shared(
            songs=Counter(song for _, song in tracks), edited=True
        )

    @precondition(lambda self: any(self._expected.here.values()))
    @rule(data=st.data(), machine=machines, place=places)
    def add_to_a_list(self, data, machine, place):
        if key := self._some_list(data, machine):
            track, song = self._track(machine, place)
            self._library(machine).playlists.append(key[1], [track])
            self._edit(machine, key[0], lambda songs: songs.update([song]))

    @precondition(lambda self: any(self._expected.here.values()))
    @rule(data=st.data(), machine=machines, place=places)
    def take_out_of_a_list(self, data, machine, place):
        key = self._some_list(data, machine)
        if not key or not (items := self._library(machine).playlists.items(key[1])):
            return
        gone = items[place % len(items)]
        kept = [item.entry for item in items if item is not gone]
        self._library(machine).playlists.set_items(key[1], kept)
        song = gone.entry.location.partition("/")[2]
        self._edit(machine, key[0], lambda songs: songs.subtract([song]))

    @precondition(lambda self: any(self._expected.here.values()))
    @rule(data=st.data(), machine=machines)
    def delete_a_list(self, data, machine):
        if key := self._some_list(data, machine):
            self._library(machine).playlists.delete(key[1])
            self._expected.delete(machine, key[0])

    @rule(machine=machines)
    def sync(self, machine):
        self._sync(machine)

    @rule(machine=machines, kept=st.integers(0, 6))
    def sync_again_after_an_answer_was_lost(self, machine, kept):
        """The server did as it was told, and the line broke before it could say so."""
        with self._machines[machine].losing_answers(kept), suppress(UnreachableError):
            self._machines[machine].sync()
        self._sync(machine)

    def _sync(self, name):
        self._now_s += _HOUR_S
        self._machines[name].sync()
        self._expected.sync(name)
        self._look(name)

    def _look(self, name):
        assert self._likes(name) == self._expected.server.facts()
        here = self._expected.here[name]
        assert self._machines[name].playlist_names() == sorted(here)
        found = {title: Counter(songs) for title, songs in self._machines[name].playlists().items()}
        assert found == {title: +shared.songs for title, shared in here.items()}

    @invariant()
    def nothing_is_given_up(self):
        for machine in self._machines.values():
            assert machine.library.outbox.problems() == []

    def _library(self, machine):
        return self._machines[machine].library

    def _remote_ids(self, name):
        tracks = self._library(name).tracks
        found = tracks.tracks(self._machines[name].ids())
        return {track.track_id: track.path.partition("/")[2] for track in found}

    def _track(self, name, place):
        """A song, as this machine's track and as the server calls it."""
        machine, song = self._machines[name], self._songs[place]
        return machine.library.remote_files.track_ids(machine.source, [song])[song], song

    def _row(self, name, track):
        return self._library(name).tracks.rows([track])[0]

    def _likes(self, name):
        songs = self._remote_ids(name)
        rows = self._library(name).tracks.rows(list(songs))
        kept = self._library(name).places
        return (
            {songs[row.id] for row in rows if row.loved},
            {songs[row.id]: row.rating for row in rows if row.rating},
            {songs[row.id]: place for row in rows if (place := kept.get(row.id))},
            Counter({songs[row.id]: row.plays for row in rows if row.plays}),
        )

    def _some_list(self, data, machine):
        """Name and id of one of a machine's lists; None when it has none."""
        names = sorted(self._expected.here[machine])
        if not names:
            return None
        name = data.draw(st.sampled_from(names))
        return name, self._library(machine).playlists.find(name).id

    def _edit(self, machine, name, edit):
        shared = self._expected.here[machine][name]
        edit(shared.songs)
        shared.edited = True


def _forget_all(served):
    """Begin with a server that knows of no star, rating or list; plays stay for ever."""
    with served.client() as client:

        def ask(endpoint, **parameters):
            answer = client.get(f"/rest/{endpoint}", params={"f": "json", **parameters})
            return answer.json()["subsonic-response"]

        for song in ask("search3", query="", songCount=500)["searchResult3"]["song"]:
            if "starred" in song:
                ask("unstar", id=song["id"])
            if "userRating" in song:
                ask("setRating", id=song["id"], rating=0)
        for mark in ask("getBookmarks")["bookmarks"]["bookmark"]:
            ask("deleteBookmark", id=mark["entry"]["id"])
        for playlist in ask("getPlaylists")["playlists"]["playlist"]:
            ask("deletePlaylist", id=playlist["id"])


def walk(served, folder, *, walks, steps, shrink=False):
    """Walk at random, the same ways each time; `shrink` looks for the shortest way to a failure."""
    folders = (folder / f"walk {number}" for number in itertools.count())
    left_out = {Phase.explain} if shrink else {Phase.explain, Phase.shrink}
    run_state_machine_as_test(
        lambda: TwoMachines(served, next(folders)),
        settings=settings(
            max_examples=walks,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[phase for phase in Phase if phase not in left_out],
        ),
    )
