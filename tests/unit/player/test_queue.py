from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.errors import PlayerError
from player.model import RepeatMode, Track
from player.queue import Queue, QueueHistory, decode_queue, encode_queue


def playing(*items, start=0):
    return Queue().replace(items, start=start)


def items(entries):
    return [entry.item for entry in entries]


def after(queue, item):
    return queue.with_current(next(e.entry_id for e in queue.entries if e.item == item))


def ids_of(queue, *wanted):
    return [entry.entry_id for entry in queue.entries if entry.item in wanted]


def test_an_empty_queue_plays_nothing():
    queue = Queue()
    assert queue.current is None
    assert queue.upcoming(2) == ()
    assert queue.next() is None
    assert queue.previous() is None


def test_a_new_context_starts_where_it_is_told():
    queue = playing(10, 11, 12, start=1)
    assert queue.current.item == 11
    assert items(queue.upcoming(5)) == [12]
    assert queue.previous().item == 10


def test_a_start_outside_the_context_is_brought_inside():
    assert playing(10, 11, start=99).current.item == 11
    assert playing(start=3).current is None


def test_opened_files_and_library_tracks_share_a_queue():
    opened = Track(path="a.flac")
    assert items(playing(1).add_last([opened]).upcoming(1)) == [opened]


def test_play_next_goes_on_top_and_add_to_queue_at_the_end_of_your_block():
    queue = playing(1, 2, 3).add_last([10]).add_last([11]).add_next([9])
    assert items(queue.upcoming(9)) == [9, 10, 11, 2, 3]
    assert items(queue.yours) == [9, 10, 11]


def test_your_block_shrinks_as_it_plays():
    queue = after(playing(1, 2).add_last([10, 11]), 10)
    assert items(queue.yours) == [11]
    assert items(queue.add_last([12]).upcoming(9)) == [11, 12, 2]


def test_jumping_ahead_in_the_context_takes_your_block_along():
    queue = after(playing(1, 2, 3, 4).add_last([10]), 3)
    assert queue.current.item == 3
    assert items(queue.upcoming(9)) == [10, 4]


def test_going_back_and_forth_returns_to_the_same_place():
    queue = after(playing(1, 2, 3).add_last([10]), 2)
    back = queue.with_current(queue.previous().entry_id)
    assert back.next().item == 2


def test_a_new_context_keeps_what_you_put_by_hand():
    queue = playing(1, 2).add_last([10]).replace([5, 6], context="Album X")
    assert items(queue.upcoming(9)) == [10, 6]
    assert queue.context == "Album X"


def test_repeat_all_goes_round():
    queue = playing(1, 2, 3, start=2).with_repeat(RepeatMode.ALL)
    assert items(queue.upcoming(4)) == [1, 2, 3, 1]
    assert after(queue, 1).previous().item == 3


def test_repeat_one_repeats_but_the_skip_button_skips():
    queue = playing(1, 2).with_repeat(RepeatMode.ONE)
    assert items(queue.upcoming(2)) == [1, 1]
    assert queue.next().item == 2


def test_removing_what_plays_makes_the_next_current():
    queue = playing(1, 2, 3, start=1)
    assert queue.remove(ids_of(queue, 2)).current.item == 3
    assert queue.remove(ids_of(queue, 2, 3)).current is None
    assert queue.remove(ids_of(queue, 1)).current.item == 2


def test_the_same_track_twice_is_two_entries():
    queue = playing(7, 7)
    assert items(queue.remove([queue.entries[0].entry_id]).entries) == [7]


def test_moving_keeps_what_plays_current():
    queue = playing(1, 2, 3, 4)
    moved = queue.move(ids_of(queue, 1, 3), before_id=None)
    assert items(moved.entries) == [2, 4, 1, 3]
    assert moved.current.item == 1


def test_an_entry_dragged_into_your_block_becomes_yours():
    queue = playing(1, 2, 3).add_last([10])
    moved = queue.move(ids_of(queue, 3), before_id=ids_of(queue, 10)[0])
    assert items(moved.yours) == [3, 10]


def test_standing_on_an_entry_that_is_not_there_is_refused():
    with pytest.raises(PlayerError, match="999"):
        playing(1).with_current(999)


@pytest.mark.parametrize(
    "change",
    [
        lambda q: q.add_next([1]),
        lambda q: q.add_last([1]),
        lambda q: q.remove([1]),
        lambda q: q.move([1]),
        lambda q: q.replace([1]),
        lambda q: q.cleared(),
        lambda q: q.shuffled(1),
    ],
)
def test_a_locked_queue_refuses_every_change(change):
    with pytest.raises(PlayerError, match="locked"):
        change(playing(1, 2).with_lock(locked=True))


def test_a_locked_queue_still_plays_on():
    queue = playing(1, 2).with_lock(locked=True)
    assert queue.with_current(queue.next().entry_id).current.item == 2


