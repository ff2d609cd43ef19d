"""Sound, covers and lyrics as clients get them."""

import base64
import hashlib
import json
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.cloud_music import COVER


@pytest.fixture
def client(served):
    with served.client() as opened:
        yield opened


def streamed(client, song, **parameters):
    headers = parameters.pop("headers", {})
    return client.get("/rest/stream", params={"id": song, **parameters}, headers=headers)


def failure(answer):
    return answer.json()["subsonic-response"]["error"]["code"]


def probe(content, tmp_path):
    """What ffprobe says of a sound."""
    path = tmp_path / "answer"
    path.write_bytes(content)
    command = ["ffprobe", "-v", "error", "-show_streams", "-of", "json", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    return json.loads(done.stdout)["streams"][0]


def test_a_file_comes_byte_by_byte_with_ranges_a_tag_and_a_digest(client, song_ids, cloud_music):
    original = (cloud_music / "Hires" / "deep.flac").read_bytes()
    whole = streamed(client, song_ids["Deep"], format="raw")
    assert whole.content == original
    assert (whole.headers["content-type"], whole.headers["accept-ranges"]) == (
        "audio/flac",
        "bytes",
    )
    assert whole.headers["X-Galaxy-Quality"] == "hires"
    tag = whole.headers["etag"]
    assert tag.startswith('"')
    part = streamed(client, song_ids["Deep"], headers={"Range": "bytes=100-199", "If-Range": tag})
    assert (part.status_code, part.content) == (206, original[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(original)}"
    stale = streamed(client, song_ids["Deep"], headers={"Range": "bytes=0-9", "If-Range": '"old"'})
    assert (stale.status_code, len(stale.content)) == (200, len(original))
    assert streamed(client, song_ids["Deep"], headers={"If-None-Match": tag}).status_code == 304
    past = streamed(client, song_ids["Deep"], headers={"Range": f"bytes={len(original)}-"})
    assert past.status_code == 416


def test_the_digest_is_that_of_the_whole_file(client, song_ids, cloud_music):
    original = (cloud_music / "Night" / "02.flac").read_bytes()
    expected = f"sha-256=:{base64.b64encode(hashlib.sha256(original).digest()).decode()}:"
    found = ""
    for _ in range(200):  # computed behind the first answer; each look is a request, no sleep
        headers = {"Range": "bytes=0-0"}
        found = streamed(client, song_ids["Bean"], headers=headers).headers.get("repr-digest", "")
        if found:
            break
    assert found == expected


def test_a_transcode_has_a_length_and_can_be_resumed(client, song_ids, tmp_path):
    first = streamed(client, song_ids["Deep"], format="opus", maxBitRate=96)
    assert first.headers["content-type"] == "audio/ogg"
    assert int(first.headers["content-length"]) == len(first.content)
    assert first.headers["X-Galaxy-Quality"] == "standard"
    rest = streamed(
        client,
        song_ids["Deep"],
        format="opus",
        maxBitRate=96,
        headers={"Range": "bytes=500-", "If-Range": first.headers["etag"]},
    )
    assert (rest.status_code, rest.content) == (206, first.content[500:])
    assert probe(first.content, tmp_path)["codec_name"] == "opus"


@pytest.mark.parametrize(
    "parameters, codec",
    [
        ({"format": "mp3", "maxBitRate": 128}, "mp3"),
        ({"format": "flac"}, "flac"),
        ({"maxBitRate": 64}, "opus"),
        ({"format": "nonsense"}, "flac"),
        ({"timeOffset": 1}, "flac"),
    ],
)
def test_what_is_asked_for_is_what_comes(client, song_ids, tmp_path, parameters, codec):
    answer = streamed(client, song_ids["Deep"], **parameters)
    found = probe(answer.content, tmp_path)
    assert found["codec_name"] == codec
    if "timeOffset" in parameters:
        assert abs(float(found["duration"]) - 1.0) < 0.01


def test_a_slice_of_a_cue_sheet_is_cut_to_the_sample(client, song_ids, tmp_path):
    lengths = []
    for title in ("First half", "Second half"):
        found = probe(streamed(client, song_ids[title], format="raw").content, tmp_path)
        assert found["codec_name"] == "flac"
        lengths.append(found["duration_ts"])
    assert lengths == [44_100, 44_100]


def test_a_download_brings_a_name(client, song_ids):
    answer = client.get("/rest/download", params={"id": song_ids["Über"]})
    assert "filename*=UTF-8''03%20%C3%9Cber.flac" in answer.headers["content-disposition"]
    assert answer.content[:4] == b"fLaC"


def decided(client, song, **info):
    described = {"name": "t", "platform": "t", **info}
    words = {"f": "json", "mediaId": song, "mediaType": "song"}
    answer = client.post("/rest/getTranscodeDecision", params=words, json=described)
    return answer.json()["subsonic-response"]["transcodeDecision"]


def test_a_device_that_knows_48_khz_gets_what_it_can_play(client, song_ids, tmp_path):
    limits = [
        {"name": "audioSamplerate", "comparison": "LessThanEqual", "values": ["48000"]},
        {"name": "audioBitdepth", "comparison": "LessThanEqual", "values": ["16"]},
    ]
    decision = decided(
        client,
        song_ids["Deep"],
        directPlayProfiles=[{"containers": ["flac"], "audioCodecs": ["flac"]}],
        transcodingProfiles=[{"container": "flac", "audioCodec": "flac", "protocol": "http"}],
        codecProfiles=[{"type": "AudioCodec", "name": "flac", "limitations": limits}],
    )
    assert not decision["canDirectPlay"]
    assert "audioSamplerate not supported" in decision["transcodeReason"]
    words = {
        "mediaId": song_ids["Deep"], "mediaType": "song",
        "transcodeParams": decision["transcodeParams"],
    }  # fmt: skip
    found = probe(client.get("/rest/getTranscodeStream", params=words).content, tmp_path)
    assert (found["codec_name"], found["sample_rate"]) == ("flac", "48000")
    assert found["bits_per_raw_sample"] == "16"


def test_parameters_that_nobody_decided_are_refused(client, song_ids):
    words = {"f": "json", "mediaId": song_ids["Deep"], "mediaType": "song"}
    for wrong in ("flac;rm -rf", "wav-0-0-0", "opus-1-2", "mp3-9999999999-0-0", "-1"):
        answer = client.get("/rest/getTranscodeStream", params={**words, "transcodeParams": wrong})
        assert failure(answer) == 0


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=40) | st.sampled_from(["../../etc/passwd", "so-1/../..", "so--1", "so-"]))
def test_no_id_leads_to_a_file_that_is_no_song(client, song):
    answer = client.get("/rest/stream", params={"f": "json", "id": song})
    if answer.headers["content-type"] == "application/json":
        assert failure(answer) in (10, 70)
    else:
        assert answer.headers["X-Galaxy-Quality"]


