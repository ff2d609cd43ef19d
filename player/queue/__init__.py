"""What will play, in order: immutable values, every change is a new queue."""

from player.queue.entry import QueueEntry, QueueItem
from player.queue.history import QueueHistory
from player.queue.model import Queue
from player.queue.saving import decode_queue, encode_queue

__all__ = ["Queue", "QueueEntry", "QueueHistory", "QueueItem", "decode_queue", "encode_queue"]
