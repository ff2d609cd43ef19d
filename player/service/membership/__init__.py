"""Membership of a service: proven offline, and never in the way of the listener's own music."""
