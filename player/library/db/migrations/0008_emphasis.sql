-- Who says that a track was cut with CD pre-emphasis: 'cue-sheet', 'tag', or nobody.
ALTER TABLE track ADD COLUMN emphasis TEXT NOT NULL DEFAULT '';

-- Sheets that were read before have more to say: files beside one, or cut by one, are read again.
UPDATE file SET mtime_ns = 0
WHERE sidecars <> 0 OR id IN (SELECT file_id FROM track WHERE slice > 0);
