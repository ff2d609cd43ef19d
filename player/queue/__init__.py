"""What will play, in order: immutable values, every change is a new queue."""

from player.queue.entry import QueueEntry, QueueItem
from player.queue.history import QueueHistory
from player.queue.model import Queue

__all__ = ["Queue", "QueueEntry", "QueueHistory", "QueueItem"]
