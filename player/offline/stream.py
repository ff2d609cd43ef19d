"""The way of the samples, from decoder to quantiser, as generators of float64 blocks."""

from collections.abc import Iterable, Iterator
from contextlib import closing

import numpy as np

from dsp.chain import Chain
from dsp.emphasis import DeEmphasis
from dsp.guard import InputGuard
from dsp.resample import StreamResampler
from dsp.stage import Block
from player.engine.audio_source import AudioSource, Samples
from player.engine.channels import as_stereo
from player.engine.emphasis_source import DeEmphasisedSource
from player.engine.source import open_source
from player.offline.pieces import Piece
from player.offline.plan import converted_frames


def samples_of(pieces: Iterable[Piece], block_frames: int) -> Iterator[Samples]:
    """Yield what the decoder gives for pieces back to back, at most `block_frames` at a time.

    What takes emphasis off goes on from one piece to the next, as in playback.
    """
    before: DeEmphasis | None = None
    for piece in pieces:
        with closing(_opened(piece, before)) as source:
            yield from _read(source, piece, block_frames)
            before = source.filter if isinstance(source, DeEmphasisedSource) else None


def _opened(piece: Piece, before: DeEmphasis | None) -> AudioSource:
    source = open_source(piece.path)
    return DeEmphasisedSource(source, before) if piece.emphasis else source


def _read(source: AudioSource, piece: Piece, block_frames: int) -> Iterator[Samples]:
    if piece.start_frame:
        source.seek(piece.start_frame)
    position = piece.start_frame
    while wanted := _wanted(position, piece.end_frame, block_frames):
        samples = source.read(wanted)
        if not len(samples):
            return
        position += len(samples)
        yield samples


def _wanted(position: int, end: int | None, block_frames: int) -> int:
    return block_frames if end is None else max(0, min(block_frames, end - position))


def as_block(samples: Samples, channels: int) -> Block:
    """Return decoder samples as float64 `(channels, frames)`; another count becomes stereo."""
    if samples.shape[1] != channels:
        return as_stereo(samples)
    scaled = samples * 2.0**-31 if samples.dtype == np.int32 else samples
    return np.array(scaled.T, np.float64, order="C")


def guarded_by(guard: InputGuard, blocks: Iterable[Block], *, exact: bool) -> Iterator[Block]:
    """Count what clips in the source; unless samples are passed on exactly, keep NaN out."""
    for block in blocks:
        if exact:
            guard.watch(block)
        else:
            guard.clean(block)
        yield block


def through_chain(chain: Chain, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield as many frames as come in, the chain's latency taken off their start."""
    early = latency = chain.latency_frames
    channels = 2
    for block in blocks:
        channels = len(block)
        chain.process(block)
        kept = block[:, early:]
        early -= block.shape[1] - kept.shape[1]
        yield kept
    rest = np.zeros((channels, latency))
    chain.process(rest)
    yield rest[:, early:]


def at_rate(
    blocks: Iterable[Block], channels: int, from_rate: int, to_rate: int
) -> Iterator[Block]:
    """Yield the stream at another rate, exactly as long as the ratio of the rates asks."""
    resampler = StreamResampler(from_rate, to_rate, channels)
    taken = given = 0
    for block in blocks:
        taken += block.shape[1]
        converted = resampler.process(block)
        given += converted.shape[1]
        yield converted
    missing = converted_frames(taken, from_rate, to_rate) - given
    last = resampler.flush()[:, :missing]
    yield np.pad(last, ((0, 0), (0, missing - last.shape[1])))
