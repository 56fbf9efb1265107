CREATE TABLE "operating_cost_entries" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"billing_period_id" text NOT NULL,
	"kind" text NOT NULL,
	"description" text NOT NULL,
	"day" date,
	"amount_cents" bigint NOT NULL,
	"data" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "operating_cost_entries_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "billing_periods" ADD COLUMN "kind" text DEFAULT 'heating' NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_periods" ADD COLUMN "operating_costs" jsonb;--> statement-breakpoint
ALTER TABLE "statement_versions" ADD COLUMN "operating_costs" jsonb;--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "kind" text DEFAULT 'heating' NOT NULL;--> statement-breakpoint
ALTER TABLE "occupancies" ADD COLUMN "persons" integer;--> statement-breakpoint
ALTER TABLE "occupancies" ADD COLUMN "person_changes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "living_area_m2" numeric;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "co_ownership_shares" numeric;--> statement-breakpoint
ALTER TABLE "operating_cost_entries" ADD CONSTRAINT "operating_cost_entries_account_id_billing_period_id_billing_periods_account_id_id_fk" FOREIGN KEY ("account_id","billing_period_id") REFERENCES "public"."billing_periods"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operating_cost_entries_account_id_billing_period_id_index" ON "operating_cost_entries" USING btree ("account_id","billing_period_id");--> statement-breakpoint
-- Costs are the landlord's and not the tenants': who reads statements only, sees none.
SELECT km_secure_table('operating_cost_entries', 'true', false);
--> statement-breakpoint
SELECT km_show_table('operating_cost_entries', NULL, $c$property_id IN (SELECT p.id FROM properties p
  WHERE p.account_id = current_setting('app.account_id', true)
    AND p.customer_id = current_setting('app.customer_id', true))$c$, NULL);
--> statement-breakpoint
-- Heating and operating costs of the same days are billed apart; two periods of one kind still cannot overlap.
ALTER TABLE billing_periods DROP CONSTRAINT billing_periods_no_overlap;
--> statement-breakpoint
ALTER TABLE billing_periods ADD CONSTRAINT billing_periods_no_overlap
  EXCLUDE USING gist (account_id WITH =, property_id WITH =, kind WITH =, daterange(from_day, to_day, '[]') WITH &&);
--> statement-breakpoint
ALTER TABLE billing_periods ADD CONSTRAINT billing_periods_kind
  CHECK (kind IN ('heating', 'operating_costs') AND (kind = 'operating_costs') = (operating_costs IS NOT NULL));
