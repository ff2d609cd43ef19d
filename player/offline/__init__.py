"""Sound without a device: rendering to files, measuring, and the gain tags that follow from it."""
