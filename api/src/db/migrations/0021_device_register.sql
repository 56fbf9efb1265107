CREATE TABLE "device_health" (
	"account_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"device_id" text NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	"flags" jsonb NOT NULL,
	"battery_days" integer,
	"clock_ahead_seconds" integer,
	CONSTRAINT "device_health_account_id_livemode_device_id_pk" PRIMARY KEY("account_id","livemode","device_id")
);
--> statement-breakpoint
CREATE TABLE "gateways" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"kind" text NOT NULL,
	"serial" text,
	"manufacturer" text,
	"model" text,
	"sim" text,
	"property_id" text,
	"installed_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "gateways_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "gateways_name" UNIQUE("account_id","livemode","name")
);
--> statement-breakpoint
CREATE TABLE "heard_addresses" (
	"account_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"gateway" text NOT NULL,
	"meter_address" text NOT NULL,
	"device_id" text,
	"first_heard_at" timestamp (3) with time zone NOT NULL,
	"last_heard_at" timestamp (3) with time zone NOT NULL,
	"last_verdict" text NOT NULL,
	"last_rssi" smallint,
	CONSTRAINT "heard_addresses_account_id_livemode_gateway_meter_address_pk" PRIMARY KEY("account_id","livemode","gateway","meter_address")
);
--> statement-breakpoint
CREATE TABLE "calibration_records" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"device_id" text NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"valid_until" date,
	"reference" text NOT NULL,
	"actor" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "calibration_records_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "device_events" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"device_id" text NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"reason" text NOT NULL,
	"installation_id" text,
	"actor" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "device_events_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "device_exchanges" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"kind" text NOT NULL,
	"measuring_point_id" text NOT NULL,
	"ended_installation_id" text NOT NULL,
	"begun_installation_id" text NOT NULL,
	"on_day" date NOT NULL,
	"reason" text NOT NULL,
	"performed_by" text,
	"old_final_value" numeric,
	"unread_reason" text,
	"new_initial_value" numeric NOT NULL,
	"photo_reference" text,
	"corrects_id" text,
	"actor" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "device_exchanges_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "equipment_exemptions" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"device_id" text,
	"ground" text NOT NULL,
	"evidence" text NOT NULL,
	"day" date NOT NULL,
	"until_day" date,
	"revokes_id" text,
	"actor" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "equipment_exemptions_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "ticket_events" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"ticket_id" text NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"changes" jsonb,
	"actor" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ticket_events_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"kind" text NOT NULL,
	"property_id" text,
	"device_id" text,
	"subject" text NOT NULL,
	"details" jsonb NOT NULL,
	"status" text NOT NULL,
	"assignee" text,
	"due_on" date,
	"cause" text,
	"cause_ended_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tickets_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "device_installations" ADD COLUMN "corrected_by" text;--> statement-breakpoint
ALTER TABLE "device_installations" ADD COLUMN "evaluation_factor" numeric;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "address_version" integer;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "address_type" integer;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "ownership" text;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "battery_until" date;--> statement-breakpoint
ALTER TABLE "device_health" ADD CONSTRAINT "device_health_device" FOREIGN KEY ("account_id","device_id") REFERENCES "public"."devices"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateways" ADD CONSTRAINT "gateways_property" FOREIGN KEY ("account_id","property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calibration_records" ADD CONSTRAINT "calibration_records_device" FOREIGN KEY ("account_id","device_id") REFERENCES "public"."devices"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_events" ADD CONSTRAINT "device_events_device" FOREIGN KEY ("account_id","device_id") REFERENCES "public"."devices"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_events" ADD CONSTRAINT "device_events_installation" FOREIGN KEY ("account_id","installation_id") REFERENCES "public"."device_installations"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_exchanges" ADD CONSTRAINT "device_exchanges_point" FOREIGN KEY ("account_id","measuring_point_id") REFERENCES "public"."measuring_points"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_exchanges" ADD CONSTRAINT "device_exchanges_ended" FOREIGN KEY ("account_id","ended_installation_id") REFERENCES "public"."device_installations"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_exchanges" ADD CONSTRAINT "device_exchanges_begun" FOREIGN KEY ("account_id","begun_installation_id") REFERENCES "public"."device_installations"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_exemptions" ADD CONSTRAINT "equipment_exemptions_property" FOREIGN KEY ("account_id","property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_exemptions" ADD CONSTRAINT "equipment_exemptions_device" FOREIGN KEY ("account_id","device_id") REFERENCES "public"."devices"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_ticket" FOREIGN KEY ("account_id","ticket_id") REFERENCES "public"."tickets"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_property" FOREIGN KEY ("account_id","property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_device" FOREIGN KEY ("account_id","device_id") REFERENCES "public"."devices"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gateways_account_id_property_id_index" ON "gateways" USING btree ("account_id","property_id");--> statement-breakpoint
CREATE INDEX "heard_addresses_account_id_device_id_index" ON "heard_addresses" USING btree ("account_id","device_id");--> statement-breakpoint
CREATE INDEX "calibration_records_account_id_device_id_index" ON "calibration_records" USING btree ("account_id","device_id");--> statement-breakpoint
CREATE INDEX "device_events_account_id_device_id_index" ON "device_events" USING btree ("account_id","device_id");--> statement-breakpoint
CREATE INDEX "device_exchanges_account_id_measuring_point_id_index" ON "device_exchanges" USING btree ("account_id","measuring_point_id");--> statement-breakpoint
CREATE INDEX "equipment_exemptions_account_id_property_id_index" ON "equipment_exemptions" USING btree ("account_id","property_id");--> statement-breakpoint
CREATE INDEX "ticket_events_account_id_ticket_id_index" ON "ticket_events" USING btree ("account_id","ticket_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_cause" ON "tickets" USING btree ("account_id","livemode","cause") WHERE cause_ended_at is null;--> statement-breakpoint
CREATE INDEX "tickets_account_id_property_id_index" ON "tickets" USING btree ("account_id","property_id");--> statement-breakpoint
CREATE INDEX "tickets_account_id_device_id_index" ON "tickets" USING btree ("account_id","device_id");
--> statement-breakpoint
-- Who looks after devices works with keys: sessions of tenants, managers and readers see none of it.
SELECT km_secure_table('device_events', 'true', true),
       km_secure_table('device_exchanges', 'true', true),
       km_secure_table('calibration_records', 'true', true),
       km_secure_table('equipment_exemptions', 'true', true),
       km_secure_table('gateways', 'true', false),
       km_secure_table('heard_addresses', 'true', false),
       km_secure_table('device_health', 'true', false),
       km_secure_table('tickets', 'true', false),
       km_secure_table('ticket_events', 'true', true);
--> statement-breakpoint
SELECT km_show_table(each::regclass, NULL, NULL, NULL)
  FROM unnest(ARRAY['device_events', 'device_exchanges', 'calibration_records', 'equipment_exemptions', 'gateways',
                    'heard_addresses', 'device_health', 'tickets', 'ticket_events']) AS each;
