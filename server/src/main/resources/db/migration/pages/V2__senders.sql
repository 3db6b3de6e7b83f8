-- Whose a submission was, so that every number opens the people behind it; null before this version and while held.
ALTER TABLE submission ADD COLUMN lead bigint;
