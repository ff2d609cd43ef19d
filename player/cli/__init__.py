"""The command line: one module an area, each with `register(app)`."""
