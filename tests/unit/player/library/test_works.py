"""Works and movements in the titles of classical albums, and titles that are none."""

import pytest

from player.library.text.works import movement_in

MOVEMENTS = [
    ("Symphony No. 5 in C minor, Op. 67: I. Allegro con brio",
     "Symphony No. 5 in C minor, Op. 67", 1, "Allegro con brio"),
    ("Brahms: Symphony No.1 In C Minor, Op.68 - 4. Adagio - Più andante",
     "Symphony No.1 In C Minor, Op.68", 4, "Adagio - Più andante"),
    ("Cello Suite No. 1 in G Major, BWV 1007: I. Prélude",
     "Cello Suite No. 1 in G Major, BWV 1007", 1, "Prélude"),
    ("Goldberg Variations, BWV 988: Variation 15 a 1 Clav.",
     "Goldberg Variations, BWV 988", 15, "Variation 15 a 1 Clav."),
    ("Goldberg Variations, BWV 988: Aria", "Goldberg Variations, BWV 988", None, "Aria"),
    ("String Quartet No. 14 in D minor, D. 810 \u2013 II. Andante con moto",
     "String Quartet No. 14 in D minor, D. 810", 2, "Andante con moto"),
    ("Piano Concerto No. 21, K. 467: II. Andante", "Piano Concerto No. 21, K. 467", 2, "Andante"),
    ("Requiem in D minor, K. 626: IIIa. Dies irae",
     "Requiem in D minor, K. 626", 3, "Dies irae"),
    ("The Four Seasons, Op. 8, RV 269: III. Allegro",
     "The Four Seasons, Op. 8, RV 269", 3, "Allegro"),
    ("Sonata in B minor, S. 178: XIV. Finale", "Sonata in B minor, S. 178", 14, "Finale"),
]  # fmt: skip


@pytest.mark.parametrize("title, work, number, name", MOVEMENTS)
def test_a_movement_is_told_from_its_work(title, work, number, name):
    assert movement_in(title, ("Johannes Brahms",)) == (work, number, name)


@pytest.mark.parametrize(
    "title",
    ["Live: 2. Encore", "Interlude", "Mr. Blue: I. Wake", "Track - 1. Intro", "", "Sonata",
     "Vol. 2: 3. Dance", "Re: Stacks", "Chapter 4: 12. The Door"],
)  # fmt: skip
def test_a_numbered_title_alone_is_no_work(title):
    assert movement_in(title) is None
