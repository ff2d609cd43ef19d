"""10,000 random acts in four runs of a window each: nothing breaks, nothing is left behind."""

import sys
import time

import pytest

from tests.support.fake_playback import FakeSession
from tests.support.monkey import monkey
from tests.support.window import make_library, make_music
from ui.assembly.window import build_window
from ui.translation import install_language

pytestmark = pytest.mark.bench

ACTS = 2_500


@pytest.fixture
def session(tmp_path):
    library = make_library(tmp_path / "library.db", make_music(tmp_path / "music"))
    made = FakeSession(library=library)
    yield made
    made.close()
    library.close()


@pytest.fixture
def window(qtbot, qapp, session):
    translators = install_language("en", qapp)
    made = build_window(session, read_cover=lambda _name: None)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()
    for translator in translators:
        qapp.removeTranslator(translator)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_ten_thousand_acts(window, session, seed, capsys):
    began = time.process_time()
    done, wrong, halfway, after = monkey(seed, ACTS, window, session)
    spent_s = time.process_time() - began
    with capsys.disabled():
        sys.stdout.write(f"\nseed {seed}: {done} acts in {spent_s:.0f} s CPU; {halfway} {after}\n")
    assert (done, wrong) == (ACTS, [])
    assert after.widgets <= halfway.widgets + 20
    assert after.threads <= halfway.threads
