CREATE TABLE "cycle_changes" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"billing_period_id" text NOT NULL,
	"next_billing_period_id" text NOT NULL,
	"change_on" date NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"record" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cycle_changes_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "cost_entries" ADD COLUMN "superseded_by" text;--> statement-breakpoint
ALTER TABLE "cost_entries" ADD COLUMN "divided_from" jsonb;--> statement-breakpoint
ALTER TABLE "fuel_deliveries" ADD COLUMN "superseded_by" text;--> statement-breakpoint
ALTER TABLE "fuel_deliveries" ADD COLUMN "divided_from" jsonb;--> statement-breakpoint
ALTER TABLE "cycle_changes" ADD CONSTRAINT "cycle_changes_billing_period" FOREIGN KEY ("account_id","billing_period_id") REFERENCES "public"."billing_periods"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycle_changes" ADD CONSTRAINT "cycle_changes_next_billing_period" FOREIGN KEY ("account_id","next_billing_period_id") REFERENCES "public"."billing_periods"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cycle_changes_account_id_property_id_index" ON "cycle_changes" USING btree ("account_id","property_id");
--> statement-breakpoint
-- What was divided is evidence, and the landlord's: who reads statements only, sees none.
SELECT km_secure_table('cycle_changes', 'true', true);
--> statement-breakpoint
SELECT km_show_table('cycle_changes', NULL, $c$property_id IN (SELECT p.id FROM properties p
  WHERE p.account_id = current_setting('app.account_id', true)
    AND p.customer_id = current_setting('app.customer_id', true))$c$, NULL);
