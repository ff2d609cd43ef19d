-- Lyrics are searched as they are typed: folded once, not at every keystroke.
ALTER TABLE lyrics ADD COLUMN folded TEXT NOT NULL DEFAULT '';
