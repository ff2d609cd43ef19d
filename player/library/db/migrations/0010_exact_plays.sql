-- How much of a play reached the device exactly, in ms; NULL where nobody took note.
ALTER TABLE play ADD COLUMN exact_ms INTEGER;
