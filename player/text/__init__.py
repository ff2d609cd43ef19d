"""How texts are written and read: encodings nobody named, and Han characters as they sound."""
