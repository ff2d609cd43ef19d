"""What must never be lost: plays, ratings, the queue, and copies of it all."""