def test_shuffle_starts_with_what_plays_and_keeps_your_block_on_top():
    queue = playing(*range(20), start=5).add_last([99]).shuffled(seed=4)
    assert queue.current.item == 5
    assert queue.upcoming(1)[0].item == 99
    assert sorted(items(queue.entries)) == [*range(20), 99]


def test_one_seed_gives_one_order():
    queue = playing(*range(50))
    assert queue.shuffled(7).entries == queue.shuffled(7).entries
    assert queue.shuffled(7).entries != queue.shuffled(8).entries


def test_unshuffling_returns_to_the_old_order_around_what_plays():
    queue = playing(*range(10)).shuffled(3)
    queue = queue.with_current(queue.upcoming(4)[3].entry_id)
    plain = queue.unshuffled()
    assert items(plain.entries) == list(range(10))
    assert plain.current == queue.current
    assert plain.shuffle_seed is None


def test_entries_added_while_shuffled_survive_unshuffling():
    queue = playing(*range(10)).shuffled(3).add_last([99])
    plain = queue.unshuffled()
    assert items(plain.upcoming(1)) == [99]
    assert len(plain.entries) == 11


def test_artists_are_kept_apart_when_it_is_possible():
    queue = playing(*range(400)).shuffled(11, artist_of=lambda item: min(item % 7, 4))
    artists = [min(item % 7, 4) for item in items(queue.upcoming(399))]
    assert sum(a == b for a, b in pairwise(artists)) == 0


def test_albums_stay_whole_when_asked():
    queue = playing(*range(30)).shuffled(5, group_of=lambda item: item // 10)
    albums = [item // 10 for item in items(queue.entries)[1:]]
    assert sum(a != b for a, b in pairwise(albums)) == 2


def test_undo_brings_back_what_was_removed_and_redo_takes_it_again():
    queue = playing(1, 2, 3)
    fewer = queue.remove(ids_of(queue, 2))
    undone, history = QueueHistory().changed(queue).undo(fewer)
    assert items(undone.entries) == [1, 2, 3]
    again, _ = history.redo(undone)
    assert items(again.entries) == [1, 3]


def test_undo_does_not_interrupt_what_plays():
    queue = playing(1, 2, 3)
    later = after(queue.remove(ids_of(queue, 2)), 3)
    undone, _ = QueueHistory().changed(queue).undo(later)
    assert undone.current.item == 3


def test_undo_without_a_past_changes_nothing():
    queue = playing(1)
    assert QueueHistory().undo(queue) == (queue, QueueHistory())
    assert QueueHistory().redo(queue) == (queue, QueueHistory())


def test_the_last_twenty_queues_are_kept():
    history = QueueHistory()
    for n in range(25):
        history = history.replaced(playing(n))
    assert [queue.current.item for queue in history.queues] == list(range(5, 25))


CHANGES = st.sampled_from(["next", "last", "remove", "move", "jump", "shuffle", "plain", "replace"])


@given(st.lists(st.tuples(CHANGES, st.integers(0, 1000)), max_size=25))
def test_whatever_is_done_ids_stay_unique_and_the_position_valid(changes):
    queue = playing(*range(6))
    for change, n in changes:
        ids = [entry.entry_id for entry in queue.entries]
        pick = [ids[n % len(ids)]] if ids else []
        match change:
            case "next":
                queue = queue.add_next([n, n])
            case "last":
                queue = queue.add_last([n])
            case "remove":
                queue = queue.remove(pick)
            case "move":
                queue = queue.move(pick, ids[n // 7 % len(ids)] if ids else None)
            case "jump" if pick:
                queue = queue.with_current(pick[0])
            case "shuffle":
                queue = queue.shuffled(n, artist_of=lambda item: item % 2)
            case "plain":
                queue = queue.unshuffled()
            case "replace":
                queue = queue.replace(range(n % 9), start=n % 4)
        assert max(Counter(e.entry_id for e in queue.entries).values(), default=1) == 1
        assert -1 <= queue.position < max(len(queue.entries), 1)


@given(st.lists(st.integers(0, 5), max_size=60), st.integers(0, 1 << 32))
def test_shuffling_loses_and_repeats_nothing(artists, seed):
    queue = playing(*range(len(artists))).shuffled(seed, artist_of=lambda item: artists[item])
    assert sorted(items(queue.entries)) == list(range(len(artists)))


def test_a_queue_survives_the_program_whole():
    odd = Track(path="/m/gbk-\udcd6\udcdc.flac", title="夜航")
    queue = playing(1, 2, 3).add_last([odd]).shuffled(5).with_repeat(RepeatMode.ALL)
    assert decode_queue(encode_queue(queue)) == queue


def test_a_kept_queue_that_cannot_be_read_is_an_empty_one():
    assert decode_queue(b"junk") == Queue()
