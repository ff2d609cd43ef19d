"""Sound in, sound out: numpy, scipy and soxr, no threads, no files, no clocks."""
