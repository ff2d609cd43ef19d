"""A queue over several machines: left on a server, found there, offered."""
