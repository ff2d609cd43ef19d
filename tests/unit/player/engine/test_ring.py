"""The output ring, compiled and in Python: one suite for both."""

import ast
import inspect
import textwrap
import threading
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.engine import ring as ring_module
from player.engine.ring import ENDING, FLOWING, PythonRing, compiled
from player.engine.shared import EngineMemory, RingHeader, prepare_memory
from tests.support.engine_bench import ring_makers

CAPACITY = 1 << 10


@pytest.fixture(params=["C", "Python"])
def make_ring(request):
    makers = ring_makers()
    if request.param not in makers:
        pytest.skip("the compiled ring was not built here")

    def make(capacity=CAPACITY, channels=2, fade_frames=0, gain_ramp_frames=0):
        memory = EngineMemory()
        prepare_memory(memory)
        ring = makers[request.param](memory, capacity, channels)
        ring.memory = memory
        ring.header.fade_frames = fade_frames
        ring.header.gain_ramp_frames = gain_ramp_frames
        ring.header.device_bits = 24
        ring.header.phase = FLOWING
        ring.header.wants_play = 1
        return ring

    return make


def counter(start, frames, channels=2):
    """Frames that say which they are, in every channel, in codes of 24 bits."""
    numbers = np.arange(start, start + frames, dtype=np.int64)[:, np.newaxis] * 256
    return np.repeat(numbers, channels, axis=1).astype(np.int32)


def pulled(ring, frames):
    out = np.full((frames, ring.header.channels), 7, np.int32)
    ring.pull(out)
    return out


def test_what_goes_in_comes_out_untouched(make_ring):
    ring = make_ring()
    ring.write(counter(1, 700))
    assert np.array_equal(pulled(ring, 700), counter(1, 700))


def test_it_goes_round_without_a_seam(make_ring):
    ring = make_ring()
    for start in range(0, 5000, 500):
        assert ring.write(counter(start, 500)) == 500
        assert np.array_equal(pulled(ring, 500), counter(start, 500))


def test_it_takes_no_more_than_it_has_room_for(make_ring):
    ring = make_ring()
    assert ring.write(counter(0, CAPACITY + 300)) == CAPACITY
    assert ring.space() == 0
    pulled(ring, 100)
    assert ring.space() == 100


def test_an_empty_ring_is_silence_and_is_counted_once_a_gap(make_ring):
    ring = make_ring()
    ring.write(counter(1, 100))
    out = pulled(ring, 150)
    assert np.array_equal(out[:100], counter(1, 100))
    assert not out[100:].any()
    pulled(ring, 30)
    assert (ring.header.starved_frames, ring.header.starved_events) == (80, 1)
    ring.write(counter(1, 50))
    pulled(ring, 50)
    pulled(ring, 10)
    assert ring.header.starved_events == 2


def test_the_end_of_the_music_is_no_gap(make_ring):
    ring = make_ring()
    ring.write(counter(1, 100))
    ring.header.phase = ENDING
    pulled(ring, 400)
    assert ring.header.starved_frames == 0


def test_nothing_flows_before_enough_is_there(make_ring):
    ring = make_ring()
    ring.header.phase = ring_module.FILLING
    ring.write(counter(1, 100))
    assert not pulled(ring, 50).any()
    ring.header.phase = FLOWING
    assert np.array_equal(pulled(ring, 50), counter(1, 50))


def test_a_pause_without_fade_loses_no_frame(make_ring):
    ring = make_ring()
    ring.write(counter(1, 300))
    first = pulled(ring, 100)
    ring.header.wants_play = 0
    assert not pulled(ring, 64).any()
    ring.header.wants_play = 1
    assert np.array_equal(np.vstack([first, pulled(ring, 200)]), counter(1, 300))


def test_a_pause_fades_down_and_a_resume_fades_up(make_ring):
    ring = make_ring(fade_frames=64)
    ring.write(np.full((1000, 2), 1 << 30, np.int32))
    pulled(ring, 100)
    ring.header.wants_play = 0
    down = pulled(ring, 100)[:, 0] / 2**30
    assert down[0] > 0.95
    assert (np.diff(down[:64]) < 1e-5).all()
    assert not down[64:].any()
    ring.header.wants_play = 1
    up = pulled(ring, 100)[:, 0] / 2**30
    assert up[0] < 0.05
    assert (up[64:] == 1.0).all()


def test_the_first_frame_of_a_track_is_not_faded(make_ring):
    ring = make_ring(fade_frames=64)
    ring.write(counter(5, 100))
    assert np.array_equal(pulled(ring, 100), counter(5, 100))


