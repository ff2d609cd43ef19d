"""What the listener does to the stage around the head."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from player.errors import PlayerError
from player.events import Notice
from player.sound.constellations import with_scene
from player.sound.desk import GALAXY
from player.sound.params import (
    GalaxyParams,
    Motion,
    ReverbParams,
    Room,
)
from player.sound.staging import Star, distanced, in_time, lifted, opened, placed, surrounded
from ui.viewmodels.galaxy_shown import REVERB, GalaxyShown, acts


class GalaxyModel(GalaxyShown):
    """Stands on the sound desk; every verb is heard within half a second."""

    def toggle(self) -> None:
        """Hear the scene, or the recording as it is."""
        self._desk.set_galaxy_on(not acts(self._desk.state))

    def choose_scene(self, name: str) -> None:
        """Take over a constellation; the equalizer stays as it is."""
        try:
            scene = self._desk.shelf.chain(name)
        except PlayerError as error:
            self._complain(error)
            return
        self._desk.play_chain(with_scene(self.chain, scene), name)

    def select(self, star: Star) -> None:
        """Choose a star for keys and read-outs."""
        if star is not self._selected:
            self._selected = star
            self._read()
            self.changed.emit()

    def place(self, star: Star, azimuth_deg: float, distance_m: float, *, both: bool) -> None:
        """Bring a star somewhere; with `both` its mirror image goes along."""
        self._put(placed(self.params, star, azimuth_deg, distance_m, both=both))

    def set_distance(self, distance_m: float) -> None:
        """Bring all stars as far away."""
        self._put(distanced(self.params, distance_m))

    def set_width(self, width_deg: float) -> None:
        """Open the stage to an angle between left and right."""
        self._put(opened(self.params, width_deg))

    def set_height(self, elevation_deg: float) -> None:
        """Lift all stars by an angle above the ears."""
        self._put(lifted(self.params, elevation_deg))

    def set_strength(self, strength: float) -> None:
        """Go from the recording as it is, 0, to all of the scene, 1."""
        self._put(replace(self.params, strength=round(strength, 3)))

    def set_volume(self, volume_m3: float) -> None:
        """Give the room a size, three digits."""
        self.set_room(replace(self.params.room, volume_m3=float(f"{volume_m3:.3g}")))

    def set_ambience(self, ambience_db: float) -> None:
        """Make the diffuse part louder or softer than in the recording."""
        self._put(surrounded(self.params, ambience_db))

    def set_room(self, room: Room) -> None:
        """Change the walls."""
        self._put(replace(self.params, room=room))

    def set_motion(self, motion: Motion) -> None:
        """Let the stars circle or swing."""
        self._put(replace(self.params, motion=motion))

    def tap(self, now_s: float) -> float | None:
        """Take a beat tapped by hand; from the fourth on the motion keeps time with it."""
        bpm = self._tempo.tap(now_s)
        if bpm is not None:
            self.set_motion(in_time(self.params.motion, bpm))
        return bpm

    def set_neutrality(self, neutrality: float) -> None:
        """Take more or less of the head's own colour out."""
        self._put(replace(self.params, neutrality=neutrality))

    def set_head_scale(self, scale: float) -> None:
        """Fit the measured head to a larger or smaller one."""
        self._put(replace(self.params, head_scale=round(scale, 3)))

    def set_reverb(self, reverb: ReverbParams) -> None:
        """Change the late sound."""
        self._desk.set_params(REVERB, reverb)
        self.show(self._desk.state)

    def choose_head(self, name: str) -> None:
        """Hear through another head."""
        try:
            head = self._desk.shelf.heads.head(name)
        except PlayerError as error:
            self._complain(error)
            return
        self._put(replace(self.params, hrtf=name, head=head))

    def add_sofa(self, path: str) -> None:
        """Prepare a SOFA file beside the GUI thread, then hear through it; or say why not."""
        heads = self._desk.shelf.heads
        self._tasks.run(lambda: _added(heads.add_sofa, path), self._take_sofa, self)

    def _take_sofa(self, added: str | PlayerError) -> None:
        if isinstance(added, PlayerError):
            self._complain(added)
        else:
            self.choose_head(added)

    def _put(self, params: GalaxyParams) -> None:
        self._desk.set_params(GALAXY, params)
        self.show(self._desk.state)

    def _complain(self, error: PlayerError) -> None:
        self._playback.notice(Notice(error.code, error.details))


def _added(add: Callable[[Path], str], path: str) -> str | PlayerError:
    try:
        return add(Path(path))
    except PlayerError as error:
        return error
