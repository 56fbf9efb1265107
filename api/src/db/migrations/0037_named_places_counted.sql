-- What readings and telegrams name is counted, not joined: a planner that knows little of an account yet, because thousands
-- of devices are new in it, took each with each and needed half a minute. It is half the work for the others, too.
CREATE OR REPLACE FUNCTION km_check_reading_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  account uuid;
  points text[];
  named text[];
BEGIN
  FOR account IN SELECT DISTINCT account_id FROM added LOOP
    points := ARRAY(SELECT km_unpack('mpt', a.id)
                      FROM (SELECT DISTINCT measuring_point_id AS id FROM added WHERE account_id = account) a);
    named := ARRAY(SELECT km_unpack('dev', a.id)
                     FROM (SELECT DISTINCT device_id AS id FROM added WHERE account_id = account) a);
    IF (SELECT count(*) FROM measuring_points m WHERE m.account_id = km_unpack('acc', account) AND m.id = ANY (points))
         < cardinality(points)
       OR (SELECT count(*) FROM devices d WHERE d.account_id = km_unpack('acc', account) AND d.id = ANY (named))
         < cardinality(named) THEN
      RAISE EXCEPTION 'a reading names a measuring point or device that is not there' USING ERRCODE = 'foreign_key_violation';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION km_check_telegram_devices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  account uuid;
  named text[];
BEGIN
  FOR account IN SELECT DISTINCT account_id FROM added LOOP
    named := ARRAY(SELECT km_unpack('dev', a.id)
                     FROM (SELECT DISTINCT device_id AS id FROM added
                            WHERE account_id = account AND device_id IS NOT NULL) a);
    IF (SELECT count(*) FROM devices d WHERE d.account_id = km_unpack('acc', account) AND d.id = ANY (named))
         < cardinality(named) THEN
      RAISE EXCEPTION 'a telegram names a device that is not there' USING ERRCODE = 'foreign_key_violation';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
