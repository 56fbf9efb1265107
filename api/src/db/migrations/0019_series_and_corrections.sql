CREATE TABLE "correction_decisions" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"run_id" text,
	"decided_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "correction_decisions_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "correction_decisions_account_id_proposal_id_unique" UNIQUE("account_id","proposal_id")
);
--> statement-breakpoint
CREATE TABLE "correction_proposals" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"billing_period_id" text NOT NULL,
	"run_id" text NOT NULL,
	"changes" jsonb NOT NULL,
	"effect" jsonb,
	"digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "correction_proposals_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "correction_proposals_account_id_run_id_digest_unique" UNIQUE("account_id","run_id","digest")
);
--> statement-breakpoint
CREATE TABLE "telegram_decisions" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"telegram_id" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "telegram_decisions_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "telegram_decisions_account_id_telegram_id_unique" UNIQUE("account_id","telegram_id")
);
--> statement-breakpoint
CREATE TABLE "virtual_point_definitions" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"virtual_point_id" text NOT NULL,
	"property_id" text NOT NULL,
	"from_day" date NOT NULL,
	"terms" jsonb NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "virtual_point_definitions_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "virtual_points" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"unit_id" text,
	"use" text NOT NULL,
	"name" text NOT NULL,
	"counted_in" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "virtual_points_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "correction_decisions" ADD CONSTRAINT "correction_decisions_proposal" FOREIGN KEY ("account_id","proposal_id") REFERENCES "public"."correction_proposals"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_proposals" ADD CONSTRAINT "correction_proposals_account_id_run_id_billing_runs_account_id_id_fk" FOREIGN KEY ("account_id","run_id") REFERENCES "public"."billing_runs"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "virtual_point_definitions" ADD CONSTRAINT "virtual_point_definitions_point" FOREIGN KEY ("account_id","virtual_point_id") REFERENCES "public"."virtual_points"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "virtual_points" ADD CONSTRAINT "virtual_points_account_id_property_id_properties_account_id_id_fk" FOREIGN KEY ("account_id","property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "virtual_points" ADD CONSTRAINT "virtual_points_account_id_unit_id_units_account_id_id_fk" FOREIGN KEY ("account_id","unit_id") REFERENCES "public"."units"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_proposals_account_id_billing_period_id_index" ON "correction_proposals" USING btree ("account_id","billing_period_id");--> statement-breakpoint
CREATE INDEX "virtual_point_definitions_account_id_virtual_point_id_index" ON "virtual_point_definitions" USING btree ("account_id","virtual_point_id");--> statement-breakpoint
CREATE INDEX "virtual_points_account_id_property_id_index" ON "virtual_points" USING btree ("account_id","property_id");--> statement-breakpoint
CREATE INDEX "statements_account_id_livemode_to_day_index" ON "statements" USING btree ("account_id","livemode","to_day");
--> statement-breakpoint
-- What is decided of telegrams and corrections, and of what a virtual point is the sum, is evidence. A sum over a house
-- is the manager's: no tenant and no reader of meters is shown one.
DO $$
DECLARE
  customers_own text := $c$property_id IN (SELECT p.id FROM properties p
    WHERE p.account_id = current_setting('app.account_id', true)
      AND p.customer_id = current_setting('app.customer_id', true))$c$;
BEGIN
  PERFORM km_secure_table('virtual_points', 'true', false),
          km_secure_table('virtual_point_definitions', 'true', true),
          km_secure_table('telegram_decisions', 'true', true),
          km_secure_table('correction_proposals', 'true', true),
          km_secure_table('correction_decisions', 'true', true);
  PERFORM km_show_table('virtual_points', NULL, customers_own, NULL);
  PERFORM km_show_table('virtual_point_definitions', NULL, customers_own, NULL);
  PERFORM km_show_table('telegram_decisions', NULL, NULL, NULL);
  PERFORM km_show_table('correction_proposals', NULL, customers_own, NULL);
  PERFORM km_show_table('correction_decisions', NULL, customers_own, NULL);
END $$;
