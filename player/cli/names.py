"""The names of the commands and the module of each, for whoever must know without loading any."""

MODULES = {
    "play": "play",
    "decode": "decode",
    "render": "render",
    "measure": "measure",
    "info": "info",
    "inspect": "inspect",
    "scan": "scan",
    "search": "search",
    "library": "library",
    "sync": "sync",
    "playlist": "playlist",
    "preset": "preset",
    "devices": "devices",
    "doctor": "doctor",
    "prove": "prove",
    "bench": "bench",
    "serve": "serve",
    "account": "account",
}
"""In the order of `galaxia --help`; a module lies in `player.cli` and has `register(app)`."""

COMMANDS = frozenset(MODULES)
