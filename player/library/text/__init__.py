"""How texts are compared: folded for finding, keyed for sorting."""
