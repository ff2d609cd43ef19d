"""What a worker process finds out about a file's sound; the window only sees the results."""
