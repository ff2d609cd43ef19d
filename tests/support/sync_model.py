"""What two machines and their server must come to, whatever was done offline: a small model.

What reaches the server last is what counts for a star or a rating, plays add up, and a playlist
keeps what both sides added; one that was deleted lives on only where it was edited since.
"""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Shared:
    """A playlist as one machine has it: what was agreed on, what it is now."""

    base: Counter = field(default_factory=Counter)
    songs: Counter = field(default_factory=Counter)
    edited: bool = False
    uploaded: bool = False

    def agree(self, songs):
        self.base, self.songs = Counter(songs), Counter(songs)
        self.edited, self.uploaded = False, True


@dataclass
class Likes:
    """What is thought of songs, by remote id."""

    loved: dict = field(default_factory=dict)
    rating: dict = field(default_factory=dict)
    place_ms: dict = field(default_factory=dict)
    plays: Counter = field(default_factory=Counter)

    def add(self, more):
        self.loved |= more.loved
        self.rating |= more.rating
        self.place_ms |= more.place_ms
        self.plays += more.plays

    def facts(self):
        return (
            {song for song, loved in self.loved.items() if loved},
            {song: stars for song, stars in self.rating.items() if stars},
            {song: place for song, place in self.place_ms.items() if place},
            +self.plays,
        )


class Expected:
    """What the server must know, and what each machine still owes it."""

    def __init__(self, machines, likes):
        self.server, self.lists = likes, {}
        self.owed = {name: Likes() for name in machines}
        self.here = {name: {} for name in machines}
        self.deleted = {name: set() for name in machines}

    def delete(self, machine, name):
        if self.here[machine].pop(name).uploaded:
            self.deleted[machine].add(name)

    def sync(self, machine):
        self.server.add(self.owed[machine])
        self.owed[machine] = Likes()
        for name in self.deleted[machine]:
            self.lists.pop(name, None)
        self.deleted[machine].clear()
        here = self.here[machine]
        for name, mine in list(here.items()):
            self._bring_together(here, name, mine)
        for name in self.lists.keys() - here.keys():
            here[name] = Shared()
            here[name].agree(self.lists[name])

    def _bring_together(self, here, name, mine):
        if name not in self.lists and mine.uploaded and not mine.edited:
            del here[name]
            return
        theirs = self.lists.get(name)
        changes = mine.songs if theirs is None else mine.songs - mine.base
        removed = Counter() if theirs is None else mine.base - mine.songs
        self.lists[name] = (theirs or Counter()) + changes - removed
        mine.agree(self.lists[name])
