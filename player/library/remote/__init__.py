"""What the library keeps of servers: their songs, what they do not know yet, what is kept here."""
