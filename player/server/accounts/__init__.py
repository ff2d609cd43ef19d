"""Users, their keys, and who may try how often."""
