"""What a recording holds: its bits, its spectrum, its dynamics, and whether they fit its format.

Everything is fed block by block and needs bounded memory.
"""
