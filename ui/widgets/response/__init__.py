"""The picture of an equalizer."""
