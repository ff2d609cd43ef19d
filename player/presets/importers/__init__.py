"""Other programs' presets: a parser a format, neutral items, one mapping to the chain."""
