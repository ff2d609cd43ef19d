-- Figures of tracks cut with CD pre-emphasis were those of the raised treble: they are made anew,
-- now and whenever a sheet or a tag says something else.
DELETE FROM analysis WHERE track_id IN (SELECT id FROM track WHERE emphasis <> '');

CREATE TRIGGER emphasis_is_heard AFTER UPDATE OF emphasis ON track
WHEN old.emphasis <> new.emphasis BEGIN
  DELETE FROM analysis WHERE track_id = new.id;
END;
