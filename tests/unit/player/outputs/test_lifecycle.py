"""Twelve things that happen to devices, each while playing and while paused."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from player.outputs.lifecycle import (
    FellAsleep,
    Hold,
    Listed,
    LookForIt,
    Lost,
    MovedBySystem,
    MoveToDefault,
    Opened,
    Phase,
    Playing,
    ProfileChanged,
    Refused,
    Rules,
    Say,
    Situation,
    Woke,
    step,
)

DAC, SPEAKERS = "ALSA/DAC", "ALSA/Speakers"
HERE = Listed(frozenset({DAC, SPEAKERS}), SPEAKERS)
GONE = Listed(frozenset({SPEAKERS}), SPEAKERS)
CHOSEN, FOLLOWS = Rules(chosen=DAC), Rules()
MAY_MOVE = Rules(chosen=DAC, may_move=True)
STRICT = Rules(chosen=DAC, may_move=True, strict=True)


@dataclass
class Backend:
    """A device and a player that do what the actions say, as the engine would."""

    rules: Rules
    playing: bool = True
    device: str = DAC
    situation: Situation = field(default_factory=Situation)
    said: list[str] = field(default_factory=list)
    looks: int = 0

    def __post_init__(self):
        self.happen(HERE)
        self.happen(Opened(self.device, "DAC"))
        self.happen(Playing(self.playing))

    def happen(self, happening):
        if isinstance(happening, Lost | Refused):
            self.playing = False  # the engine pauses by itself
        self.situation, actions = step(self.situation, happening, self.rules)
        for action in actions:
            self._act(action)

    def _act(self, action):
        match action:
            case Hold():
                self.playing = False
            case MoveToDefault(play=play):
                self.device, self.playing = SPEAKERS, play
                self.happen(Opened(SPEAKERS, "Speakers"))
            case Say(code=code):
                self.said.append(code)
            case LookForIt():
                self.looks += 1


def lose_and_return(backend):
    for happening in (Lost(1.0), GONE, HERE):
        backend.happen(happening)


TRANSITIONS = {
    "lost": ([Lost(1.0)], False, []),
    "lost and back": ([Lost(1.0), GONE, HERE], False, ["device.back"]),
    "lost for long": ([Lost(1.0), GONE, GONE, GONE], False, []),
    "refused": ([Refused()], False, []),
    "slept": ([FellAsleep()], False, []),
    "slept and woke": ([FellAsleep(), Woke()], False, []),
    "slept, and gone when it woke": ([FellAsleep(), Woke(), GONE, Lost(9.0)], False, []),
    "another default beside the chosen one": (
        [Listed(HERE.devices, DAC)],
        True,
        [],
    ),
    "moved by the sound server": ([MovedBySystem()], False, ["device.taken_elsewhere"]),
    "a headset takes a call": ([ProfileChanged()], False, ["device.profile_changed"]),
    "flaps": (
        [Lost(1.0), HERE, Opened(DAC, "DAC"), Lost(5.0), HERE, Opened(DAC, "DAC"), Lost(9.0), HERE],
        False,
        ["device.back", "device.back", "device.unsteady"],
    ),
    "a device is plugged in": ([Listed(HERE.devices | {"ALSA/New"}, SPEAKERS)], True, []),
}


@pytest.mark.parametrize("name", TRANSITIONS)
def test_what_plays_is_paused_where_the_sound_would_go_astray(name):
    happenings, still_plays, said = TRANSITIONS[name]
    backend = Backend(CHOSEN)
    for happening in happenings:
        backend.happen(happening)
    assert backend.playing is still_plays
    assert backend.said == said
    assert backend.device == DAC


@pytest.mark.parametrize(
    "happening", [MovedBySystem(), ProfileChanged(), Listed(HERE.devices, DAC)]
)
def test_who_is_held_because_the_sound_is_elsewhere_can_play_on_there_with_one_click(happening):
    playing = Situation(Phase.OPEN, SPEAKERS, "Speakers", playing=True, default=SPEAKERS)
    _, (held, said) = step(playing, happening, FOLLOWS)
    assert held == Hold()
    assert said.offers_play


@pytest.mark.parametrize("rules", [CHOSEN, FOLLOWS, MAY_MOVE, STRICT])
@pytest.mark.parametrize("name", TRANSITIONS)
def test_what_is_paused_stays_paused(name, rules):
    backend = Backend(rules, playing=False)
    for happening in TRANSITIONS[name][0]:
        backend.happen(happening)
        assert not backend.playing


def test_a_lost_device_is_looked_for_until_it_is_back():
    backend = Backend(CHOSEN)
    backend.happen(Lost(1.0))
    backend.happen(GONE)
    assert backend.looks == 2
    backend.happen(HERE)
    assert backend.looks == 2


def test_with_consent_the_music_moves_on_and_stays_there():
    backend = Backend(MAY_MOVE)
    lose_and_return(backend)
    assert (backend.device, backend.playing) == (SPEAKERS, True)


def test_with_consent_a_paused_player_moves_and_stays_paused():
    backend = Backend(MAY_MOVE, playing=False)
    lose_and_return(backend)
    assert (backend.device, backend.playing) == (SPEAKERS, False)


@pytest.mark.parametrize("happening", [Lost(1.0), MovedBySystem()])
def test_strict_never_moves_even_with_consent(happening):
    backend = Backend(STRICT)
    backend.happen(happening)
    assert (backend.device, backend.playing) == (DAC, False)


def test_another_default_pauses_who_follows_the_system():
    backend = Backend(FOLLOWS)
    backend.happen(Listed(HERE.devices, DAC))
    assert not backend.playing
    assert backend.said == ["device.default_changed"]


def test_another_default_is_followed_with_consent():
    backend = Backend(replace(FOLLOWS, may_move=True))
    backend.happen(Listed(HERE.devices, DAC))
    assert (backend.device, backend.playing) == (SPEAKERS, True)


def test_pressing_play_ends_the_guard_against_flapping():
    backend = Backend(CHOSEN)
    for at_s in (1.0, 2.0, 3.0):
        backend.happen(Lost(at_s))
    assert backend.situation.phase is Phase.UNSTEADY
    backend.happen(Playing(playing=True))
    backend.happen(Opened(DAC, "DAC"))
    backend.happen(Lost(4.0))
    assert backend.situation.phase is Phase.LOST


def test_losses_far_apart_are_no_flapping():
    backend = Backend(CHOSEN)
    for at_s in (0.0, 40.0, 80.0, 120.0):
        backend.happen(Opened(DAC, "DAC"))
        backend.happen(Lost(at_s))
    assert "device.unsteady" not in backend.said


happenings = st.one_of(
    st.builds(Lost, st.floats(0, 100)),
    st.sampled_from(
        [Refused(), HERE, GONE, Listed(HERE.devices, DAC), MovedBySystem(), ProfileChanged()]
    ),
    st.sampled_from([FellAsleep(), Woke(), Opened(DAC, "DAC")]),
)


@given(st.lists(happenings, max_size=20), st.booleans(), st.booleans())
def test_nothing_but_the_listener_ever_starts_the_music(some, may_move, strict):
    backend = Backend(Rules(DAC, may_move, strict), playing=False)
    for happening in some:
        backend.happen(happening)
        assert not backend.playing


@given(st.lists(happenings, max_size=20), st.booleans())
def test_without_consent_the_device_is_never_another_one(some, playing):
    backend = Backend(CHOSEN, playing=playing)
    for happening in some:
        backend.happen(happening)
        assert backend.device == DAC


def test_a_play_that_comes_too_early_does_not_end_the_search():
    backend = Backend(CHOSEN)
    backend.happen(Lost(1.0))
    backend.happen(Playing(playing=True))
    backend.happen(Refused())
    assert backend.looks == 2
    backend.happen(HERE)
    assert backend.said == ["device.back"]
