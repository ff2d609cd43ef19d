-- How much of a song of a server lies on this disk: 0 nothing, 1 a part, 2 all of it; 3 when it could
-- not be fetched. The files say so as well; lists cannot look at a hundred thousand of them.
ALTER TABLE remote_file ADD COLUMN here INTEGER NOT NULL DEFAULT 0;
CREATE INDEX remote_file_here ON remote_file (here) WHERE here;
