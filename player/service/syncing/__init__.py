"""A server into the library and the listener's acts onto the server: what a sync does, in order."""
