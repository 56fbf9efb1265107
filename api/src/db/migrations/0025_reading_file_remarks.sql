ALTER TABLE "reading_file_lines" ADD COLUMN "remarks" jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "devices_serial" ON "devices" USING btree ("account_id","serial");--> statement-breakpoint
ALTER TABLE "reading_file_lines" DROP COLUMN "code";--> statement-breakpoint
ALTER TABLE "reading_file_lines" DROP COLUMN "values";