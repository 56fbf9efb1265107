CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"parent_id" text,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"key_hash" text NOT NULL,
	"hint" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "api_keys_account_id_key_hash_unique" UNIQUE("account_id","key_hash")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_role" text NOT NULL,
	"request_id" text NOT NULL,
	"ip_sealed" text,
	"action" text NOT NULL,
	"object_type" text NOT NULL,
	"object_id" text NOT NULL,
	"changes" jsonb NOT NULL,
	CONSTRAINT "audit_events_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "brand_versions" (
	"account_id" text NOT NULL,
	"brand_id" text NOT NULL,
	"version" integer NOT NULL,
	"livemode" boolean NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "brand_versions_account_id_brand_id_version_pk" PRIMARY KEY("account_id","brand_id","version")
);
--> statement-breakpoint
CREATE TABLE "brands" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "brands_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"account_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"status" integer,
	"headers" jsonb,
	"body_sealed" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_account_id_livemode_route_key_pk" PRIMARY KEY("account_id","livemode","route","key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"job" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"key_sealed" text,
	"sealed" text,
	"erased_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "persons_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "billing_periods" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"settings" jsonb NOT NULL,
	"advances" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "billing_periods_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "billing_run_inputs" (
	"account_id" text NOT NULL,
	"run_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"house" text NOT NULL,
	"provenance" text NOT NULL,
	"presentation" text NOT NULL,
	"digest" text NOT NULL,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "billing_run_inputs_account_id_run_id_pk" PRIMARY KEY("account_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "billing_run_results" (
	"account_id" text NOT NULL,
	"run_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"result" text NOT NULL,
	"digest" text NOT NULL,
	"engine_version" text NOT NULL,
	"calculated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "billing_run_results_account_id_run_id_pk" PRIMARY KEY("account_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "billing_runs" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"billing_period_id" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"progress" jsonb NOT NULL,
	"findings" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "billing_runs_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "cost_entries" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"billing_period_id" text NOT NULL,
	"kind" text NOT NULL,
	"scope" text NOT NULL,
	"description" text NOT NULL,
	"day" date,
	"amount_cents" bigint NOT NULL,
	"labor_cents" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cost_entries_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "fuel_deliveries" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"billing_period_id" text NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"unit" text NOT NULL,
	"quantity" numeric NOT NULL,
	"amount_cents" bigint NOT NULL,
	"co2_kg" numeric,
	"co2_cost_cents" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "fuel_deliveries_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"statement_version_id" text NOT NULL,
	"released_by" text NOT NULL,
	"released_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "releases_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "releases_account_id_statement_version_id_unique" UNIQUE("account_id","statement_version_id")
);
--> statement-breakpoint
CREATE TABLE "statement_versions" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"occupancy_id" text NOT NULL,
	"statement_id" text NOT NULL,
	"version" integer NOT NULL,
	"run_id" text NOT NULL,
	"reason" text,
	"lines" jsonb NOT NULL,
	"total_cents" bigint NOT NULL,
	"vat_contained_cents" bigint,
	"advance_cents" bigint,
	"balance_cents" bigint NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "statement_versions_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "statement_versions_account_id_statement_id_version_unique" UNIQUE("account_id","statement_id","version"),
	CONSTRAINT "statement_versions_account_id_run_id_statement_id_unique" UNIQUE("account_id","run_id","statement_id")
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"billing_period_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"occupancy_id" text NOT NULL,
	"number" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "statements_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "statements_account_id_billing_period_id_occupancy_id_unique" UNIQUE("account_id","billing_period_id","occupancy_id"),
	CONSTRAINT "statements_account_id_livemode_number_unique" UNIQUE("account_id","livemode","number")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"occupancy_id" text NOT NULL,
	"document_id" text NOT NULL,
	"channel" text NOT NULL,
	"address_sealed" text,
	"consent_day" text,
	"status" text NOT NULL,
	"level" integer NOT NULL,
	"received_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deliveries_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "delivery_attempts" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"occupancy_id" text NOT NULL,
	"delivery_id" text NOT NULL,
	"number" integer NOT NULL,
	"outcome" text NOT NULL,
	"detail" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "delivery_attempts_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "delivery_attempts_account_id_delivery_id_number_outcome_unique" UNIQUE("account_id","delivery_id","number","outcome")
);
--> statement-breakpoint
CREATE TABLE "document_contents" (
	"account_id" text NOT NULL,
	"document_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_contents_account_id_document_id_pk" PRIMARY KEY("account_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"occupancy_id" text NOT NULL,
	"statement_version_id" text NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"brand_id" text NOT NULL,
	"brand_version" integer NOT NULL,
	"person_id" text NOT NULL,
	"parties_sealed" text NOT NULL,
	"status" text NOT NULL,
	"sha256" text,
	"size_bytes" integer,
	"detail" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"rendered_at" timestamp (3) with time zone,
	CONSTRAINT "documents_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "documents_account_id_statement_version_id_kind_unique" UNIQUE("account_id","statement_version_id","kind")
);
--> statement-breakpoint
CREATE TABLE "evidence_disclosures" (
	"account_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "evidence_disclosures_account_id_entry_id_pk" PRIMARY KEY("account_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "evidence_entries" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"document_id" text NOT NULL,
	"delivery_id" text,
	"type" text NOT NULL,
	"leaf" text NOT NULL,
	"leaf_hash" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "evidence_entries_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "log_checkpoints" (
	"account_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"tree_size" bigint NOT NULL,
	"root_hash" text NOT NULL,
	"note" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "log_checkpoints_account_id_livemode_tree_size_pk" PRIMARY KEY("account_id","livemode","tree_size")
);
--> statement-breakpoint
CREATE TABLE "log_keys" (
	"account_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"name" text NOT NULL,
	"verifier_key" text NOT NULL,
	"private_key_sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "log_keys_account_id_livemode_pk" PRIMARY KEY("account_id","livemode")
);
--> statement-breakpoint
CREATE TABLE "log_leaves" (
	"account_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"leaf_index" bigint NOT NULL,
	"entry_id" text NOT NULL,
	CONSTRAINT "log_leaves_account_id_livemode_leaf_index_pk" PRIMARY KEY("account_id","livemode","leaf_index"),
	CONSTRAINT "log_leaves_account_id_entry_id_unique" UNIQUE("account_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "log_nodes" (
	"account_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"level" integer NOT NULL,
	"node_index" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "log_nodes_account_id_livemode_level_node_index_pk" PRIMARY KEY("account_id","livemode","level","node_index")
);
--> statement-breakpoint
CREATE TABLE "device_installations" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"measuring_point_id" text NOT NULL,
	"device_id" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"initial_value" numeric NOT NULL,
	"final_value" numeric,
	"reason" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "device_installations_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"manufacturer" text NOT NULL,
	"serial" text NOT NULL,
	"kind" text NOT NULL,
	"model" text NOT NULL,
	"key_sealed" text,
	"marking_year" integer,
	"resets_on" text,
	"scale" text NOT NULL,
	"evaluation_factor" numeric NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "devices_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "devices_account_id_livemode_manufacturer_serial_unique" UNIQUE("account_id","livemode","manufacturer","serial")
);
--> statement-breakpoint
CREATE TABLE "measuring_points" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"unit_id" text,
	"use" text NOT NULL,
	"room" text NOT NULL,
	"position" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "measuring_points_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"measuring_point_id" text NOT NULL,
	"device_id" text NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"value" numeric NOT NULL,
	"unit" text NOT NULL,
	"origin" text NOT NULL,
	"telegram_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "readings_account_id_measuring_point_id_read_at_kind_pk" PRIMARY KEY("account_id","measuring_point_id","read_at","kind"),
	CONSTRAINT "readings_account_id_id_unique" UNIQUE("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "telegrams" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"device_id" text,
	"meter_address" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"bytes" "bytea" NOT NULL,
	"digest" text NOT NULL,
	"verdict" text NOT NULL,
	"detail" text,
	"gateway" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "telegrams_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "telegrams_account_id_livemode_digest_unique" UNIQUE("account_id","livemode","digest")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"kind" text NOT NULL,
	"person_id" text NOT NULL,
	"brand_id" text,
	"external_refs" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customers_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "occupancies" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"person_id" text,
	"vacant" boolean NOT NULL,
	"number" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"vat_percent" numeric,
	"consumer_contract" boolean NOT NULL,
	"external_refs" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "occupancies_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "properties" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"customer_id" text NOT NULL,
	"landlord_person_id" text,
	"number" text NOT NULL,
	"street" text NOT NULL,
	"postal_code" text NOT NULL,
	"city" text NOT NULL,
	"plant" jsonb NOT NULL,
	"keys" jsonb NOT NULL,
	"contact" jsonb,
	"external_refs" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "properties_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "properties_account_id_livemode_number_unique" UNIQUE("account_id","livemode","number")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"number" integer NOT NULL,
	"label" text NOT NULL,
	"use" text NOT NULL,
	"user_group" text,
	"heating_area_m2" numeric NOT NULL,
	"hot_water_area_m2" numeric NOT NULL,
	"external_refs" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "units_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "units_account_id_property_id_number_unique" UNIQUE("account_id","property_id","number")
);
--> statement-breakpoint
ALTER TABLE "brand_versions" ADD CONSTRAINT "brand_versions_account_id_brand_id_brands_account_id_id_fk" FOREIGN KEY ("account_id","brand_id") REFERENCES "public"."brands"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_periods" ADD CONSTRAINT "billing_periods_account_id_property_id_properties_account_id_id_fk" FOREIGN KEY ("account_id","property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_run_inputs" ADD CONSTRAINT "billing_run_inputs_account_id_run_id_billing_runs_account_id_id_fk" FOREIGN KEY ("account_id","run_id") REFERENCES "public"."billing_runs"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_run_results" ADD CONSTRAINT "billing_run_results_account_id_run_id_billing_runs_account_id_id_fk" FOREIGN KEY ("account_id","run_id") REFERENCES "public"."billing_runs"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_runs" ADD CONSTRAINT "billing_runs_account_id_billing_period_id_billing_periods_account_id_id_fk" FOREIGN KEY ("account_id","billing_period_id") REFERENCES "public"."billing_periods"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_entries" ADD CONSTRAINT "cost_entries_account_id_billing_period_id_billing_periods_account_id_id_fk" FOREIGN KEY ("account_id","billing_period_id") REFERENCES "public"."billing_periods"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fuel_deliveries" ADD CONSTRAINT "fuel_deliveries_account_id_billing_period_id_billing_periods_account_id_id_fk" FOREIGN KEY ("account_id","billing_period_id") REFERENCES "public"."billing_periods"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_account_id_statement_version_id_statement_versions_account_id_id_fk" FOREIGN KEY ("account_id","statement_version_id") REFERENCES "public"."statement_versions"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_versions" ADD CONSTRAINT "statement_versions_account_id_statement_id_statements_account_id_id_fk" FOREIGN KEY ("account_id","statement_id") REFERENCES "public"."statements"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_versions" ADD CONSTRAINT "statement_versions_account_id_run_id_billing_runs_account_id_id_fk" FOREIGN KEY ("account_id","run_id") REFERENCES "public"."billing_runs"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_account_id_billing_period_id_billing_periods_account_id_id_fk" FOREIGN KEY ("account_id","billing_period_id") REFERENCES "public"."billing_periods"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_account_id_unit_id_units_account_id_id_fk" FOREIGN KEY ("account_id","unit_id") REFERENCES "public"."units"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_account_id_occupancy_id_occupancies_account_id_id_fk" FOREIGN KEY ("account_id","occupancy_id") REFERENCES "public"."occupancies"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_account_id_document_id_documents_account_id_id_fk" FOREIGN KEY ("account_id","document_id") REFERENCES "public"."documents"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_attempts" ADD CONSTRAINT "delivery_attempts_account_id_delivery_id_deliveries_account_id_id_fk" FOREIGN KEY ("account_id","delivery_id") REFERENCES "public"."deliveries"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_contents" ADD CONSTRAINT "document_contents_account_id_document_id_documents_account_id_id_fk" FOREIGN KEY ("account_id","document_id") REFERENCES "public"."documents"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_account_id_statement_version_id_statement_versions_account_id_id_fk" FOREIGN KEY ("account_id","statement_version_id") REFERENCES "public"."statement_versions"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_account_id_person_id_persons_account_id_id_fk" FOREIGN KEY ("account_id","person_id") REFERENCES "public"."persons"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_account_id_brand_id_brand_version_brand_versions_account_id_brand_id_version_fk" FOREIGN KEY ("account_id","brand_id","brand_version") REFERENCES "public"."brand_versions"("account_id","brand_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_disclosures" ADD CONSTRAINT "evidence_disclosures_account_id_entry_id_evidence_entries_account_id_id_fk" FOREIGN KEY ("account_id","entry_id") REFERENCES "public"."evidence_entries"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_entries" ADD CONSTRAINT "evidence_entries_account_id_document_id_documents_account_id_id_fk" FOREIGN KEY ("account_id","document_id") REFERENCES "public"."documents"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_entries" ADD CONSTRAINT "evidence_entries_account_id_delivery_id_deliveries_account_id_id_fk" FOREIGN KEY ("account_id","delivery_id") REFERENCES "public"."deliveries"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_leaves" ADD CONSTRAINT "log_leaves_account_id_entry_id_evidence_entries_account_id_id_fk" FOREIGN KEY ("account_id","entry_id") REFERENCES "public"."evidence_entries"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_installations" ADD CONSTRAINT "device_installations_account_id_measuring_point_id_measuring_points_account_id_id_fk" FOREIGN KEY ("account_id","measuring_point_id") REFERENCES "public"."measuring_points"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_installations" ADD CONSTRAINT "device_installations_account_id_device_id_devices_account_id_id_fk" FOREIGN KEY ("account_id","device_id") REFERENCES "public"."devices"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measuring_points" ADD CONSTRAINT "measuring_points_account_id_property_id_properties_account_id_id_fk" FOREIGN KEY ("account_id","property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measuring_points" ADD CONSTRAINT "measuring_points_account_id_unit_id_units_account_id_id_fk" FOREIGN KEY ("account_id","unit_id") REFERENCES "public"."units"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_account_id_measuring_point_id_measuring_points_account_id_id_fk" FOREIGN KEY ("account_id","measuring_point_id") REFERENCES "public"."measuring_points"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_account_id_device_id_devices_account_id_id_fk" FOREIGN KEY ("account_id","device_id") REFERENCES "public"."devices"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_account_id_telegram_id_telegrams_account_id_id_fk" FOREIGN KEY ("account_id","telegram_id") REFERENCES "public"."telegrams"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telegrams" ADD CONSTRAINT "telegrams_account_id_device_id_devices_account_id_id_fk" FOREIGN KEY ("account_id","device_id") REFERENCES "public"."devices"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_account_id_person_id_persons_account_id_id_fk" FOREIGN KEY ("account_id","person_id") REFERENCES "public"."persons"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_account_id_brand_id_brands_account_id_id_fk" FOREIGN KEY ("account_id","brand_id") REFERENCES "public"."brands"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupancies" ADD CONSTRAINT "occupancies_account_id_unit_id_units_account_id_id_fk" FOREIGN KEY ("account_id","unit_id") REFERENCES "public"."units"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupancies" ADD CONSTRAINT "occupancies_account_id_person_id_persons_account_id_id_fk" FOREIGN KEY ("account_id","person_id") REFERENCES "public"."persons"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "properties" ADD CONSTRAINT "properties_account_id_customer_id_customers_account_id_id_fk" FOREIGN KEY ("account_id","customer_id") REFERENCES "public"."customers"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "properties" ADD CONSTRAINT "properties_account_id_landlord_person_id_persons_account_id_id_fk" FOREIGN KEY ("account_id","landlord_person_id") REFERENCES "public"."persons"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_account_id_property_id_properties_account_id_id_fk" FOREIGN KEY ("account_id","property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_account_id_livemode_object_id_index" ON "audit_events" USING btree ("account_id","livemode","object_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_expires_at_index" ON "idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "billing_runs_account_id_billing_period_id_index" ON "billing_runs" USING btree ("account_id","billing_period_id");--> statement-breakpoint
CREATE INDEX "cost_entries_account_id_billing_period_id_index" ON "cost_entries" USING btree ("account_id","billing_period_id");--> statement-breakpoint
CREATE INDEX "fuel_deliveries_account_id_billing_period_id_index" ON "fuel_deliveries" USING btree ("account_id","billing_period_id");--> statement-breakpoint
CREATE INDEX "deliveries_account_id_document_id_index" ON "deliveries" USING btree ("account_id","document_id");--> statement-breakpoint
CREATE INDEX "evidence_entries_account_id_document_id_index" ON "evidence_entries" USING btree ("account_id","document_id");--> statement-breakpoint
CREATE INDEX "device_installations_account_id_measuring_point_id_index" ON "device_installations" USING btree ("account_id","measuring_point_id");--> statement-breakpoint
CREATE INDEX "device_installations_account_id_device_id_index" ON "device_installations" USING btree ("account_id","device_id");--> statement-breakpoint
CREATE INDEX "measuring_points_account_id_property_id_index" ON "measuring_points" USING btree ("account_id","property_id");--> statement-breakpoint
CREATE INDEX "readings_account_id_measuring_point_id_day_index" ON "readings" USING btree ("account_id","measuring_point_id","day");--> statement-breakpoint
CREATE INDEX "telegrams_account_id_device_id_received_at_index" ON "telegrams" USING btree ("account_id","device_id","received_at");--> statement-breakpoint
CREATE INDEX "occupancies_account_id_unit_id_from_day_index" ON "occupancies" USING btree ("account_id","unit_id","from_day");