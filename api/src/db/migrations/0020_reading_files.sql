CREATE TABLE "reading_file_contents" (
	"account_id" text NOT NULL,
	"file_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "reading_file_contents_account_id_file_id_pk" PRIMARY KEY("account_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "reading_file_lines" (
	"account_id" text NOT NULL,
	"file_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"position" integer NOT NULL,
	"livemode" boolean NOT NULL,
	"line" integer NOT NULL,
	"verdict" text NOT NULL,
	"code" text,
	"values" jsonb NOT NULL,
	"meter" text,
	"device_id" text,
	"telegram_id" text,
	"reading_ids" jsonb NOT NULL,
	CONSTRAINT "reading_file_lines_account_id_file_id_attempt_position_pk" PRIMARY KEY("account_id","file_id","attempt","position")
);
--> statement-breakpoint
CREATE TABLE "reading_file_mapping_versions" (
	"account_id" text NOT NULL,
	"mapping_id" text NOT NULL,
	"version" integer NOT NULL,
	"livemode" boolean NOT NULL,
	"document" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reading_file_mapping_versions_account_id_mapping_id_version_pk" PRIMARY KEY("account_id","mapping_id","version")
);
--> statement-breakpoint
CREATE TABLE "reading_file_mappings" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"name" text NOT NULL,
	"fingerprint" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reading_file_mappings_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "reading_file_mappings_account_id_livemode_fingerprint_unique" UNIQUE("account_id","livemode","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "reading_files" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"content_type" text,
	"gateway" text,
	"digest" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"format" text,
	"encoding" text,
	"status" text NOT NULL,
	"fingerprint" text,
	"proposal" jsonb,
	"mapping_id" text,
	"mapping_version" integer,
	"read_at" timestamp (3) with time zone NOT NULL,
	"attempt" integer NOT NULL,
	"records_done" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "reading_files_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "reading_files_account_id_livemode_digest_unique" UNIQUE("account_id","livemode","digest")
);
--> statement-breakpoint
ALTER TABLE "reading_file_contents" ADD CONSTRAINT "reading_file_contents_account_id_file_id_reading_files_account_id_id_fk" FOREIGN KEY ("account_id","file_id") REFERENCES "public"."reading_files"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_file_lines" ADD CONSTRAINT "reading_file_lines_account_id_file_id_reading_files_account_id_id_fk" FOREIGN KEY ("account_id","file_id") REFERENCES "public"."reading_files"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_file_mapping_versions" ADD CONSTRAINT "reading_file_mapping_versions_mapping" FOREIGN KEY ("account_id","mapping_id") REFERENCES "public"."reading_file_mappings"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reading_files_account_id_status_id_index" ON "reading_files" USING btree ("account_id","status","id");--> statement-breakpoint
CREATE INDEX "reading_files_account_id_fingerprint_index" ON "reading_files" USING btree ("account_id","fingerprint");
--> statement-breakpoint
-- Files belong to whoever runs the meters: sessions of tenants, managers and readers see none.
SELECT km_secure_table('reading_files', 'true', false),
       km_secure_table('reading_file_contents', 'true', true),
       km_secure_table('reading_file_lines', 'true', true),
       km_secure_table('reading_file_mappings', 'true', false),
       km_secure_table('reading_file_mapping_versions', 'true', true);
--> statement-breakpoint
SELECT km_show_table('reading_files', NULL, NULL, NULL),
       km_show_table('reading_file_contents', NULL, NULL, NULL),
       km_show_table('reading_file_lines', NULL, NULL, NULL),
       km_show_table('reading_file_mappings', NULL, NULL, NULL),
       km_show_table('reading_file_mapping_versions', NULL, NULL, NULL);
--> statement-breakpoint
CREATE POLICY system ON reading_files FOR SELECT TO km_system USING (true);
--> statement-breakpoint
GRANT SELECT ON reading_files TO km_system;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO km_system;
--> statement-breakpoint
-- Beside km_unfinished_work: files whose lines a crash left half taken in.
CREATE FUNCTION km_unfinished_reading_files()
RETURNS TABLE (account_id text, livemode boolean, job text, payload jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.account_id, f.livemode, 'process-reading-file', jsonb_build_object('reading_file_id', f.id)
    FROM reading_files f WHERE f.status IN ('queued', 'processing')
$$;
--> statement-breakpoint
ALTER FUNCTION km_unfinished_reading_files() OWNER TO km_system;
--> statement-breakpoint
REVOKE ALL ON FUNCTION km_unfinished_reading_files() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION km_unfinished_reading_files() TO km_app;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM km_system;
