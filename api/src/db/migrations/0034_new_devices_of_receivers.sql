ALTER TABLE "inbox_addresses" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox_addresses" ADD COLUMN "new_devices_property_id" text;--> statement-breakpoint
ALTER TABLE "upload_logins" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "upload_logins" ADD COLUMN "new_devices_property_id" text;--> statement-breakpoint
ALTER TABLE "reading_file_lines" ADD COLUMN "device_refusal" text;--> statement-breakpoint
ALTER TABLE "reading_file_mappings" ADD COLUMN "new_devices_property_id" text;--> statement-breakpoint
ALTER TABLE "reading_files" ADD COLUMN "receiver_id" text;--> statement-breakpoint
ALTER TABLE "reading_files" ADD COLUMN "new_devices_asked_by" text;--> statement-breakpoint
ALTER TABLE "reading_files" ADD COLUMN "new_devices_fault" text;--> statement-breakpoint
ALTER TABLE "reading_files" ADD COLUMN "devices_refused" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "gateways" ADD COLUMN "new_devices_property_id" text;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "found_property_id" text;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_found_property" FOREIGN KEY ("account_id","found_property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "devices_found" ON "devices" USING btree ("account_id","found_property_id") WHERE found_property_id is not null;
--> statement-breakpoint
UPDATE reading_files SET new_devices_asked_by = 'request' WHERE new_devices_property_id IS NOT NULL;
