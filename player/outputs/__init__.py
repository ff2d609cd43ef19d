"""The devices, and what the listener chose for each: what the Output page and the pill build on.

`session.outputs` is an `Outputs`: `devices` as last listed (`refresh` lists anew, in a process of
its own), `choose`, `set_policy`, `set_rate_policy` and `set_profile` change the settings and act at
once, `probe` finds out what a device takes. Listeners are called on any thread.
"""

from player.outputs.outputs import Outputs

__all__ = ["Outputs"]
