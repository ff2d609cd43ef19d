"""What each host API is told: written for three systems, two of which are not here."""

import sys

import pytest

from player.engine.messages import Policy

portaudio = pytest.importorskip("player.engine.portaudio", exc_type=OSError)

ALONE = [Policy.EXCLUSIVE, Policy.STRICT]


@pytest.mark.parametrize("policy", ALONE)
def test_wasapi_is_taken_alone_and_never_converts(policy):
    settings = portaudio.host_settings(policy, "Windows WASAPI")
    flags = settings._streaminfo.flags
    assert flags & portaudio.sd._lib.paWinWasapiExclusive
    assert not flags & portaudio.sd._lib.paWinWasapiAutoConvert


def test_shared_wasapi_may_convert_to_the_mixers_rate():
    flags = portaudio.host_settings(Policy.STANDARD, "Windows WASAPI")._streaminfo.flags
    assert flags & portaudio.sd._lib.paWinWasapiAutoConvert
    assert not flags & portaudio.sd._lib.paWinWasapiExclusive


@pytest.mark.skipif(sys.platform != "darwin", reason="PortAudio has Core Audio on macOS only")
@pytest.mark.parametrize("policy", ALONE)
def test_core_audio_switches_the_devices_rate_or_fails(policy):
    settings = portaudio.host_settings(policy, "Core Audio")
    flags = settings._streaminfo.flags
    assert flags & portaudio.sd._lib.paMacCoreChangeDeviceParameters
    assert flags & portaudio.sd._lib.paMacCoreFailIfConversionRequired


@pytest.mark.parametrize("policy", list(Policy))
def test_alsa_needs_no_words(policy):
    assert portaudio.host_settings(policy, "ALSA") is None
