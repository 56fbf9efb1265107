DROP INDEX "monthly_information_runs_account_id_property_id_month_index";--> statement-breakpoint
ALTER TABLE "monthly_information_inputs" ADD COLUMN "provenance" text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "monthly_information_runs_property_id_month_index" ON "monthly_information_runs" USING btree ("property_id","month");