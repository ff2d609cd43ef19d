"""What playback knows of the sound, put together for the signal path."""

from collections.abc import Callable
from dataclasses import replace

from player.engine.messages import OutputChanged
from player.events import PlaybackState
from player.model import AudioFormat, Emphasis
from player.playback.volume import gain_of
from player.signal_path import PathInputs

Proofs = Callable[[OutputChanged, AudioFormat], str | None]
"""The day on which a capture proved this output at this format, None when none did."""


def inputs_of(state: PlaybackState, known: PathInputs, proven_on: Proofs) -> PathInputs:
    """Return what the engine said, with what the listener has set."""
    output = known.output
    return replace(
        known,
        format=state.format,
        library=state.track is not None and state.track.track_id is not None,
        emphasis=state.track.emphasis if state.track else Emphasis.NONE,
        replay_gain=state.replay_gain,
        speed=state.speed,
        key_semitones=state.key_semitones,
        balance=state.balance,
        gain=gain_of(state),
        volume_db=state.volume_db,
        volume_fixed=state.volume_fixed,
        volume_by_device=state.volume_by_device,
        muted=state.muted,
        proven_on=proven_on(output, state.format) if output and state.format else None,
    )
