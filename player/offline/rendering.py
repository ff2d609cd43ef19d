"""Files through the chain into a file, faster than they play."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import soundfile

from dsp.chain import Chain
from dsp.guard import InputGuard, count_overs
from dsp.quantize import Quantizer
from dsp.stage import Block, StreamFormat
from player.engine.headroom import guarded
from player.errors import PlayerError
from player.export import Progress
from player.offline.carrying import carried_words, write_words
from player.offline.pieces import Piece, opened
from player.offline.plan import Plan, RenderReport, RenderSettings, Run, planned
from player.offline.sample_format import riff_container
from player.offline.stream import as_block, at_rate, guarded_by, samples_of, through_chain
from player.offline.whole_file import whole_file


def render(
    pieces: Sequence[Piece], out: Path, settings: RenderSettings, told: Progress | None = None
) -> RenderReport:
    """Write pieces back to back; `out` appears only when it is complete.

    Without a chain, at the same rate and with enough bits, the samples of `out` are those of the
    pieces. Its length is theirs, to the frame; latency and tails are not in it.

    Raises:
        PlayerError: `file.*` for a piece or for `out`, `render.*` for what cannot be written.
    """
    _refuse_overwriting(pieces, out)
    plan = planned([opened(piece) for piece in pieces], out, settings)
    words = carried_words([piece.path for piece in pieces], keep_gain=settings.chain.is_flat)
    with whole_file(out) as part:
        with _sound_file(part, plan) as sink:
            report = _Rendering(plan, sink, told).run()
        write_words(part, plan.container, words)
    return report


class _Rendering:
    """One rendering under way."""

    def __init__(self, plan: Plan, sink: soundfile.SoundFile, told: Progress | None) -> None:
        self._plan = plan
        self._sink = sink
        self._told = told
        self._read = self._written = self._source_clips = self._output_clips = 0

    def run(self) -> RenderReport:
        """Play run after run into the file."""
        plan = self._plan
        for run in plan.runs:
            self._write(run)
        return RenderReport(
            plan.container,
            plan.sample_rate,
            plan.channels,
            plan.sample_format,
            self._written,
            self._source_clips,
            self._output_clips,
        )

    def _write(self, run: Run) -> None:
        bits = self._plan.sample_format.bits
        blocks = self._processed(run)
        if bits is None:
            for block in blocks:
                self._output_clips += count_overs(block)
                self._put(block.T)
            return
        quantizer = Quantizer(bits, self._plan.dither_of(run), self._plan.channels)
        for block in blocks:
            self._put(quantizer.process(block))
        self._output_clips += quantizer.clips

    def _put(self, samples: object) -> None:
        self._sink.write(samples)
        self._written += len(samples)  # type: ignore[arg-type]

    def _processed(self, run: Run) -> Iterator[Block]:
        plan = self._plan
        same_rate = run.sample_rate == plan.sample_rate
        guard = InputGuard(plan.channels)
        exact = same_rate and plan.settings.chain.is_flat and plan.sample_format.bits is None
        blocks = guarded_by(guard, self._blocks(run), exact=exact)
        if not plan.settings.chain.is_flat:
            spec = guarded(plan.settings.chain, run.sample_rate, auto_headroom=True)
            chain = Chain(spec, StreamFormat(run.sample_rate, plan.channels))
            blocks = through_chain(chain, blocks)
        if not same_rate:
            blocks = at_rate(blocks, plan.channels, run.sample_rate, plan.sample_rate)
        yield from blocks
        self._source_clips += guard.clips

    def _blocks(self, run: Run) -> Iterator[Block]:
        pieces = [sounding.piece for sounding in run.soundings]
        for samples in samples_of(pieces, self._plan.settings.block_frames):
            self._read += len(samples)
            if self._told:
                self._told(self._read, self._plan.source_frames)
            yield as_block(samples, self._plan.channels)


def _sound_file(path: Path, plan: Plan) -> soundfile.SoundFile:
    sample_bytes = (plan.sample_format.bits or 32) // 8
    return soundfile.SoundFile(
        path,
        "w",
        samplerate=plan.sample_rate,
        channels=plan.channels,
        subtype=plan.sample_format.subtype,
        format=riff_container(plan.container, plan.frames, sample_bytes * plan.channels),
    )


def _refuse_overwriting(pieces: Sequence[Piece], out: Path) -> None:
    for piece in pieces:
        try:
            same = out.exists() and out.samefile(piece.path)
        except OSError:  # a piece that is not there has its own sentence later
            same = False
        if same:
            raise PlayerError("render.onto_itself", path=out)
