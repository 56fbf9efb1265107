CREATE TABLE "device_statuses" (
	"account_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"device_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"status" smallint NOT NULL,
	"flags" text NOT NULL,
	"telegram_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "device_statuses_account_id_device_id_since_pk" PRIMARY KEY("account_id","device_id","since")
);
--> statement-breakpoint
CREATE TABLE "forgotten_telegrams" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"livemode" boolean NOT NULL,
	"class" text NOT NULL,
	"forgotten_on" date NOT NULL,
	CONSTRAINT "forgotten_telegrams_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "former_ids" (
	"account_id" text NOT NULL,
	"id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"current_id" text NOT NULL,
	CONSTRAINT "former_ids_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "frame_formats" (
	"account_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"manufacturer" text NOT NULL,
	"signature" integer NOT NULL,
	"headers" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "frame_formats_account_id_livemode_manufacturer_signature_pk" PRIMARY KEY("account_id","livemode","manufacturer","signature")
);
--> statement-breakpoint
-- Readings and telegrams anew: packed ids, readings by month. What drizzle wrote for this as changes of columns is done
-- by hand instead: a partitioned table cannot be made of an ordinary one.
-- An id of ours as a uuid and back; both only cut and paste, so they may stand in indexes and policies.
CREATE FUNCTION km_pack(id text) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT right(id, 32)::uuid $$;
--> statement-breakpoint
CREATE FUNCTION km_unpack(prefix text, id uuid) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT prefix || '_' || replace(id::text, '-', '')
$$;
--> statement-breakpoint
-- The number of a measuring point in the ids of its readings: both halves of its own id over each other.
CREATE FUNCTION km_point_number(id text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ('x' || left(right(id, 32), 16))::bit(64)::bigint # ('x' || right(id, 16))::bit(64)::bigint
$$;
--> statement-breakpoint
CREATE UNIQUE INDEX "measuring_points_number" ON "measuring_points" USING btree ("account_id",km_point_number("id"));
--> statement-breakpoint
-- The account of the session, packed; null without one. Asked as (SELECT km_account()) it is cast once a statement.
CREATE FUNCTION km_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT km_pack(nullif(current_setting('app.account_id', true), ''))
$$;
--> statement-breakpoint
-- As km_secure_table, for immutable tables whose account is packed.
CREATE FUNCTION km_secure_packed_table(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format($policy$CREATE POLICY account ON %s TO km_app
    USING (account_id = (SELECT km_account()) AND livemode = (SELECT current_setting('app.livemode', true) = 'true'))$policy$, target);
  EXECUTE format('GRANT SELECT, INSERT ON %s TO km_app', target);
  EXECUTE format('GRANT SELECT ON %s TO km_tenant, km_manager, km_reader', target);
  EXECUTE format('CREATE TRIGGER km_immutable BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION km_refuse_change()', target);
  EXECUTE format('CREATE TRIGGER km_immutable_all BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION km_refuse_change()', target);
  EXECUTE format('CREATE POLICY retention ON %s TO km_retention USING (true)', target);
  EXECUTE format('GRANT SELECT, DELETE ON %s TO km_retention', target);
END $$;
--> statement-breakpoint
ALTER TABLE readings RENAME TO former_readings;
--> statement-breakpoint
ALTER TABLE former_readings NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE telegrams RENAME TO former_telegrams;
--> statement-breakpoint
ALTER TABLE former_telegrams NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE former_readings RENAME CONSTRAINT "readings_account_id_measuring_point_id_read_at_kind_pk" TO former_readings_pk;
--> statement-breakpoint
ALTER TABLE former_telegrams RENAME CONSTRAINT "telegrams_account_id_id_pk" TO former_telegrams_pk;
--> statement-breakpoint
ALTER INDEX "telegrams_account_id_device_id_received_at_index" RENAME TO former_telegrams_device;
--> statement-breakpoint
CREATE TABLE "telegrams" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"counter" bigint,
	"device_id" uuid,
	"rssi_dbm" smallint,
	"livemode" boolean NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"detail" text,
	"meter_address" text NOT NULL,
	"gateway" text,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "telegrams_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"account_id" uuid NOT NULL,
	"measuring_point_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"device_id" uuid NOT NULL,
	"telegram_id" uuid,
	"day" date NOT NULL,
	"kind" "char" NOT NULL,
	"unit" "char" NOT NULL,
	"origin" "char" NOT NULL,
	"livemode" boolean NOT NULL,
	"value" numeric NOT NULL,
	CONSTRAINT "readings_account_id_measuring_point_id_read_at_kind_pk" PRIMARY KEY("account_id","measuring_point_id","read_at","kind")
) PARTITION BY RANGE ("read_at");
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO km_system;
--> statement-breakpoint
-- Months are made and dropped by functions of km_system, which therefore owns what they are parts of. Nobody else enters
-- their schema: a month is reached through its parent only, past its policies.
ALTER TABLE readings OWNER TO km_system;
--> statement-breakpoint
CREATE SCHEMA readings_by_month AUTHORIZATION km_system;
--> statement-breakpoint
-- Makes the months from one day to another that are not there yet; what was read before 2000 shares one. Readings are
-- stored behind this call, in its transaction, so that none is lost for want of a month.
CREATE FUNCTION km_create_reading_months(first_day date, last_day date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  month date := date_trunc('month', greatest(first_day, date '2000-01-01'));
  made integer := 0;
  part text;
  begins text;
  ends text;
BEGIN
  IF last_day > current_date + 800 THEN
    RAISE EXCEPTION 'no months of readings are made so far ahead: %', last_day USING ERRCODE = 'check_violation';
  END IF;
  IF first_day < date '2000-01-01' THEN month := date '1999-12-01'; END IF;
  WHILE month <= last_day LOOP
    part := CASE WHEN month < date '2000-01-01' THEN 'before_2000' ELSE 'm' || to_char(month, 'YYYY_MM') END;
    IF to_regclass('readings_by_month.' || part) IS NULL THEN
      PERFORM pg_advisory_xact_lock(715518);
      IF to_regclass('readings_by_month.' || part) IS NULL THEN
        begins := CASE WHEN part = 'before_2000' THEN 'MINVALUE' ELSE quote_literal(month || ' 00:00:00+00') END;
        ends := quote_literal((month + interval '1 month')::date || ' 00:00:00+00');
        -- Attached when it is complete, so that nobody waits who reads or stores other months.
        EXECUTE format('CREATE TABLE readings_by_month.%I (LIKE public.readings)', part);
        EXECUTE format('ALTER TABLE readings_by_month.%I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('ALTER TABLE readings_by_month.%I FORCE ROW LEVEL SECURITY', part);
        EXECUTE format('CREATE POLICY system ON readings_by_month.%I FOR SELECT TO km_system USING (true)', part);
        EXECUTE format('ALTER TABLE public.readings ATTACH PARTITION readings_by_month.%I FOR VALUES FROM (%s) TO (%s)', part, begins, ends);
        EXECUTE format('CREATE TRIGGER km_immutable_all BEFORE TRUNCATE ON readings_by_month.%I FOR EACH STATEMENT EXECUTE FUNCTION public.km_refuse_change()', part);
        made := made + 1;
      END IF;
    END IF;
    month := month + interval '1 month';
  END LOOP;
  RETURN made;
END $$;
--> statement-breakpoint
-- Drops a month of readings of all accounts: in milliseconds, whatever it holds. Each account that had some finds it in its
-- trail. Three years are the least that any law asks for; who calls knows how long it is.
CREATE FUNCTION km_drop_reading_month(month date, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  part text := 'm' || to_char(month, 'YYYY_MM');
  stamp text := lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0');
  account uuid;
  mode boolean;
  told integer := 0;
BEGIN
  IF month > at - interval '3 years' THEN
    RAISE EXCEPTION 'readings of % are too young to be dropped', month USING ERRCODE = 'check_violation';
  END IF;
  IF to_regclass('readings_by_month.' || part) IS NULL THEN RETURN 0; END IF;
  LOOP
    EXECUTE format('SELECT account_id FROM readings_by_month.%I WHERE $1 IS NULL OR account_id > $1 ORDER BY account_id LIMIT 1', part)
      INTO account USING account;
    EXIT WHEN account IS NULL;
    FOREACH mode IN ARRAY ARRAY[false, true] LOOP
      INSERT INTO audit_events (account_id, id, livemode, occurred_at, actor_type, actor_id, actor_role, request_id,
                                action, object_type, object_id, changes)
      VALUES (km_unpack('acc', account),
              'aud_' || stamp || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15),
              mode, at, 'system', 'retention', 'admin', 'job', 'readings.month_dropped', 'account',
              km_unpack('acc', account), jsonb_build_object('month', to_char(month, 'YYYY-MM')));
    END LOOP;
    told := told + 1;
  END LOOP;
  EXECUTE format('DROP TABLE readings_by_month.%I', part);
  RETURN told;
END $$;
--> statement-breakpoint
DO $$
DECLARE routine text;
BEGIN
  FOREACH routine IN ARRAY ARRAY['km_create_reading_months(date, date)', 'km_drop_reading_month(date, timestamptz)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO km_system', routine);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', routine);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM km_system;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION km_create_reading_months(date, date) TO km_app, km_tenant, km_manager, km_reader;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION km_drop_reading_month(date, timestamptz) TO km_retention;
--> statement-breakpoint
GRANT INSERT ON audit_events TO km_system;
--> statement-breakpoint
CREATE POLICY system_dropped ON audit_events FOR INSERT TO km_system WITH CHECK (true);
--> statement-breakpoint
-- What is there moves over. A telegram's id is made of the SHA-256 of its bytes (first 121 bits as a UUIDv8, the last one
-- says the mode), a reading's of its key; the ids they had are kept, because frozen inputs and explanations say them.
CREATE FUNCTION km_telegram_id(bytes bytea, livemode boolean) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (substr(h, 1, 12) || '8' || substr(h, 14, 3) || translate(substr(h, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab')
       || substr(h, 18, 14) || translate(substr(h, 32, 1), '0123456789abcdef',
            CASE WHEN livemode THEN '1133557799bbddff' ELSE '0022446688aaccee' END))::uuid
    FROM (SELECT encode(sha256(bytes), 'hex') AS h) digest
$$;
--> statement-breakpoint
INSERT INTO telegrams (account_id, id, received_at, created_at, counter, device_id, livemode, verdict, detail, meter_address, gateway, bytes)
SELECT km_pack(account_id), km_telegram_id(bytes, livemode), received_at, created_at, counter, km_pack(device_id), livemode,
       CASE WHEN detail LIKE 'replay:%' THEN 'replay' ELSE verdict END, detail, meter_address, gateway, bytes
  FROM former_telegrams;
--> statement-breakpoint
INSERT INTO former_ids (account_id, id, livemode, current_id)
SELECT account_id, id, livemode, km_unpack('tlg', km_telegram_id(bytes, livemode)) FROM former_telegrams;
--> statement-breakpoint
INSERT INTO former_ids (account_id, id, livemode, current_id)
SELECT account_id, id, livemode, 'rdg_' || right(lpad(to_hex((extract(epoch FROM read_at) * 1000)::bigint), 12, '0'), 12) || '8'
       || CASE kind WHEN 'register' THEN '0' WHEN 'due_date' THEN '1' ELSE '2' END
       || substr(n, 1, 2) || '80' || substr(n, 3)
  FROM (SELECT *, lpad(to_hex(km_point_number(measuring_point_id)), 16, '0') AS n FROM former_readings) numbered;
--> statement-breakpoint
DO $$
DECLARE month date;
BEGIN
  FOR month IN SELECT DISTINCT date_trunc('month', read_at AT TIME ZONE 'UTC')::date FROM former_readings LOOP
    PERFORM km_create_reading_months(month, month);
  END LOOP;
END $$;
--> statement-breakpoint
INSERT INTO readings (account_id, measuring_point_id, read_at, device_id, telegram_id, day, kind, unit, origin, livemode, value)
SELECT km_pack(r.account_id), km_pack(r.measuring_point_id), r.read_at, km_pack(r.device_id), km_pack(i.current_id), r.day,
       r.kind::"char", r.unit::"char", r.origin::"char", r.livemode, r.value
  FROM former_readings r LEFT JOIN former_ids i ON i.account_id = r.account_id AND i.id = r.telegram_id;
--> statement-breakpoint
DROP TABLE former_readings, former_telegrams;
--> statement-breakpoint
DROP FUNCTION km_telegram_id(bytea, boolean);
--> statement-breakpoint
CREATE INDEX "telegrams_account_id_device_id_received_at_index" ON "telegrams" USING btree ("account_id","device_id","received_at");
--> statement-breakpoint
-- Retention looks for what was received long ago; telegrams come nearly in the order of their reception.
CREATE INDEX telegrams_received ON telegrams USING brin (received_at);
--> statement-breakpoint
SELECT km_secure_packed_table('readings'), km_secure_packed_table('telegrams'), km_secure_packed_table('forgotten_telegrams'),
       km_secure_table('device_statuses', 'true', true),
       km_secure_table('frame_formats', 'true', true),
       km_secure_table('former_ids', 'true', true);
--> statement-breakpoint
-- What narrowed sessions see of readings, as before. A tenant's points are looked up once and not for every row.
CREATE POLICY km_tenant_select ON readings FOR SELECT TO km_tenant
  USING (account_id = (SELECT km_account()) AND livemode = (SELECT current_setting('app.livemode', true) = 'true')
    AND measuring_point_id = ANY (ARRAY(SELECT km_pack(m.id) FROM measuring_points m))
    AND EXISTS (SELECT FROM measuring_points m JOIN occupancies o ON o.account_id = m.account_id AND o.unit_id = m.unit_id
      WHERE m.account_id = current_setting('app.account_id', true) AND m.id = km_unpack('mpt', readings.measuring_point_id)
        AND readings.day >= o.from_day - 1 AND (o.to_day IS NULL OR readings.day <= o.to_day + 1)));
--> statement-breakpoint
DO $$
DECLARE kind text;
BEGIN
  FOREACH kind IN ARRAY ARRAY['km_manager', 'km_reader'] LOOP
    EXECUTE format($policy$CREATE POLICY %1$s_select ON readings FOR SELECT TO %1$s
      USING (account_id = (SELECT km_account()) AND livemode = (SELECT current_setting('app.livemode', true) = 'true')
        AND EXISTS (SELECT FROM measuring_points m WHERE m.account_id = current_setting('app.account_id', true)
          AND m.id = km_unpack('mpt', readings.measuring_point_id)))$policy$, kind);
  END LOOP;
END $$;
--> statement-breakpoint
-- Who reads meters by hand writes what he reads, at the points of his route.
GRANT INSERT ON readings TO km_reader;
--> statement-breakpoint
CREATE POLICY km_reader_insert ON readings FOR INSERT TO km_reader
  WITH CHECK (account_id = (SELECT km_account()) AND livemode = (SELECT current_setting('app.livemode', true) = 'true')
    AND origin = 'manual' AND telegram_id IS NULL
    AND EXISTS (SELECT FROM reading_routes r WHERE r.account_id = current_setting('app.account_id', true)
      AND r.closed_at IS NULL AND r.point_ids ? km_unpack('mpt', measuring_point_id)));
--> statement-breakpoint
SELECT km_show_table('device_statuses', NULL, NULL, NULL), km_show_table('frame_formats', NULL, NULL, NULL),
       km_show_table('former_ids', 'true', 'true', NULL);
--> statement-breakpoint
-- Retention leaves behind which telegrams there were, and a row in the trail.
GRANT INSERT ON forgotten_telegrams, audit_events TO km_retention;
--> statement-breakpoint
CREATE POLICY retention_trace ON audit_events FOR INSERT TO km_retention WITH CHECK (true);
--> statement-breakpoint
-- Points and devices outlive what was measured: they are never deleted and never renamed. So a reading needs no lock on
-- them, and what it names is looked up once a statement instead of once a row.
CREATE FUNCTION km_refuse_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: readings name its rows', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER km_kept BEFORE DELETE ON measuring_points FOR EACH ROW EXECUTE FUNCTION km_refuse_loss();
--> statement-breakpoint
CREATE TRIGGER km_kept_id BEFORE UPDATE OF account_id, id ON measuring_points FOR EACH ROW EXECUTE FUNCTION km_refuse_loss();
--> statement-breakpoint
CREATE TRIGGER km_kept BEFORE DELETE ON devices FOR EACH ROW EXECUTE FUNCTION km_refuse_loss();
--> statement-breakpoint
CREATE TRIGGER km_kept_id BEFORE UPDATE OF account_id, id ON devices FOR EACH ROW EXECUTE FUNCTION km_refuse_loss();
--> statement-breakpoint
REVOKE DELETE ON measuring_points, devices FROM km_app;
--> statement-breakpoint
CREATE FUNCTION km_check_reading_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT account_id, measuring_point_id FROM added) a
              WHERE NOT EXISTS (SELECT FROM measuring_points m WHERE m.account_id = km_unpack('acc', a.account_id)
                                  AND m.id = km_unpack('mpt', a.measuring_point_id)))
     OR EXISTS (SELECT FROM (SELECT DISTINCT account_id, device_id FROM added) a
                 WHERE NOT EXISTS (SELECT FROM devices d WHERE d.account_id = km_unpack('acc', a.account_id)
                                     AND d.id = km_unpack('dev', a.device_id))) THEN
    RAISE EXCEPTION 'a reading names a measuring point or device that is not there' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER km_places AFTER INSERT ON readings REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION km_check_reading_places();
--> statement-breakpoint
CREATE FUNCTION km_check_telegram_devices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT account_id, device_id FROM added WHERE device_id IS NOT NULL) a
              WHERE NOT EXISTS (SELECT FROM devices d WHERE d.account_id = km_unpack('acc', a.account_id)
                                  AND d.id = km_unpack('dev', a.device_id))) THEN
    RAISE EXCEPTION 'a telegram names a device that is not there' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER km_devices AFTER INSERT ON telegrams REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION km_check_telegram_devices();