def test_a_flush_jumps_to_the_new_sound(make_ring):
    ring = make_ring()
    ring.write(counter(1, 400))
    pulled(ring, 100)
    ring.header.flush_to = ring.header.written
    ring.write(counter(9000, 200))
    assert np.array_equal(pulled(ring, 200), counter(9000, 200))


def test_a_flush_fades_the_old_sound_out_and_leaves_a_new_track_alone(make_ring):
    ring = make_ring(fade_frames=50)
    ring.write(np.full((400, 2), 1 << 30, np.int32))
    pulled(ring, 100)
    ring.header.flush_to = ring.header.written
    ring.write(counter(9000, 200))
    out = pulled(ring, 250)
    assert 0 < out[25, 0] < 1 << 30
    assert np.array_equal(out[50:], counter(9000, 200))


def test_a_flush_inside_a_track_fades_in(make_ring):
    ring = make_ring(fade_frames=50)
    ring.header.flush_fades_in = 1
    ring.write(counter(1, 100))
    pulled(ring, 10)
    ring.header.flush_to = ring.header.written
    ring.write(np.full((200, 2), 1 << 30, np.int32))
    out = pulled(ring, 200)[:, 0]
    assert out[50] < 0.05 * 2**30
    assert (out[100:] == 1 << 30).all()


def test_a_second_flush_before_the_first_is_seen_wins(make_ring):
    ring = make_ring()
    ring.write(counter(1, 100))
    ring.header.flush_to = ring.header.written
    ring.write(counter(500, 100))
    ring.header.flush_to = ring.header.written
    ring.write(counter(900, 100))
    assert np.array_equal(pulled(ring, 100), counter(900, 100))


def test_a_flush_while_paused_waits_at_the_new_place(make_ring):
    ring = make_ring(fade_frames=50)
    ring.write(counter(1, 200))
    ring.header.wants_play = 0
    pulled(ring, 100)
    ring.header.flush_to = ring.header.written
    ring.write(counter(900, 100))
    assert not pulled(ring, 100).any()
    ring.header.wants_play = 1
    assert np.array_equal(pulled(ring, 100), counter(900, 100))


def test_volume_walks_to_its_target_and_settles_there(make_ring):
    ring = make_ring(gain_ramp_frames=200)
    ring.write(np.full((600, 2), 1 << 30, np.int32))
    ring.header.gain_target = 0.5
    out = pulled(ring, 600)[:, 0] / 2**30
    assert out[0] > 0.98
    assert np.abs(np.diff(out)).max() < 0.006
    assert np.abs(out[150:] - 0.5).max() < 1e-6


def test_full_volume_is_bit_exact_again_after_a_change(make_ring):
    ring = make_ring(gain_ramp_frames=10)
    ring.header.gain_target = 0.25
    ring.write(counter(1, 100))
    pulled(ring, 100)
    ring.header.gain_target = 1.0
    ring.write(counter(1, 20))
    pulled(ring, 20)
    ring.write(counter(777, 300))
    assert np.array_equal(pulled(ring, 300), counter(777, 300))


