"""The names of the commands, for whoever must know them without loading any."""

COMMANDS = frozenset(
    {
        "play", "decode", "render", "measure", "info", "inspect", "scan", "search", "library",
        "playlist", "preset", "devices", "doctor",
    }
)  # fmt: skip
