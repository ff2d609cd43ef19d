"""Gain tags: right in every kind of file, and nothing else in the file changed."""

import subprocess

import pytest
import soundfile
from mutagen.id3 import ID3, TIT2, TXXX
from mutagen.oggopus import OggOpus

from player.errors import PlayerError
from player.library.tags import read_tags
from player.offline.album import album_levels
from player.offline.gain_tags import write_gain_tags
from player.offline.measuring import measure
from tests.support import recordings
from tests.support.signals import tone
from tests.support.tools import needs


def flac(path, level=0.1, title="Kept"):
    soundfile.write(path, tone(1000.0, 48_000, 1.5, level).T, 48_000, subtype="PCM_24")
    subprocess.run(["metaflac", f"--set-tag=TITLE={title}", path], check=True)
    return path


def encoded(tmp_path, name, *options):
    source = recordings.write(tmp_path / "in.wav", tone(1000.0, 48_000, 1.5, 0.1).T, 48_000)
    words = ["-metadata", "title=Kept", *options, tmp_path / name]
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", source, *words], check=True)
    return tmp_path / name


KINDS = {
    "flac": ("x.flac",),
    "vorbis": ("x.ogg", "-c:a", "libvorbis"),
    "opus": ("x.opus", "-c:a", "libopus"),
    "mp3": ("x.mp3", "-c:a", "libmp3lame", "-id3v2_version", "4"),
    "aac": ("x.m4a", "-c:a", "aac"),
    "alac": ("y.m4a", "-c:a", "alac"),
    "wavpack": ("x.wv",),
    "wav": ("x.wav",),
    "aiff": ("x.aiff", "-write_id3v2", "1"),
}


@needs("ffmpeg")
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_takes_its_gain_and_keeps_its_words(tmp_path, kind):
    path = encoded(tmp_path, *KINDS[kind])
    measured = measure(str(path))
    write_gain_tags(measured, measured.levels)
    tags = read_tags(path)
    expected = -18.0 - measured.levels.integrated_lufs
    assert tags.gain.track_db == pytest.approx(expected, abs=0.01)
    assert tags.gain.album_db == pytest.approx(expected, abs=0.01)
    assert tags.title == "Kept"
    again = measure(str(path))
    assert again.levels == measured.levels
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted({"in.wav", path.name})


@needs("ffmpeg")
def test_opus_counts_from_its_own_reference_and_has_no_peak(tmp_path):
    path = encoded(tmp_path, *KINDS["opus"])
    words = write_gain_tags(measure(str(path)), None)
    tags = OggOpus(path).tags
    loudness = measure(str(path)).levels.integrated_lufs
    assert int(tags["R128_TRACK_GAIN"][0]) == pytest.approx(256 * (-23.0 - loudness), abs=2)
    assert list(words) == ["R128_TRACK_GAIN"]
    assert not [name for name in dict(tags) if "replaygain" in name.lower()]


@needs("metaflac")
def test_the_album_gain_is_that_of_all_files_together(tmp_path):
    paths = [flac(tmp_path / "quiet.flac", 0.02), flac(tmp_path / "loud.flac", 0.2)]
    tracks = [measure(str(path)) for path in paths]
    album = album_levels(tracks)
    for track in tracks:
        write_gain_tags(track, album)
    quiet, loud = (read_tags(path).gain for path in paths)
    assert quiet.album_db == loud.album_db
    assert loud.track_db < loud.album_db < loud.track_db + 1  # the seam counts too
    assert quiet.track_db > quiet.album_db + 15
    assert quiet.album_peak == loud.track_peak == pytest.approx(0.2, rel=0.01)


@needs("metaflac")
def test_a_file_alone_keeps_the_album_gain_it_has(tmp_path):
    path = flac(tmp_path / "x.flac")
    subprocess.run(["metaflac", "--set-tag=REPLAYGAIN_ALBUM_GAIN=-7.00 dB", path], check=True)
    subprocess.run(["metaflac", "--set-tag=REPLAYGAIN_TRACK_GAIN=-9.00 dB", path], check=True)
    write_gain_tags(measure(str(path)), None)
    gain = read_tags(path).gain
    assert gain.album_db == -7.0
    assert gain.track_db == pytest.approx(2.0, abs=0.1)


@needs("ffmpeg")
def test_an_older_id3_stays_as_old_and_old_gains_go(tmp_path):
    path = encoded(tmp_path, "x.mp3", "-c:a", "libmp3lame", "-id3v2_version", "3")
    old = ID3(path)
    old.add(TXXX(3, "replaygain_track_gain", ["-9.99 dB"]))
    old.add(TIT2(1, ["Måne"]))
    old.update_to_v23()
    old.save(path, v2_version=3)
    write_gain_tags(measure(str(path)), None)
    raw = ID3(path)
    gains = [f.desc for f in raw.getall("TXXX") if f.desc.lower() == "replaygain_track_gain"]
    assert gains == ["REPLAYGAIN_TRACK_GAIN"]
    assert raw.version[:2] == (2, 3)
    assert read_tags(path).title == "Måne"


@needs("metaflac")
def test_a_link_stays_a_link_and_the_file_behind_it_is_tagged(tmp_path):
    path = flac(tmp_path / "x.flac")
    link = tmp_path / "link.flac"
    link.symlink_to(path)
    write_gain_tags(measure(str(link)), None)
    assert link.is_symlink()
    assert read_tags(path).gain.track_db is not None


def test_silence_and_files_without_room_for_tags_are_left_as_they_are(tmp_path):
    silent = recordings.write(tmp_path / "silent.wav", recordings.integers(100_000) * 0)
    au = recordings.write(tmp_path / "x.au", tone(1000.0, 44_100, 1.0, 0.1).T)
    for path, code in ((silent, "tags.silent"), (au, "tags.unsupported")):
        before = path.read_bytes()
        with pytest.raises(PlayerError) as caught:
            write_gain_tags(measure(str(path)), None)
        assert caught.value.code == code
        assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


@needs("metaflac")
def test_what_became_unreadable_since_it_was_measured_stays_as_it_is(tmp_path):
    path = flac(tmp_path / "x.flac")
    measured = measure(str(path))
    path.write_bytes(b"fLaC but nothing more")
    with pytest.raises(PlayerError):
        write_gain_tags(measured, None)
    assert path.read_bytes() == b"fLaC but nothing more"
    assert [file.name for file in tmp_path.iterdir()] == ["x.flac"]
