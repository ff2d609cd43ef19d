"""What the listener does, and what becomes of it: decides what plays next."""

from player.playback.verbs import Playback

__all__ = ["Playback"]