def test_a_link_out_of_the_library_is_not_followed(served, client, song_ids, cloud_music, tmp_path):
    from player.server.failure import Failure  # noqa: PLC0415  optional part
    from player.server.media.files import Roots  # noqa: PLC0415

    outside = tmp_path / "secret.flac"
    outside.write_bytes(b"secret")
    inside = tmp_path / "music"
    inside.mkdir()
    (inside / "link.flac").symlink_to(outside)
    (inside / "real.flac").write_bytes(b"music")
    roots = Roots(lambda: [inside])
    assert roots.inside(bytes(inside / "real.flac")) == inside / "real.flac"
    for path in (
        inside / "link.flac",
        outside,
        inside / ".." / "secret.flac",
        inside,
        inside / "no",
    ):
        with pytest.raises(Failure):
            roots.inside(bytes(path))


def test_covers_come_whole_small_and_not_twice(client, asked):
    albums = asked("getAlbumList2", type="alphabeticalByName", size=50)["albumList2"]["album"]
    night = next(one for one in albums if one["name"] == "Night")
    whole = client.get("/rest/getCoverArt", params={"id": night["coverArt"]})
    assert (whole.content, whole.headers["content-type"]) == (COVER, "image/png")
    tag = whole.headers["etag"]
    again = client.get(
        "/rest/getCoverArt", params={"id": night["id"]}, headers={"If-None-Match": tag}
    )
    assert again.status_code == 304
    small = client.get("/rest/getCoverArt", params={"id": night["id"], "size": 100})
    assert small.headers["content-type"] == "image/jpeg"
    none = next(one for one in albums if one["name"] == "Sea")
    assert failure(client.get("/rest/getCoverArt", params={"id": none["id"], "f": "json"})) == 70


def test_a_cover_that_cannot_be_made_small_comes_whole(served, client, asked):
    albums = asked("getAlbumList2", type="alphabeticalByName", size=50)["albumList2"]["album"]
    night = next(one for one in albums if one["name"] == "Night")
    name = f"{hashlib.sha256(COVER).hexdigest()[:32]}-1024.source-{served.process.pid}"
    in_the_way = served.home / "cache" / "service" / "covers" / name
    in_the_way.mkdir(parents=True)
    answer = client.get("/rest/getCoverArt", params={"id": night["id"], "size": 1000})
    in_the_way.rmdir()
    assert (answer.status_code, answer.content) == (200, COVER)


def test_lyrics_are_timed_word_by_word_in_bytes_of_utf8(asked, song_ids):
    plain = asked("getLyricsBySongId", id=song_ids["Corner"])["lyricsList"]["structuredLyrics"][0]
    assert [line["start"] for line in plain["line"]] == [100, 300]
    assert "cueLine" not in plain
    found = asked("getLyricsBySongId", id=song_ids["Corner"], enhanced="true")
    main = found["lyricsList"]["structuredLyrics"][0]
    (line,) = [one for one in main["cueLine"] if one["index"] == 0]
    text = line["value"].encode()
    words = [text[cue["byteStart"] : cue["byteEnd"] + 1].decode() for cue in line["cue"]]
    assert words == [cue["value"] for cue in line["cue"]]
    assert [word.strip() for word in words] == ["海", "über", "all"]
    assert [cue["start"] for cue in line["cue"]] == [100, 250, 400]
    assert asked("getLyricsBySongId", id=song_ids["Deep"])["lyricsList"] == {"structuredLyrics": []}
