"""What reaches beyond this machine: the listener's own servers, and who is a member of what.

Nothing here is on the way of a local file: the player starts, plays and stops without it.
"""
