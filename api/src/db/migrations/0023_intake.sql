CREATE TABLE "file_drops" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"channel" text NOT NULL,
	"source_id" text NOT NULL,
	"name" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"digest" text NOT NULL,
	"fingerprint" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"detail" text,
	"file_id" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "file_drops_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "inbox_addresses" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"name" text NOT NULL,
	"digest" text NOT NULL,
	"hint" text NOT NULL,
	"allowed_senders" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "inbox_addresses_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "upload_logins" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"name" text NOT NULL,
	"username" text NOT NULL,
	"password_hash" text,
	"public_keys" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "upload_logins_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "waiting_device_keys" (
	"account_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"serial" text NOT NULL,
	"manufacturer" text NOT NULL,
	"key_sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "waiting_device_keys_account_id_livemode_serial_manufacturer_pk" PRIMARY KEY("account_id","livemode","serial","manufacturer")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "hash_key_id" text;--> statement-breakpoint
CREATE INDEX "file_drops_account_id_source_id_name_index" ON "file_drops" USING btree ("account_id","source_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "file_drops_taken_once" ON "file_drops" USING btree ("account_id","fingerprint") WHERE verdict = 'taken';--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_addresses_account_id_digest_index" ON "inbox_addresses" USING btree ("account_id","digest");--> statement-breakpoint
CREATE UNIQUE INDEX "upload_logins_account_id_username_index" ON "upload_logins" USING btree ("account_id","username");
--> statement-breakpoint
SELECT km_secure_table('upload_logins', 'true', false),
       km_secure_table('inbox_addresses', 'true', false),
       km_secure_table('file_drops', 'true', true),
       km_secure_table('waiting_device_keys', 'true', false);
--> statement-breakpoint
-- Ways in and keys are for keys of the API only.
SELECT km_show_table('upload_logins', NULL, NULL, NULL), km_show_table('inbox_addresses', NULL, NULL, NULL),
       km_show_table('file_drops', NULL, NULL, NULL), km_show_table('waiting_device_keys', NULL, NULL, NULL);
--> statement-breakpoint
-- Every column that the master key seals, and the primary key of its table. What a person's own key seals is not here:
-- that key is.
CREATE FUNCTION km_sealed_column(target text, OUT sealed text, OUT keys text[]) LANGUAGE sql IMMUTABLE AS $$
  SELECT v.sealed, v.keys
    FROM (VALUES ('devices', 'key_sealed', ARRAY['account_id', 'id']),
                 ('waiting_device_keys', 'key_sealed', ARRAY['account_id', 'livemode', 'serial', 'manufacturer']),
                 ('persons', 'key_sealed', ARRAY['account_id', 'id']),
                 ('log_keys', 'private_key_sealed', ARRAY['account_id', 'livemode']),
                 ('audit_events', 'ip_sealed', ARRAY['account_id', 'id']),
                 ('idempotency_keys', 'body_sealed', ARRAY['account_id', 'livemode', 'route', 'key']),
                 ('reading_file_contents', 'sealed', ARRAY['account_id', 'file_id']),
                 ('reading_photos', 'sealed', ARRAY['account_id', 'id'])
         ) AS v(name, sealed, keys)
   WHERE v.name = target
$$;
--> statement-breakpoint
-- Evidence may be sealed again: the same value under a newer master key, by the function for it and in that column alone.
CREATE OR REPLACE FUNCTION km_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'km_retention' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND current_user = 'km_system'
     AND to_jsonb(NEW) - (km_sealed_column(TG_TABLE_NAME)).sealed = to_jsonb(OLD) - (km_sealed_column(TG_TABLE_NAME)).sealed
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% on % is refused: rows of this table are evidence and never change', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['devices', 'waiting_device_keys', 'persons', 'log_keys', 'audit_events', 'idempotency_keys',
    'reading_file_contents', 'reading_photos'] LOOP
    IF NOT EXISTS (SELECT FROM pg_policies WHERE tablename = target AND policyname = 'system') THEN
      EXECUTE format('CREATE POLICY system ON %I TO km_system USING (true)', target);
    END IF;
    EXECUTE format('GRANT SELECT, UPDATE (%I) ON %I TO km_system', (km_sealed_column(target)).sealed, target);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY system ON api_keys FOR SELECT TO km_system USING (true);
--> statement-breakpoint
GRANT SELECT ON api_keys TO km_system;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO km_system;
--> statement-breakpoint
-- Up to `batch` values that another key than `newest` seals, in the order of their rows behind `after`: the row's key
-- with the value as `sealed`.
CREATE FUNCTION km_sealed_values(target text, newest text, after jsonb, batch integer) RETURNS SETOF jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  place record := km_sealed_column(target);
  names text := (SELECT string_agg(format('%I', k), ', ' ORDER BY n) FROM unnest(place.keys) WITH ORDINALITY AS u(k, n));
  pairs text := (SELECT string_agg(format('%L, %I', k, k), ', ' ORDER BY n) FROM unnest(place.keys) WITH ORDINALITY AS u(k, n));
  behind text := (SELECT string_agg(format('($2->>%L)%s', k, CASE k WHEN 'livemode' THEN '::boolean' ELSE '' END), ', ' ORDER BY n)
                    FROM unnest(place.keys) WITH ORDINALITY AS u(k, n));
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT jsonb_build_object(%s, ''sealed'', %I) FROM %I WHERE %I IS NOT NULL AND split_part(%I, ''.'', 1) <> $1 %s ORDER BY %s LIMIT $3',
    pairs, place.sealed, target, place.sealed, place.sealed,
    CASE WHEN after IS NULL THEN '' ELSE format('AND (%s) > (%s)', names, behind) END, names)
    USING newest, after, batch;
END $$;
--> statement-breakpoint
-- Replaces sealed values where nobody changed them meanwhile; the number replaced. `rows`: the row's key, `sealed` as it
-- was read, `resealed`.
CREATE FUNCTION km_reseal(target text, changed jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  place record := km_sealed_column(target);
  same text := (SELECT string_agg(format('t.%I = (c->>%L)%s', k, k, CASE k WHEN 'livemode' THEN '::boolean' ELSE '' END), ' AND ')
                  FROM unnest(place.keys) AS u(k));
  done bigint;
BEGIN
  EXECUTE format('UPDATE %I t SET %I = c->>''resealed'' FROM jsonb_array_elements($1) AS c WHERE %s AND t.%I = c->>''sealed''',
    target, place.sealed, same, place.sealed) USING changed;
  GET DIAGNOSTICS done = ROW_COUNT;
  RETURN done;
END $$;
--> statement-breakpoint
-- Living API keys whose hash another master key than `newest` made: each is hashed anew when it is next used.
CREATE FUNCTION km_api_keys_hashed_before(newest text, at timestamptz)
RETURNS TABLE (account_id text, id text, hint text, last_used_at timestamptz)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.account_id, k.id, k.hint, k.last_used_at FROM api_keys k
   WHERE k.hash_key_id IS DISTINCT FROM newest
     AND (k.revoked_at IS NULL OR k.revoked_at > at) AND (k.expires_at IS NULL OR k.expires_at > at)
   ORDER BY k.account_id, k.id
$$;
--> statement-breakpoint
DO $$
DECLARE routine text;
BEGIN
  FOREACH routine IN ARRAY ARRAY['km_sealed_values(text, text, jsonb, integer)', 'km_reseal(text, jsonb)',
    'km_api_keys_hashed_before(text, timestamptz)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO km_system', routine);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', routine);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO km_app', routine);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM km_system;
