CREATE INDEX "telegrams_unread" ON "telegrams" USING btree ("received_at") WHERE coalesce(reason, verdict) <> 'stored';
--> statement-breakpoint
-- By maker: each request of telegrams asks whether some of its makers wait, and where none of one do the others were read.
DROP INDEX telegrams_waiting;
--> statement-breakpoint
CREATE INDEX telegrams_waiting ON telegrams (account_id, livemode, meter_address COLLATE "C") WHERE reason = 'unknown_format';
--> statement-breakpoint
-- What was read before 2000 shares one part, and its time is over as that of any month.
CREATE OR REPLACE FUNCTION km_drop_reading_month(month date, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  part text := CASE WHEN month < date '2000-01-01' THEN 'before_2000' ELSE 'm' || to_char(month, 'YYYY_MM') END;
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
              km_unpack('acc', account),
              jsonb_build_object('month', CASE part WHEN 'before_2000' THEN 'before 2000' ELSE to_char(month, 'YYYY-MM') END));
    END LOOP;
    told := told + 1;
  END LOOP;
  EXECUTE format('DROP TABLE readings_by_month.%I', part);
  RETURN told;
END $$;
--> statement-breakpoint
-- Also where nothing but what was read before 2000 is stored.
CREATE OR REPLACE FUNCTION km_create_reading_months(first_day date, last_day date) RETURNS integer
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
  IF first_day < date '2000-01-01' THEN
    month := date '1999-12-01';
    last_day := greatest(last_day, month);
  END IF;
  WHILE month <= last_day LOOP
    part := CASE WHEN month < date '2000-01-01' THEN 'before_2000' ELSE 'm' || to_char(month, 'YYYY_MM') END;
    IF to_regclass('readings_by_month.' || part) IS NULL THEN
      PERFORM pg_advisory_xact_lock(715518);
      -- Asked of the catalog itself: the name cache does not hear of what was made while the lock was waited for.
      IF NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                      WHERE n.nspname = 'readings_by_month' AND c.relname = part) THEN
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
