-- Embed sessions: what a page of somebody else's may see. Facts that were known elsewhere move to the rows their
-- readers may see; the tables are immutable for everybody, so the guards are lifted for these statements alone.
CREATE TABLE "embed_sessions" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"role" text NOT NULL,
	"subject" jsonb NOT NULL,
	"components" jsonb NOT NULL,
	"allowed_origins" jsonb NOT NULL,
	"locale" text NOT NULL,
	"brand_id" text NOT NULL,
	"brand_version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "embed_sessions_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE releases NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE statement_versions NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE statements NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE billing_run_inputs NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE billing_periods NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE releases DISABLE TRIGGER km_immutable;
--> statement-breakpoint
ALTER TABLE statement_versions DISABLE TRIGGER km_immutable;
--> statement-breakpoint
ALTER TABLE statements DISABLE TRIGGER km_immutable;
--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "occupancy_id" text;
--> statement-breakpoint
ALTER TABLE "statement_versions" ADD COLUMN "settlement" text;
--> statement-breakpoint
ALTER TABLE "statement_versions" ADD COLUMN "payment" jsonb;
--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "from_day" date;
--> statement-breakpoint
ALTER TABLE "statements" ADD COLUMN "to_day" date;
--> statement-breakpoint
UPDATE releases r SET occupancy_id = v.occupancy_id
  FROM statement_versions v WHERE v.account_id = r.account_id AND v.id = r.statement_version_id;
--> statement-breakpoint
UPDATE statements s SET from_day = p.from_day, to_day = p.to_day
  FROM billing_periods p WHERE p.account_id = s.account_id AND p.id = s.billing_period_id;
--> statement-breakpoint
-- What was printed stands in the frozen presentation of the run.
UPDATE statement_versions v
   SET settlement = coalesce(printed.settlement, 'payable'),
       payment = CASE WHEN printed.settlement = 'carried_over' THEN NULL ELSE printed.payment END
  FROM (SELECT own.account_id, own.id, nullif(i.presentation::jsonb -> 'payment', 'null'::jsonb) AS payment,
               jsonb_path_query_first(i.presentation::jsonb, '$.units[*].occupancies[*] ? (@.id == $id).settlement',
                 jsonb_build_object('id', own.occupancy_id)) #>> '{}' AS settlement
          FROM statement_versions own
          JOIN billing_run_inputs i ON i.account_id = own.account_id AND i.run_id = own.run_id) printed
 WHERE printed.account_id = v.account_id AND printed.id = v.id;
--> statement-breakpoint
ALTER TABLE "releases" ALTER COLUMN "occupancy_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "statement_versions" ALTER COLUMN "settlement" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "statements" ALTER COLUMN "from_day" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "statements" ALTER COLUMN "to_day" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE releases ENABLE TRIGGER km_immutable;
--> statement-breakpoint
ALTER TABLE statement_versions ENABLE TRIGGER km_immutable;
--> statement-breakpoint
ALTER TABLE statements ENABLE TRIGGER km_immutable;
--> statement-breakpoint
ALTER TABLE releases FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE statement_versions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE statements FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE billing_run_inputs FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE billing_periods FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "embed_sessions" ADD CONSTRAINT "embed_sessions_account_id_brand_id_brand_version_brand_versions_account_id_brand_id_version_fk" FOREIGN KEY ("account_id","brand_id","brand_version") REFERENCES "public"."brand_versions"("account_id","brand_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "embed_sessions_expires_at_index" ON "embed_sessions" USING btree ("expires_at");