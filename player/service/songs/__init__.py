"""Songs and covers of servers on this disk: fetched in the order they are wanted, kept, let go."""
