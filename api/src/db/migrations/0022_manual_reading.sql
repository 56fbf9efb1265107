CREATE TABLE "field_document_contents" (
	"account_id" text NOT NULL,
	"document_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "field_document_contents_account_id_document_id_pk" PRIMARY KEY("account_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "field_documents" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"number" text NOT NULL,
	"version" integer NOT NULL,
	"brand_id" text NOT NULL,
	"brand_version" integer NOT NULL,
	"person_id" text NOT NULL,
	"template" text NOT NULL,
	"input_sealed" text NOT NULL,
	"input_digest" text NOT NULL,
	"status" text NOT NULL,
	"sha256" text,
	"size_bytes" integer,
	"detail" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"rendered_at" timestamp (3) with time zone,
	CONSTRAINT "field_documents_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "field_documents_version" UNIQUE("account_id","kind","subject_id","version")
);
--> statement-breakpoint
CREATE TABLE "reader_accesses" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"route_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"pin_hash" text NOT NULL,
	"failed_attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "reader_accesses_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "reader_accesses_account_id_token_hash_unique" UNIQUE("account_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "reader_sessions" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"route_id" text NOT NULL,
	"access_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reader_sessions_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "reading_entries" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"route_id" text NOT NULL,
	"measuring_point_id" text NOT NULL,
	"client_id" text NOT NULL,
	"digest" text NOT NULL,
	"device_id" text,
	"read_at" timestamp (3) with time zone NOT NULL,
	"day" date NOT NULL,
	"value" numeric,
	"remark" text,
	"confirmed" boolean NOT NULL,
	"outcome" text NOT NULL,
	"reading_id" text,
	"actor_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reading_entries_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "reading_entries_account_id_livemode_client_id_unique" UNIQUE("account_id","livemode","client_id")
);
--> statement-breakpoint
CREATE TABLE "reading_photos" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"route_id" text NOT NULL,
	"client_id" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"sent_sha256" text NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reading_photos_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "reading_photos_account_id_livemode_client_id_unique" UNIQUE("account_id","livemode","client_id")
);
--> statement-breakpoint
CREATE TABLE "reading_routes" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"name" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"key_date" date,
	"point_ids" jsonb NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reading_routes_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "self_reading_windows" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"unit_ids" jsonb,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"key_date" date,
	"reminder_days" jsonb NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "self_reading_windows_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "self_readings" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"property_id" text NOT NULL,
	"window_id" text NOT NULL,
	"occupancy_id" text NOT NULL,
	"measuring_point_id" text NOT NULL,
	"device_id" text NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"day" date NOT NULL,
	"value" numeric NOT NULL,
	"doubts" jsonb NOT NULL,
	"confirmed" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "self_readings_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
