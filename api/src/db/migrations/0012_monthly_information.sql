CREATE TABLE "monthly_information_inputs" (
	"account_id" text NOT NULL,
	"run_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"month_file" text NOT NULL,
	"digest" text NOT NULL,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "monthly_information_inputs_account_id_run_id_pk" PRIMARY KEY("account_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "monthly_information_runs" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"month" text NOT NULL,
	"status" text NOT NULL,
	"reference_average" jsonb,
	"progress" jsonb NOT NULL,
	"findings" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "monthly_information_runs_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "monthly_informations" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"occupancy_id" text NOT NULL,
	"month" text NOT NULL,
	"version" integer NOT NULL,
	"run_id" text NOT NULL,
	"information" text NOT NULL,
	"digest" text NOT NULL,
	"reasons" text NOT NULL,
	"complete" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "monthly_informations_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "monthly_informations_version" UNIQUE("account_id","occupancy_id","month","version")
);
--> statement-breakpoint
ALTER TABLE "properties" ADD COLUMN "monthly_information" jsonb;--> statement-breakpoint
ALTER TABLE "monthly_information_inputs" ADD CONSTRAINT "monthly_information_inputs_run" FOREIGN KEY ("account_id","run_id") REFERENCES "public"."monthly_information_runs"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_information_runs" ADD CONSTRAINT "monthly_information_runs_account_id_property_id_properties_account_id_id_fk" FOREIGN KEY ("account_id","property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_informations" ADD CONSTRAINT "monthly_informations_run" FOREIGN KEY ("account_id","run_id") REFERENCES "public"."monthly_information_runs"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_informations" ADD CONSTRAINT "monthly_informations_account_id_unit_id_units_account_id_id_fk" FOREIGN KEY ("account_id","unit_id") REFERENCES "public"."units"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_informations" ADD CONSTRAINT "monthly_informations_account_id_occupancy_id_occupancies_account_id_id_fk" FOREIGN KEY ("account_id","occupancy_id") REFERENCES "public"."occupancies"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "monthly_information_runs_account_id_property_id_month_index" ON "monthly_information_runs" USING btree ("account_id","property_id","month");--> statement-breakpoint
CREATE INDEX "monthly_informations_account_id_property_id_month_index" ON "monthly_informations" USING btree ("account_id","property_id","month");--> statement-breakpoint
-- Month files hold what everybody in the house consumed: keys read them, a manager's session sees that of its customer,
-- nobody else. What one user is told is his; it is no reading, and readers of meters see none of it.
DO $$
DECLARE
  customers_own text := $c$property_id IN (SELECT p.id FROM properties p
    WHERE p.account_id = current_setting('app.account_id', true)
      AND p.customer_id = current_setting('app.customer_id', true))$c$;
BEGIN
  PERFORM km_secure_table('monthly_information_runs', 'true', false),
          km_secure_table('monthly_information_inputs', 'true', true),
          km_secure_table('monthly_informations', 'true', true);
  PERFORM km_show_table('monthly_information_runs', NULL, customers_own, NULL);
  PERFORM km_show_table('monthly_information_inputs', NULL,
    $c$EXISTS (SELECT FROM monthly_information_runs r WHERE r.account_id = monthly_information_inputs.account_id
      AND r.id = monthly_information_inputs.run_id)$c$, NULL);
  PERFORM km_show_table('monthly_informations',
    $c$occupancy_id = ANY (km_list('app.occupancy_ids')) AND km_names('app.property_ids', property_id)$c$,
    customers_own, NULL);
END $$;
--> statement-breakpoint
CREATE POLICY system ON monthly_information_runs FOR SELECT TO km_system USING (true);
--> statement-breakpoint
GRANT SELECT ON monthly_information_runs TO km_system;
--> statement-breakpoint
-- A crash may leave runs of monthly information undone as well.
CREATE OR REPLACE FUNCTION km_unfinished_work()
RETURNS TABLE (account_id text, livemode boolean, job text, payload jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.account_id, r.livemode, 'run-billing', jsonb_build_object('run_id', r.id)
    FROM billing_runs r WHERE r.status IN ('queued', 'calculating')
  UNION ALL
  SELECT r.account_id, r.livemode, 'run-monthly-information', jsonb_build_object('run_id', r.id)
    FROM monthly_information_runs r WHERE r.status IN ('queued', 'informing')
  UNION ALL
  SELECT v.account_id, v.livemode, 'render-document', jsonb_build_object('statement_version_id', v.id)
    FROM statement_versions v
   WHERE NOT EXISTS (SELECT FROM documents d WHERE d.account_id = v.account_id AND d.statement_version_id = v.id)
  UNION ALL
  SELECT d.account_id, d.livemode, 'render-document', jsonb_build_object('document_id', d.id)
    FROM documents d WHERE d.status = 'queued'
  UNION ALL
  SELECT d.account_id, d.livemode, 'deliver-document', jsonb_build_object('delivery_id', d.id)
    FROM deliveries d WHERE d.status = 'queued'
  UNION ALL
  SELECT DISTINCT e.account_id, e.livemode, 'sequence-log', '{}'::jsonb
    FROM evidence_entries e
   WHERE NOT EXISTS (SELECT FROM log_leaves l WHERE l.account_id = e.account_id AND l.entry_id = e.id)
$$;
