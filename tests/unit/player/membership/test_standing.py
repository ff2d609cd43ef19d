"""Every edge of the states, with a clock that the test sets."""

import pytest

from player.rights import FREE, Quality
from player.service.membership import standing as place
from player.service.membership.entitlement import verified
from player.service.membership.keyset import believed
from player.service.membership.leases import Lease, Leases
from player.service.membership.states import Standing
from tests.support.issuer import DAY_S, NOW_S, URL, Issuer

JKT = "the-device"
ISSUER = Issuer()
KEYS = believed(ISSUER.document(), URL, None)
ENDS_S = NOW_S + 30 * DAY_S


def entitlement(**changes):
    return verified(ISSUER.token(JKT, **changes), KEYS, JKT)


OUT = place.Held()
FRESH = place.sign_in(OUT)
HELD = place.receive(FRESH, entitlement(seq=5))


@pytest.mark.parametrize(
    "held, now_s, expected",
    [
        (OUT, NOW_S, Standing.SIGNED_OUT),
        (FRESH, NOW_S, Standing.REFRESHING),
        (HELD, NOW_S, Standing.ACTIVE),
        (HELD, ENDS_S - 1, Standing.ACTIVE),
        (HELD, ENDS_S, Standing.GRACE),
        (HELD, ENDS_S + 7 * DAY_S - 1, Standing.GRACE),
        (HELD, ENDS_S + 7 * DAY_S, Standing.EXPIRED),
        (place.refuse(HELD, Standing.REVOKED), NOW_S, Standing.REVOKED),
        (place.distrust(HELD, NOW_S, Standing.WRONG_DEVICE), NOW_S, Standing.WRONG_DEVICE),
        (place.distrust(HELD, NOW_S, Standing.UNVERIFIED), NOW_S, Standing.ACTIVE),
        (place.distrust(HELD, ENDS_S + DAY_S, Standing.UNVERIFIED), ENDS_S, Standing.GRACE),
        (place.distrust(HELD, ENDS_S + 8 * DAY_S, Standing.UNVERIFIED), NOW_S, Standing.UNVERIFIED),
        (place.distrust(FRESH, NOW_S, Standing.UNVERIFIED), NOW_S, Standing.UNVERIFIED),
        (place.distrust(OUT, NOW_S, Standing.UNVERIFIED), NOW_S, Standing.SIGNED_OUT),
        (place.sign_out(HELD), NOW_S, Standing.SIGNED_OUT),
        (place.sign_in(place.refuse(HELD, Standing.REVOKED)), NOW_S, Standing.REFRESHING),
    ],
)
def test_where_a_device_stands(held, now_s, expected):
    assert place.standing(held, now_s) is expected


@pytest.mark.parametrize(
    "before",
    [FRESH, HELD, place.refuse(HELD, Standing.REVOKED), place.refuse(FRESH, Standing.UNVERIFIED)],
)
def test_a_newer_token_makes_any_signed_in_state_active(before):
    after = place.receive(before, entitlement(seq=6, iat=NOW_S))
    assert place.standing(after, NOW_S) is Standing.ACTIVE
    assert after.high_water == 6


def test_an_older_richer_token_is_ignored():
    poorer = place.receive(HELD, entitlement(seq=6, rights={}))
    back = place.receive(poorer, entitlement(seq=5))
    assert back == poorer
    assert place.rights(back, NOW_S) == FREE


def test_the_number_outlives_signing_out_and_refusals():
    for held in (place.sign_out(HELD), place.refuse(HELD, Standing.REVOKED)):
        again = place.sign_in(held)
        assert place.receive(again, entitlement(seq=4)) == again


def test_nobody_who_signed_out_is_given_a_token():
    assert place.receive(OUT, entitlement()) == OUT


def test_in_grace_what_is_here_goes_on_and_streams_are_free_ones():
    active, grace = place.rights(HELD, NOW_S), place.rights(HELD, ENDS_S)
    assert (grace.quality, active.quality) == (Quality.STANDARD, Quality.HIRES)
    assert (grace.packs, grace.offline_tracks) == (active.packs, active.offline_tracks)
    assert place.rights(HELD, ENDS_S + 7 * DAY_S) == FREE


def test_files_are_locked_for_thirty_days_before_they_may_go():
    assert place.grace_ends_s(HELD) == ENDS_S + 7 * DAY_S
    assert place.evictable_from_s(HELD) == ENDS_S + 37 * DAY_S
    assert place.evictable_from_s(FRESH) is None


def test_the_service_is_asked_after_a_day_and_within_six_hours_more():
    assert not place.is_due(HELD, NOW_S + DAY_S - 1, 0)
    assert place.is_due(HELD, NOW_S + DAY_S, 0)
    assert not place.is_due(HELD, NOW_S + DAY_S, 3600)
    assert place.is_due(HELD, NOW_S + DAY_S + 3600, 3600)
    assert place.is_due(FRESH, NOW_S, 3600)
    assert place.is_due(HELD, ENDS_S, 3600)
    assert not place.is_due(OUT, NOW_S, 0)
    assert not place.is_due(place.refuse(HELD, Standing.REVOKED), NOW_S, 0)


@pytest.fixture
def leases():
    """Leases and the clock they look at."""
    now_s = [ENDS_S - 1]
    made = Leases(lambda: Lease(place.rights(HELD, now_s[0]), place.standing(HELD, now_s[0])))
    return made, now_s


def test_a_track_ends_as_it_began_and_the_next_one_is_decided_anew(leases):
    made, now_s = leases
    first = made.take("track 1")
    made.began("track 1")
    now_s[0] = ENDS_S
    assert made.take("track 1") is first
    assert (first.rights.quality, first.standing) == (Quality.HIRES, Standing.ACTIVE)
    following = made.take("track 2")
    assert (following.rights.quality, following.standing) == (Quality.STANDARD, Standing.GRACE)
    made.began("track 2")
    assert made.take("track 1") == following


def test_what_was_promised_to_a_track_that_has_not_begun_is_decided_anew(leases):
    made, now_s = leases
    first, _ = made.take("track 1"), made.take("track 2")
    made.began("track 1")
    now_s[0] = ENDS_S
    made.renew()
    assert made.take("track 1") is first
    assert made.take("track 2").standing is Standing.GRACE


def test_a_track_that_is_played_again_has_a_new_lease(leases):
    made, now_s = leases
    made.take("track 1")
    made.began("track 1")
    now_s[0] = ENDS_S
    made.ended()
    assert made.take("track 1").standing is Standing.GRACE
