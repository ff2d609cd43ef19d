"""The signal path on the command line: JSON whenever it changes, or one word for people."""

from collections.abc import Mapping
from dataclasses import replace

import typer

from dsp.params.chain import ChainSpec
from player.cli.report import print_json
from player.engine import messages as m
from player.engine.meters import PathPeaks
from player.model import Emphasis
from player.outputs.server_watch import SinkFormat
from player.proof import CertificateStore
from player.signal_path import (
    Fact,
    PathInputs,
    SignalPath,
    Verdict,
    path_of,
    with_peaks,
    with_sound,
)

WORDS = {
    Verdict.PROVEN: "Proven: a capture of this very configuration was equal in every sample",
    Verdict.EXACT: "Exact: the device is ours alone and gets every sample of the file",
    Verdict.CLEAN_SHARED: "Clean, shared: we alter nothing; the system's mixer is unknown",
    Verdict.ENHANCED: "Enhanced: altered as asked for",
    Verdict.CONVERTED: "Converted: resampled, dithered or turned down",
    Verdict.LOSSY_SOURCE: "Lossy source: the file itself has lost samples",
    Verdict.DEGRADED: "Degraded: sound was lost or clipped",
    Verdict.UNKNOWN: "Unknown: nobody hears it",
}


class PathTeller:
    """Puts together what the engine says, and tells the path when it has become another one."""

    def __init__(
        self,
        chain: ChainSpec,
        certificates: CertificateStore,
        emphasis: Mapping[int, Emphasis],
        *,
        as_json: bool,
    ) -> None:
        self._known = PathInputs(chain=chain)
        self._emphasis = emphasis
        self._certificates = certificates
        self._as_json = as_json
        self._told: SignalPath | None = None
        self._peaks: SignalPath | None = None

    def hear(self, event: m.Event | SinkFormat) -> None:
        """Take an event in; what the sound server says of its sink counts as in the window."""
        match event:
            case SinkFormat(sample_rate, bits, channels):
                self._known = replace(
                    self._known, device_rate=sample_rate, device_bits=bits, device_channels=channels
                )
            case m.ItemStarted(format=fmt, decoder=decoder, facts=facts):
                started = replace(self._known, format=fmt, decoder=decoder, facts=facts)
                emphasis = self._emphasis.get(event.item_id, Emphasis.NONE)
                self._known = replace(started, damage=m.SoundDamaged(0, 0), emphasis=emphasis)
            case m.FileLearned(facts=facts):
                self._known = replace(self._known, facts=facts)
            case m.OutputChanged():
                self._known = replace(self._known, output=event)
            case m.SoundChanged():
                self._known = with_sound(self._known, event)
            case m.SoundDamaged():
                self._known = replace(self._known, damage=event)
            case _:
                return
        self._tell()

    def tell_peaks(self, peaks: PathPeaks | None) -> None:
        """Tell the peak behind each node, where there is a path and another peak than before."""
        measured = with_peaks(self._told, peaks) if self._told and peaks else None
        if measured is not None and measured != self._peaks:
            self._peaks = measured
            found = [(node, node.fact(Fact.PEAK_DB)) for node in measured.nodes]
            nodes = [
                {"kind": node.kind.value, "name": node.fact(Fact.NAME), "peak_db": peak_db}
                for node, peak_db in found
                if peak_db is not None
            ]
            print_json({"event": "peaks", "nodes": nodes})

    def _tell(self) -> None:
        fmt, output = self._known.format, self._known.output
        if fmt is None or output is None:
            return
        proven_on = self._certificates.proven_on(output, fmt)
        path = path_of(replace(self._known, proven_on=proven_on))
        if path == self._told:
            return
        if self._as_json:
            print_json({"event": "path", **path.as_json()})
        elif self._told is None or path.verdict is not self._told.verdict:
            typer.echo(WORDS[path.verdict])
        self._told = path
