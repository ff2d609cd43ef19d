"""The demo album: six short 24/192 pieces that Galaxia synthesises itself, on demand.

Needs scipy and soundfile, so only a worker process imports it: `python -m player.demo OUT_DIR`.
"""
