"""A curve to aim at comes from any table of figures, or the file is refused in one sentence."""

import pytest

from player.errors import PlayerError
from player.presets.target import Target, TargetShelf, read_target


def written(folder, text, name="Harman.csv"):
    path = folder / name
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "frequency,raw\n20,6.5\n1000,1\n20000,-4\n",
        "20 6.5\n1000 1\n20000 -4\n",
        "* a comment\n20\t6,5\n1000\t1,0\n20000\t-4,0\n",
        "20;6,5\n1000;1\n20000;-4\n",
    ],
)
def test_a_table_of_levels_is_a_target_with_0_db_at_1_khz(tmp_path, text):
    target = read_target(written(tmp_path, text))
    assert target == Target("Harman", (20.0, 1000.0, 20000.0), (5.5, 0.0, -5.0))


def test_a_measurement_with_its_target_gives_what_is_missing(tmp_path):
    text = "frequency,raw,error,target\n20,2,-4,6\n1000,0,0,0\n10000,8,5,3\n"
    assert read_target(written(tmp_path, text)).levels_db == (4.0, 0.0, -5.0)


@pytest.mark.parametrize("text", ["", "hello", "20,1", "100,1\n20,2\n", "20,nan\n50,inf\n"])
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path, text):
    with pytest.raises(PlayerError) as refused:
        read_target(written(tmp_path, text))
    assert refused.value.code == "preset.unreadable"


def test_the_chosen_curve_is_there_after_a_restart_and_gone_when_it_is_let_go(tmp_path):
    shelf = TargetShelf(tmp_path / "target.json")
    assert shelf.target == Target()
    chosen = shelf.choose(written(tmp_path, "20 3\n1000 0\n"))
    assert TargetShelf(tmp_path / "target.json").target == chosen
    shelf.choose(None)
    assert shelf.target == Target()