def test_below_full_volume_the_sound_is_dithered_to_the_device(make_ring):
    """An undithered 24-bit tone of 0.4 LSB would vanish; dithered, its mean survives."""
    ring = make_ring(capacity=1 << 17)
    ring.header.gain_target = ring.header.gain = 0.1
    ring.write(np.full((100_000, 2), 4 * 256, np.int32))
    out = pulled(ring, 100_000)
    assert (out % 256 == 0).all()
    assert out.mean() / 256 == pytest.approx(0.4, abs=0.02)
    assert set(np.unique(out // 256)) <= {-1, 0, 1}


def test_no_volume_is_silence_but_for_dither(make_ring):
    ring = make_ring()
    ring.header.gain_target = ring.header.gain = 0.0
    ring.write(np.full((500, 2), 2**31 - 1, np.int32))
    assert np.abs(pulled(ring, 500)).max() <= 256


def test_full_scale_never_wraps(make_ring):
    ring = make_ring()
    ring.header.gain_target = ring.header.gain = 0.9999999999
    ring.write(np.full((500, 2), 2**31 - 1, np.int32))
    assert pulled(ring, 500).min() > 0


def test_intervals_between_callbacks_are_kept_in_bins(make_ring):
    ring = make_ring()
    ring.header.late_ns = 50_000_000
    now = 1_000_000_000
    for interval_ms in (0, 10, 10, 10, 200):
        now += interval_ms * 1_000_000
        ring.observe(now, underrun=interval_ms == 200)
    header = ring.header
    assert (header.callbacks, header.device_underruns, header.late_callbacks) == (5, 1, 1)
    assert header.longest_ns == 200_000_000
    assert sum(header.intervals) == 4
    assert header.intervals[7] == 3  # 8 ms <= 10 ms < 16 ms


@pytest.mark.skipif(compiled() is None, reason="the compiled ring was not built here")
def test_both_sides_of_the_language_border_agree_on_every_offset():
    ffi = compiled().ffi
    for name, _ in RingHeader._fields_:
        assert ffi.offsetof("ring_header", name) == getattr(RingHeader, name).offset, name


def act_on(ring, act, amount, written):
    """Do one thing to a ring; return what can be compared."""
    header = ring.header
    match act:
        case "write":
            return ring.write(counter(written, amount))
        case "pull":
            return pulled(ring, amount).tolist()
        case "play":
            header.wants_play = amount % 2
        case "flush":
            header.flush_fades_in = amount % 2
            header.flush_to = header.written
        case "gain":
            header.gain_target = amount / 300
        case "phase":
            header.phase = amount % 3
    return [getattr(header, name) for name in ("running", "starved_frames", "starved_events")]


ACTS = st.tuples(
    st.sampled_from(["write", "pull", "play", "flush", "phase", "gain"]), st.integers(1, 300)
)


@settings(deadline=None, max_examples=60)
@given(acts=st.lists(ACTS, max_size=60))
def test_both_rings_do_the_same_whatever_is_asked(acts):
    makers = ring_makers()
    if "C" not in makers:
        pytest.skip("the compiled ring was not built here")
    memories = [EngineMemory(), EngineMemory()]
    rings = []
    for name, memory in zip(("C", "Python"), memories, strict=True):
        prepare_memory(memory)
        rings.append(makers[name](memory, 256, 2))
        rings[-1].header.fade_frames, rings[-1].header.phase = 16, FLOWING
        rings[-1].header.device_bits = 32  # no dither: the two generators differ
    for act, amount in acts:
        written = rings[0].header.written
        results = [act_on(ring, act, amount, written) for ring in rings]
        assert np.abs(np.subtract(*results)).max() <= 1  # the factors may round apart
        assert rings[0].header.read == rings[1].header.read


def test_two_threads_lose_nothing_and_repeat_nothing(make_ring):
    ring = make_ring(capacity=1 << 12)
    total = 400_000

    def produce():
        random = np.random.default_rng(1)
        sent = 0
        while sent < total:
            sent += ring.write(counter(sent, min(int(random.integers(1, 900)), total - sent)))

    producer = threading.Thread(target=produce)
    producer.start()
    random = np.random.default_rng(2)
    heard = []
    while ring.header.read < total:
        before = ring.header.read
        out = pulled(ring, int(random.integers(1, 900)))
        heard.append(out[: ring.header.read - before, 0])
    producer.join()
    numbers = np.concatenate(heard) // 256
    assert np.array_equal(numbers, np.arange(total))


_MAY_CALL = {
    "min", "max", "len", "abs", "int", "float", "bit_length", "ceil", "copysign", "random", "rint",
    "clip", "astype", "arange", "_approach",
}  # fmt: skip


def test_the_python_callback_names_nothing_that_can_block():
    """Every call reached from pull and observe is arithmetic or a method of the ring itself."""
    methods = {
        name: ast.parse(textwrap.dedent(inspect.getsource(function)))
        for name, function in inspect.getmembers(PythonRing, inspect.isfunction)
    }
    methods["_approach"] = ast.parse(inspect.getsource(ring_module._approach))
    todo, seen = ["pull", "observe"], set()
    while todo:
        name = todo.pop()
        seen.add(name)
        tree = methods[name]
        assert not any(
            isinstance(node, ast.With | ast.AsyncWith | ast.Import | ast.ImportFrom | ast.Raise)
            for node in ast.walk(tree)
        ), name
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            called = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id
            assert called in methods or called in _MAY_CALL, f"{name} calls {called}"
            if called in methods and called not in seen:
                todo.append(called)
    assert {"pull", "observe", "_give", "_piece"} <= seen


def test_counters_of_the_shared_memory_lie_on_eight_byte_steps():
    offsets = [getattr(RingHeader, name).offset for name, _ in RingHeader._fields_]
    assert all(offset % 8 == 0 for offset in offsets)
    assert all(a < b for a, b in pairwise(offsets))
