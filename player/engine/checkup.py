"""A few seconds of silence on a device, and the figures of it: `galaxia doctor --audio`."""

import queue
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from player.engine import messages as m
from player.engine.figures import Figures, read_figures
from player.engine.local import LocalEngine
from player.engine.output import Output
from player.errors import PlayerError

_PATIENCE_S = 15.0


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was seen. `cpu_share` is of one core, the whole process."""

    output: m.OutputChanged
    figures: Figures
    seconds: float
    cpu_share: float


def check_up(
    output: Output, choice: m.OutputChoice, sample_rate: int, seconds: float = 3.0
) -> Checkup:
    """Play silence and read the figures just before it ends.

    Raises:
        PlayerError: `device.*` when the device does not open or goes away.
    """
    heard: queue.SimpleQueue[m.Event] = queue.SimpleQueue()
    engine = LocalEngine(output)
    engine.start(heard.put)
    with closing(engine), tempfile.TemporaryDirectory(prefix="galaxia-checkup-") as folder:
        path = Path(folder) / "silence.wav"
        silence = np.zeros((int(sample_rate * seconds), 2), np.int32)
        soundfile.write(path, silence, sample_rate, subtype="PCM_24")
        engine.send(m.SetOutput(choice))
        engine.send(m.Load((m.PlayItem(1, str(path)),)))
        opened = _opened(heard)
        began_s, began_cpu_s = time.monotonic(), time.process_time()
        _ended(heard, seconds)
        took_s = time.monotonic() - began_s
        cpu_share = (time.process_time() - began_cpu_s) / took_s
        return Checkup(opened, read_figures(engine.memory), took_s, cpu_share)


def _opened(heard: queue.SimpleQueue[m.Event]) -> m.OutputChanged:
    while True:
        event = _next(heard, _PATIENCE_S)
        if isinstance(event, m.OutputChanged):
            return event


def _ended(heard: queue.SimpleQueue[m.Event], seconds: float) -> None:
    while not isinstance(_next(heard, seconds + _PATIENCE_S), m.Ended):
        pass


def _next(heard: queue.SimpleQueue[m.Event], patience_s: float) -> m.Event:
    try:
        event = heard.get(timeout=patience_s)
    except queue.Empty:
        raise PlayerError("engine.failed", reason="it does not answer") from None
    if isinstance(event, m.OutputFailed | m.ItemFailed):
        raise PlayerError(event.code, **event.details)
    return event
