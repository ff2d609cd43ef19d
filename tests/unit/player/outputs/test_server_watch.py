"""What is made of a sound server's words, where two answers are of two moments."""

import json
import queue

import pytest

from player.outputs.server_watch import ServerChange, ServerWatch, SinkFormat

OURS = 4_711
PROGRAM = """#!/bin/sh
cd "$(dirname "$0")"
if [ "$1" = subscribe ]; then
  printf "Event 'new' on sink-input #2\\nEvent 'change' on sink-input #2\\n"
  exec tail -f /dev/null
fi
head -n 1 "$3"
if [ "$(wc -l < "$3")" -gt 1 ]; then sed -i 1d "$3"; fi
"""


@pytest.fixture
def answers(tmp_path, monkeypatch):
    """Have `pactl` answer what is written here, a line a question; the last one stays."""

    def write(streams, rates):
        inputs = [
            {"index": s, "sink": 0, "properties": {"application.process.id": str(OURS)}}
            for s in streams
        ]
        sinks = [{"index": 0, "sample_specification": f"s32le 2ch {rate}Hz"} for rate in rates]
        for name, items in (("sink-inputs", inputs), ("sinks", sinks)):
            (tmp_path / name).write_text("".join(json.dumps([item]) + "\n" for item in items))
        program = tmp_path / "pactl"
        program.write_text(PROGRAM)
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    return write


def test_a_sink_that_follows_the_next_track_has_not_changed_its_quality(answers):
    """Asked for while 48 kHz ends and 44.1 kHz begins: the old stream, but the new rate."""
    answers((1, 1, 2, 2, 2), (48_000, 44_100, 44_100, 44_100, 16_000))
    told = queue.SimpleQueue()
    watch = ServerWatch(lambda: OURS)
    watch.listen(told.put)
    try:
        heard = [told.get(timeout=30) for _ in range(4)]
    finally:
        watch.close()
    rates = [SinkFormat(rate, 32, 2) for rate in (48_000, 44_100, 16_000)]
    assert heard == [*rates, ServerChange.PROFILE]
