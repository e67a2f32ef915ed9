-- Large imports in fewer bytes once more: a fact and its index entry packed together, with a book of what the texts of
-- the import have in common. Such a fact has no entry of its own until it changes. What was kept otherwise is read as it is.

-- "book" is the mark by which a row's book is found, "words" the book, "change" the change that the entries came with.
ALTER TABLE load ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
ALTER TABLE load ADD COLUMN book INTEGER;
ALTER TABLE load ADD COLUMN words BLOB;
