-- Whether the bytes of a file are over is decided by what became of the file.
CREATE POLICY retention ON reading_files FOR SELECT TO km_retention USING (true);
--> statement-breakpoint
GRANT SELECT ON reading_files TO km_retention;
