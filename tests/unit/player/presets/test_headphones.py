"""AutoEq's folder: headphones are found by name, whoever measured them."""

from player.presets.headphones import HeadphoneShelf, find_corrections, matching

TEXT = "Preamp: -6.1 dB\nFilter 1: ON LSC Fc 105 Hz Gain 6.4 dB Q 0.70\n"
PLACES = (
    "results/oratory1990/over-ear/Sennheiser HD 650",
    "results/crinacle/711 in-ear/Moondrop Blessing 3",
    "results/Rtings/over-ear/Sennheiser HD 650",
)


def checkout(folder):
    for place in PLACES:
        target = folder / place
        target.mkdir(parents=True)
        (target / f"{target.name} ParametricEQ.txt").write_text(TEXT)
        (target / f"{target.name} GraphicEQ.txt").write_text("GraphicEQ: 20 0; 100 1")
        (target / "README.md").write_text("# nothing")
    return folder


def test_every_headphone_of_every_measurer_is_there_once(tmp_path):
    found = find_corrections(checkout(tmp_path))
    assert [(item.name, item.measurer) for item in found] == [
        ("Moondrop Blessing 3", "crinacle"),
        ("Sennheiser HD 650", "Rtings"),
        ("Sennheiser HD 650", "oratory1990"),
    ]


def test_they_are_found_by_words_of_name_and_measurer(tmp_path):
    found = find_corrections(checkout(tmp_path) / "results")
    assert [item.measurer for item in matching(found, "650 orat")] == ["oratory1990"]
    assert len(matching(found, "hd 650")) == 2
    assert matching(found, "no such thing") == []


def test_the_folder_is_remembered_and_may_be_away(tmp_path):
    document = tmp_path / "headphones.json"
    assert HeadphoneShelf(document).corrections() == ()
    HeadphoneShelf(document).choose(checkout(tmp_path / "autoeq"))
    assert len(HeadphoneShelf(document).corrections()) == 3
    HeadphoneShelf(document).choose(tmp_path / "gone")
    assert HeadphoneShelf(document).corrections() == ()
