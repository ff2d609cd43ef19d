"""Rights only ever add up."""

from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from player.rights import FREE, Quality, Rights, joined, rights_document, rights_from

NAMES = st.frozensets(st.sampled_from(["base", "galaxy.*", "panorama", "car", "desktop"]))
COUNTS = st.integers(0, 10_000)
RIGHTS = st.builds(
    Rights,
    quality=st.sampled_from(Quality),
    packs=NAMES,
    offline_tracks=COUNTS,
    offline_days=COUNTS,
    devices=COUNTS,
    scenes=NAMES,
    ai=NAMES,
)


@settings(deadline=None)
@given(RIGHTS, RIGHTS, RIGHTS)
def test_the_order_of_memberships_does_not_matter(a, b, c):
    assert a | b == b | a
    assert (a | b) | c == a | (b | c)
    assert a | a == a


@settings(deadline=None)
@given(st.lists(RIGHTS, max_size=4), RIGHTS)
def test_one_more_membership_never_lowers_a_right(held, more):
    before, after = joined(held), joined([*held, more])
    assert before <= after
    assert all(getattr(after, one.name) is not None for one in fields(after))


@settings(deadline=None)
@given(RIGHTS)
def test_nobody_has_less_than_what_is_free(held):
    assert joined([held]) >= FREE


@settings(deadline=None)
@given(RIGHTS)
def test_rights_survive_their_document(held):
    assert rights_from(rights_document(held)) == held


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["quality", "packs", "devices", "ai", "unknown"]),
        st.sampled_from([None, True, -1, 7, 2.5, "hires", "gold", [], [1], ["a"], {}]),
    )
)
def test_odd_documents_give_what_is_free_or_what_they_say(document):
    found = joined([rights_from(document)])
    assert found >= FREE


def test_packs_are_named_with_stars():
    held = Rights(packs=frozenset({"galaxy.*"}))
    assert held.allows_pack("galaxy.orion")
    assert not held.allows_pack("panorama")
