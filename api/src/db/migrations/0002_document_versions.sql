ALTER TABLE "documents" ADD COLUMN "statement_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "version" integer NOT NULL;--> statement-breakpoint
CREATE INDEX "documents_account_id_property_id_index" ON "documents" USING btree ("account_id","property_id");--> statement-breakpoint
CREATE INDEX "evidence_entries_account_id_livemode_occurred_at_id_index" ON "evidence_entries" USING btree ("account_id","livemode","occurred_at","id");