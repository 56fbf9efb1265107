CREATE TABLE "climate_factor_tables" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "climate_factor_tables_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"digest" text NOT NULL,
	"factors" integer NOT NULL,
	"findings" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "climate_factor_tables_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "climate_factors" (
	"account_id" text NOT NULL,
	"postcode" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"table_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"factor" numeric NOT NULL,
	CONSTRAINT "climate_factors_pk" PRIMARY KEY("account_id","postcode","from_day","to_day","table_id")
);
--> statement-breakpoint
ALTER TABLE "climate_factors" ADD CONSTRAINT "climate_factors_table" FOREIGN KEY ("account_id","table_id") REFERENCES "public"."climate_factor_tables"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Published by the weather service and chosen by the account: keys load and read them, sessions have no use for them.
SELECT km_secure_table('climate_factor_tables', 'true', true),
       km_secure_table('climate_factors', 'true', true);
--> statement-breakpoint
SELECT km_show_table('climate_factor_tables', NULL, NULL, NULL), km_show_table('climate_factors', NULL, NULL, NULL);
