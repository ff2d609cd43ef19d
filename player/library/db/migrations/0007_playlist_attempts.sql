-- What a server may hold since a request whose answer never came, and what a list was called when
-- both sides agreed last: without these, an addition is made twice and a new name is forgotten.
ALTER TABLE remote_playlist ADD COLUMN attempt TEXT;
ALTER TABLE remote_playlist ADD COLUMN agreed_name TEXT;
UPDATE remote_playlist SET agreed_name = (SELECT name FROM playlist WHERE id = playlist_id)
    WHERE NOT dirty AND remote_id IS NOT NULL;
