"""Built-in presets in the listener's language; their own are called as they called them."""

from PySide6.QtCore import QCoreApplication


def preset_name(name: str) -> str:
    """Return what a preset is called."""
    translate = QCoreApplication.translate
    words = {
        "Bright": translate("Presets", "Bright"),
        "Clear voice": translate("Presets", "Clear voice"),
        "Crossfeed, mono-neutral": translate("Presets", "Crossfeed, mono-neutral"),
        "Crossfeed, strong": translate("Presets", "Crossfeed, strong"),
        "Crossfeed": translate("Presets", "Crossfeed"),
        "Deep bass": translate("Presets", "Deep bass"),
        "Mono check": translate("Presets", "Mono check"),
        "Night": translate("Presets", "Night"),
        "Warm": translate("Presets", "Warm"),
        "Cathedral": translate("Presets", "Cathedral"),
        "Concert hall": translate("Presets", "Concert hall"),
        "Headphone speakers": translate("Presets", "Headphone speakers"),
        "Intimate": translate("Presets", "Intimate"),
        "Milky Way": translate("Presets", "Milky Way"),
        "Nebula": translate("Presets", "Nebula"),
        "Orbit": translate("Presets", "Orbit"),
        "Studio monitors": translate("Presets", "Studio monitors"),
    }
    return words.get(name, name)


def preset_sentence(name: str, otherwise: str) -> str:
    """Return what a built-in preset says of itself; of others what their file says."""
    translate = QCoreApplication.translate
    words = {
        "Bright": translate("Presets", "Softer bass and more air, a gentle tilt around 1 kHz."),
        "Clear voice": translate("Presets", "Speech stands in front: less rumble, more presence."),
        "Crossfeed, mono-neutral": translate(
            "Presets", "Crossfeed that leaves centred voices without colour."
        ),
        "Crossfeed, strong": translate("Presets", "For hard-panned old stereo recordings."),
        "Crossfeed": translate(
            "Presets", "A little of each channel for the other ear, as from loudspeakers."
        ),
        "Deep bass": translate("Presets", "Six decibels more below 80 Hz, with headroom for it."),
        "Mono check": translate(
            "Presets", "Both channels as one, to hear what a kitchen radio makes of a mix."
        ),
        "Night": translate(
            "Presets", "For quiet listening: what the ear loses 20 dB below the mix, given back."
        ),
        "Warm": translate("Presets", "More body and softer treble, a gentle tilt around 1 kHz."),
        "Cathedral": translate(
            "Presets", "Far ahead under stone vaults, more than five seconds of them."
        ),
        "Concert hall": translate(
            "Presets", "Tenth row: the orchestra ahead, a warm hall behind it."
        ),
        "Headphone speakers": translate(
            "Presets", "Speakers instead of headphones and nothing else: the least colour."
        ),
        "Intimate": translate("Presets", "An arm’s length away in a small quiet room."),
        "Milky Way": translate(
            "Presets", "A wide, open stage that breathes slowly, with air all around."
        ),
        "Nebula": translate(
            "Presets", "Everything drifts above and around; a long soft glow behind it."
        ),
        "Orbit": translate("Presets", "The band circles you four times a minute."),
        "Studio monitors": translate(
            "Presets", "Two good speakers at arm’s length and a half, in a treated room."
        ),
    }
    return words.get(name, otherwise)
