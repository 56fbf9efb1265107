-- Two requests that need the same new month: the second one waits and finds it made.
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
  IF first_day < date '2000-01-01' THEN month := date '1999-12-01'; END IF;
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
--> statement-breakpoint
-- Compact frames that wait for their format; there are few.
CREATE INDEX telegrams_waiting ON telegrams (account_id, livemode) WHERE reason = 'unknown_format';
