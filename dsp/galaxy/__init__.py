"""The scene around the head: frames, decomposition, spectra of the sources, motion, read-outs."""
