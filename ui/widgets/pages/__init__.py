"""What pages are made of: heads, bodies, skeletons, scrolling."""
