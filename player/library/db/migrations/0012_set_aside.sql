-- Tracks that the listener does not want to be suggested: since when, NULL for all others.
ALTER TABLE annotation ADD COLUMN aside_ms INTEGER;
CREATE INDEX annotation_aside ON annotation (aside_ms) WHERE aside_ms IS NOT NULL;
