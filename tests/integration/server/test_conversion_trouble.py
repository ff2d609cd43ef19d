"""What ffmpeg could not finish is never kept, whatever it says itself."""

import os
import shutil
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.support import cloud

cloud.server_parts()

from player.server.media.transcoding import Transcoder  # noqa: E402  the optional part


@pytest.fixture
def transcoder(tmp_path):
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed")
    (tmp_path / "cache").mkdir()
    return Transcoder(tmp_path / "cache")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_conversion_on_its_way_is_given_up(transcoder, tmp_path):
    endless = tmp_path / "endless.wav"
    os.mkfifo(endless)
    made = []
    target = tmp_path / "cache" / "made.flac"
    work = threading.Thread(target=lambda: made.append(transcoder.run(endless, target, [])))
    work.start()
    transcoder.close()
    work.join(cloud.PATIENCE_S)
    assert made == [False]
    assert list(target.parent.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("codec", ["opus", "mp3", "flac"])
def test_what_a_full_disk_cut_short_is_not_kept(transcoder, tmp_path, codec):
    song, target = tmp_path / "song.wav", tmp_path / "cache" / f"made.{codec}"
    soundfile.write(song, np.zeros((48_000, 2), np.int16), 48_000)
    partial = target.with_name(f".{target.name}.{threading.get_ident()}.{codec}")
    partial.symlink_to("/dev/full")
    assert not transcoder.run(song, target, [])
    assert list(target.parent.iterdir()) == []
