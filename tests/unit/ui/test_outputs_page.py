"""Output and devices: what is chosen there is what the session gets."""

import pytest
from PySide6.QtCore import Qt

from player.engine.messages import Capabilities, Device
from player.settings.schema import OnDeviceLoss, OutputPolicy, VolumePolicy
from ui.assembly.sound import OUTPUTS
from ui.views.sound.outputs_page import OutputsPage

DAC = Device(0, "ALSA/E30", "Topping E30", "ALSA", 2, 192_000, default=True)
HDMI = Device(1, "ALSA/HDMI", "HDMI", "ALSA", 8, 48_000, default=False)
FORMATS = ((44_100, 16), (192_000, 24))


@pytest.fixture
def page(qtbot, window, session):
    session.outputs._lister = lambda: [DAC, HDMI]
    session.outputs._prober = lambda device: Capabilities(device, FORMATS, alone=True)
    window.open_page(OUTPUTS)
    made = window.findChild(OutputsPage)
    qtbot.waitUntil(lambda: len(made.cards) == 3)
    return made


def card(page, name):
    return next(card for card in page.cards if card.name.text() == name)


def test_there_is_a_card_for_every_device_and_the_default_one(page):
    assert [card.name.text() for card in page.cards][1:] == ["Topping E30", "HDMI"]
    assert "2 devices" in page.header.line


def test_a_device_is_chosen_by_a_click(qtbot, page, session):
    qtbot.mouseClick(card(page, "HDMI").choose, Qt.MouseButton.LeftButton)
    assert session.settings.settings.output.device == "ALSA/HDMI"
    qtbot.waitUntil(card(page, "HDMI").kind.isVisible)
    assert not card(page, "Topping E30").kind.isVisible()


def test_a_device_says_what_it_takes(qtbot, page):
    asked = card(page, "Topping E30")
    qtbot.mouseClick(asked.probe, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(asked.matrix.isVisible)
    assert asked.matrix.accessibleDescription() == "16/44.1, 24/192"


def test_a_device_that_is_held_by_another_program_says_so(qtbot, page, session):
    session.outputs._prober = lambda device: Capabilities(device, busy=True)
    asked = card(page, "HDMI")
    qtbot.mouseClick(asked.probe, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Another program" in asked.said.text())


def test_every_way_to_take_a_device_says_what_it_costs(qtbot, page, session):
    for policy, policy_card in page.policies.items():
        assert policy_card.accessibleDescription().endswith(".")
        qtbot.mouseClick(policy_card, Qt.MouseButton.LeftButton)
        assert session.settings.settings.output.policy is policy
    assert session.settings.settings.output.policy is OutputPolicy.STRICT
    page.on_loss.chosen.emit(OnDeviceLoss.MOVE)
    assert session.settings.settings.output.on_device_loss is OnDeviceLoss.MOVE


def test_what_is_kept_for_a_device_is_kept_for_it_alone(qtbot, page, session):
    qtbot.mouseClick(card(page, "HDMI").choose, Qt.MouseButton.LeftButton)
    chosen = card(page, "HDMI")
    chosen.ceiling.setValue(-6.0)
    chosen.warm_up.setValue(300)
    chosen.buffer.setValue(80)
    chosen.volume.chosen.emit(VolumePolicy.MIXER)
    output = session.settings.settings.output
    kept = output.on("ALSA/HDMI")
    assert (kept.ceiling_db, kept.warm_up_ms, kept.buffer_ms) == (-6.0, 300.0, 80.0)
    assert kept.volume_policy is VolumePolicy.MIXER
    assert output.on("ALSA/E30").ceiling_db == 0.0