ALTER TABLE "field_document_contents" ADD CONSTRAINT "field_document_contents_document" FOREIGN KEY ("account_id","document_id") REFERENCES "public"."field_documents"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_documents" ADD CONSTRAINT "field_documents_account_id_property_id_properties_account_id_id_fk" FOREIGN KEY ("account_id","property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_documents" ADD CONSTRAINT "field_documents_account_id_person_id_persons_account_id_id_fk" FOREIGN KEY ("account_id","person_id") REFERENCES "public"."persons"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_documents" ADD CONSTRAINT "field_documents_brand" FOREIGN KEY ("account_id","brand_id","brand_version") REFERENCES "public"."brand_versions"("account_id","brand_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reader_accesses" ADD CONSTRAINT "reader_accesses_account_id_route_id_reading_routes_account_id_id_fk" FOREIGN KEY ("account_id","route_id") REFERENCES "public"."reading_routes"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reader_sessions" ADD CONSTRAINT "reader_sessions_account_id_access_id_reader_accesses_account_id_id_fk" FOREIGN KEY ("account_id","access_id") REFERENCES "public"."reader_accesses"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_entries" ADD CONSTRAINT "reading_entries_account_id_route_id_reading_routes_account_id_id_fk" FOREIGN KEY ("account_id","route_id") REFERENCES "public"."reading_routes"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_photos" ADD CONSTRAINT "reading_photos_account_id_route_id_reading_routes_account_id_id_fk" FOREIGN KEY ("account_id","route_id") REFERENCES "public"."reading_routes"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_routes" ADD CONSTRAINT "reading_routes_account_id_property_id_properties_account_id_id_fk" FOREIGN KEY ("account_id","property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_reading_windows" ADD CONSTRAINT "self_reading_windows_account_id_property_id_properties_account_id_id_fk" FOREIGN KEY ("account_id","property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_readings" ADD CONSTRAINT "self_readings_window" FOREIGN KEY ("account_id","window_id") REFERENCES "public"."self_reading_windows"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_readings" ADD CONSTRAINT "self_readings_occupancy" FOREIGN KEY ("account_id","occupancy_id") REFERENCES "public"."occupancies"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_readings" ADD CONSTRAINT "self_readings_point" FOREIGN KEY ("account_id","measuring_point_id") REFERENCES "public"."measuring_points"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_readings" ADD CONSTRAINT "self_readings_device" FOREIGN KEY ("account_id","device_id") REFERENCES "public"."devices"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "field_documents_account_id_property_id_index" ON "field_documents" USING btree ("account_id","property_id");--> statement-breakpoint
CREATE INDEX "field_documents_account_id_person_id_index" ON "field_documents" USING btree ("account_id","person_id");--> statement-breakpoint
CREATE INDEX "reader_accesses_account_id_route_id_index" ON "reader_accesses" USING btree ("account_id","route_id");--> statement-breakpoint
CREATE INDEX "reader_sessions_account_id_access_id_index" ON "reader_sessions" USING btree ("account_id","access_id");--> statement-breakpoint
CREATE INDEX "reading_entries_account_id_route_id_measuring_point_id_index" ON "reading_entries" USING btree ("account_id","route_id","measuring_point_id");--> statement-breakpoint
CREATE INDEX "reading_entries_account_id_measuring_point_id_day_index" ON "reading_entries" USING btree ("account_id","measuring_point_id","day");--> statement-breakpoint
CREATE INDEX "reading_photos_account_id_route_id_index" ON "reading_photos" USING btree ("account_id","route_id");--> statement-breakpoint
CREATE INDEX "reading_routes_account_id_property_id_index" ON "reading_routes" USING btree ("account_id","property_id");--> statement-breakpoint
CREATE INDEX "self_reading_windows_account_id_property_id_index" ON "self_reading_windows" USING btree ("account_id","property_id");--> statement-breakpoint
CREATE INDEX "self_readings_account_id_window_id_measuring_point_id_index" ON "self_readings" USING btree ("account_id","window_id","measuring_point_id");--> statement-breakpoint
CREATE INDEX "self_readings_account_id_occupancy_id_index" ON "self_readings" USING btree ("account_id","occupancy_id");--> statement-breakpoint
-- A reader without an account sees, besides the meters of the house, the route he came for and what he sent himself. His
-- link and his session are known by the id that the transaction names, as those of embed sessions are.
DO $$
DECLARE
  customers_own text := $c$property_id IN (SELECT p.id FROM properties p
    WHERE p.account_id = current_setting('app.account_id', true)
      AND p.customer_id = current_setting('app.customer_id', true))$c$;
  mine text := $c$occupancy_id = ANY (km_list('app.occupancy_ids')) AND km_names('app.property_ids', property_id)$c$;
  asks text := $c$%s = nullif(current_setting('app.embed_session_id', true), '')$c$;
  own_route text := $c$%1$s IN (
    SELECT s.route_id FROM reader_sessions s WHERE s.account_id = current_setting('app.account_id', true)
       AND s.id = nullif(current_setting('app.embed_session_id', true), '')
    UNION ALL
    SELECT a.route_id FROM reader_accesses a WHERE a.account_id = current_setting('app.account_id', true)
       AND a.id = nullif(current_setting('app.embed_session_id', true), ''))$c$;
  -- A point of the route itself, not only of its house.
  walked text := $c$EXISTS (SELECT FROM reading_routes r WHERE r.account_id = %1$s.account_id AND r.closed_at IS NULL
    AND r.point_ids ? %1$s.measuring_point_id)$c$;
BEGIN
  PERFORM km_secure_table('reading_routes', 'true', false);
  PERFORM km_show_table('reading_routes', NULL, customers_own, format(own_route, 'id'));
  PERFORM km_secure_table('reader_accesses', 'true', false);
  -- The session's own access, so that a revocation ends it at once.
  PERFORM km_show_table('reader_accesses', NULL, NULL, format(asks, 'id') || $c$ OR EXISTS (SELECT FROM reader_sessions s
    WHERE s.account_id = reader_accesses.account_id AND s.access_id = reader_accesses.id)$c$);
  PERFORM km_allow('reader_accesses', 'km_reader', 'UPDATE', format(asks, 'id'));
  PERFORM km_secure_table('reader_sessions', 'true', false);
  PERFORM km_show_table('reader_sessions', NULL, NULL, format(asks, 'id'));
  PERFORM km_allow('reader_sessions', 'km_reader', 'INSERT', format(asks, 'access_id'));
  PERFORM km_secure_table('reading_entries', 'true', true);
  PERFORM km_show_table('reading_entries', NULL, customers_own, format(own_route, 'route_id'));
  PERFORM km_allow('reading_entries', 'km_reader', 'INSERT', format(own_route, 'route_id') || ' AND ' || format(walked, 'reading_entries'));
  PERFORM km_secure_table('reading_photos', 'true', true);
  PERFORM km_show_table('reading_photos', NULL, NULL, format(own_route, 'route_id'));
  PERFORM km_allow('reading_photos', 'km_reader', 'INSERT', format(own_route, 'route_id'));
  -- A tenant: windows of his house that ask his unit, while and after they last; what he read himself, and no neighbour's.
  PERFORM km_secure_table('self_reading_windows', 'true', false);
  PERFORM km_show_table('self_reading_windows', $c$EXISTS (SELECT FROM units u
      WHERE u.account_id = self_reading_windows.account_id AND u.property_id = self_reading_windows.property_id
        AND (self_reading_windows.unit_ids IS NULL OR self_reading_windows.unit_ids ? u.id))$c$, customers_own, NULL);
  PERFORM km_secure_table('self_readings', 'true', true);
  PERFORM km_show_table('self_readings', mine, customers_own, NULL);
  PERFORM km_allow('self_readings', 'km_tenant', 'INSERT', mine || $c$ AND EXISTS (SELECT FROM measuring_points m
      JOIN occupancies o ON o.account_id = m.account_id AND o.unit_id = m.unit_id
     WHERE m.account_id = self_readings.account_id AND m.id = self_readings.measuring_point_id
       AND o.id = self_readings.occupancy_id)
     AND EXISTS (SELECT FROM self_reading_windows w WHERE w.account_id = self_readings.account_id
       AND w.id = self_readings.window_id AND w.property_id = self_readings.property_id AND w.closed_at IS NULL)$c$);
  PERFORM km_secure_table('field_documents', 'true', false);
  PERFORM km_show_table('field_documents', NULL, customers_own, NULL);
  PERFORM km_secure_table('field_document_contents', 'true', true);
  PERFORM km_show_table('field_document_contents', NULL, $c$EXISTS (SELECT FROM field_documents d
    WHERE d.account_id = field_document_contents.account_id AND d.id = field_document_contents.document_id)$c$, NULL);
  PERFORM km_allow('readings', 'km_reader', 'INSERT', $c$origin = 'manual' AND telegram_id IS NULL AND $c$ || format(walked, 'readings'));
END $$;
