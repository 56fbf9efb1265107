-- Roles, row level security, immutability and the constraints that drizzle cannot express.
-- Every table of an account is secured by km_secure_table; db/security.test.ts finds the one that was forgotten.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
DO $$
DECLARE wanted text;
BEGIN
  -- km_app: what requests run as. km_system: owns the few functions that work across accounts. km_retention: the only
  -- role that may delete what is otherwise immutable. None of them can log in.
  FOREACH wanted IN ARRAY ARRAY['km_app', 'km_system', 'km_retention'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO km_app, km_system, km_retention;
--> statement-breakpoint
-- True where the session is narrowed to a customer or to occupancies of the account.
CREATE FUNCTION km_narrowed() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('app.occupancy_ids', true), '') <> ''
      OR coalesce(current_setting('app.customer_id', true), '') <> ''
$$;
--> statement-breakpoint
-- Whether a narrowed session sees a row of this property and occupancy. Both narrowings hold at once.
CREATE FUNCTION km_sees(property text, occupancy text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (coalesce(current_setting('app.occupancy_ids', true), '') = ''
          OR occupancy = ANY (string_to_array(current_setting('app.occupancy_ids', true), ',')))
     AND (coalesce(current_setting('app.customer_id', true), '') = ''
          OR property IN (SELECT p.id FROM properties p
                           WHERE p.account_id = current_setting('app.account_id', true)
                             AND p.customer_id = current_setting('app.customer_id', true)))
$$;
--> statement-breakpoint
CREATE FUNCTION km_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'km_retention' THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% on % is refused: rows of this table are evidence and never change', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
-- Separates accounts and modes always, narrowed sessions by `visible`; immutable tables lose UPDATE, DELETE, TRUNCATE.
CREATE FUNCTION km_secure_table(target regclass, visible text, immutable boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  command text;
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format($policy$CREATE POLICY account ON %s TO km_app
    USING (account_id = current_setting('app.account_id', true)
           AND livemode = (current_setting('app.livemode', true) = 'true'))$policy$, target);
  IF visible <> 'true' THEN
    FOREACH command IN ARRAY ARRAY['SELECT', 'UPDATE', 'DELETE'] LOOP
      EXECUTE format('CREATE POLICY narrowed_%s ON %s AS RESTRICTIVE FOR %s TO km_app USING (NOT km_narrowed() OR (%s))',
        lower(command), target, command, visible);
    END LOOP;
  END IF;
  EXECUTE format('GRANT SELECT, INSERT ON %s TO km_app', target);
  IF immutable THEN
    EXECUTE format('CREATE TRIGGER km_immutable BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION km_refuse_change()', target);
    EXECUTE format('CREATE TRIGGER km_immutable_all BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION km_refuse_change()', target);
    EXECUTE format('CREATE POLICY retention ON %s TO km_retention USING (true)', target);
    EXECUTE format('GRANT SELECT, DELETE ON %s TO km_retention', target);
  ELSE
    EXECUTE format('GRANT UPDATE, DELETE ON %s TO km_app', target);
  END IF;
END $$;
--> statement-breakpoint
-- An account sees itself and its children; it creates children only.
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE accounts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY account ON accounts TO km_app
  USING (id = current_setting('app.account_id', true) OR parent_id = current_setting('app.account_id', true))
  WITH CHECK (parent_id = current_setting('app.account_id', true));
--> statement-breakpoint
GRANT SELECT, INSERT ON accounts TO km_app;
--> statement-breakpoint
SELECT km_secure_table('api_keys', 'false', false),
       km_secure_table('brands', 'true', false),
       km_secure_table('brand_versions', 'true', true),
       km_secure_table('persons', 'id IN (SELECT o.person_id FROM occupancies o)', false),
       km_secure_table('audit_events', 'false', true),
       km_secure_table('idempotency_keys', 'true', false),
       km_secure_table('outbox', 'false', false),
       km_secure_table('customers', $$id = current_setting('app.customer_id', true)$$, false),
       km_secure_table('properties', $$customer_id = current_setting('app.customer_id', true)$$, false),
       km_secure_table('units', 'km_sees(property_id, NULL)', false),
       km_secure_table('occupancies', 'km_sees(property_id, id)', false),
       km_secure_table('measuring_points', 'km_sees(property_id, NULL)', false),
       km_secure_table('devices', 'false', false),
       km_secure_table('device_installations', 'false', false),
       km_secure_table('telegrams', 'false', true),
       km_secure_table('readings', 'false', true),
       km_secure_table('billing_periods', 'km_sees(property_id, NULL)', false),
       km_secure_table('cost_entries', 'km_sees(property_id, NULL)', false),
       km_secure_table('fuel_deliveries', 'km_sees(property_id, NULL)', false),
       km_secure_table('billing_runs', 'km_sees(property_id, NULL)', false),
       km_secure_table('billing_run_inputs', 'run_id IN (SELECT r.id FROM billing_runs r)', true),
       km_secure_table('billing_run_results', 'run_id IN (SELECT r.id FROM billing_runs r)', true),
       km_secure_table('statements', 'km_sees(property_id, occupancy_id)', true),
       km_secure_table('statement_versions', 'km_sees(property_id, occupancy_id)', true),
       km_secure_table('releases', 'statement_version_id IN (SELECT v.id FROM statement_versions v)', true),
       km_secure_table('documents', 'km_sees(property_id, occupancy_id)', false),
       km_secure_table('document_contents', 'document_id IN (SELECT d.id FROM documents d)', true),
       km_secure_table('deliveries', 'km_sees(property_id, occupancy_id)', false),
       km_secure_table('delivery_attempts', 'km_sees(property_id, occupancy_id)', true),
       km_secure_table('evidence_entries', 'document_id IN (SELECT d.id FROM documents d)', true),
       km_secure_table('evidence_disclosures', 'entry_id IN (SELECT e.id FROM evidence_entries e)', false),
       km_secure_table('log_leaves', 'true', true),
       km_secure_table('log_nodes', 'true', true),
       km_secure_table('log_checkpoints', 'true', true),
       km_secure_table('log_keys', 'true', true);
--> statement-breakpoint
-- "Cannot overlap", by the database itself: no race between two requests can get around it.
ALTER TABLE occupancies ADD CONSTRAINT occupancies_no_overlap
  EXCLUDE USING gist (account_id WITH =, unit_id WITH =, daterange(from_day, to_day, '[]') WITH &&);
--> statement-breakpoint
ALTER TABLE occupancies ADD CONSTRAINT occupancies_order CHECK (to_day IS NULL OR from_day <= to_day);
--> statement-breakpoint
ALTER TABLE occupancies ADD CONSTRAINT occupancies_person CHECK (vacant = (person_id IS NULL));
--> statement-breakpoint
ALTER TABLE billing_periods ADD CONSTRAINT billing_periods_no_overlap
  EXCLUDE USING gist (account_id WITH =, property_id WITH =, daterange(from_day, to_day, '[]') WITH &&);
--> statement-breakpoint
-- An exchange ends the old span and begins the new one on the same day: half-open, so that they touch and not overlap.
ALTER TABLE device_installations ADD CONSTRAINT device_installations_one_device
  EXCLUDE USING gist (account_id WITH =, measuring_point_id WITH =, daterange(from_day, to_day, '[)') WITH &&);
--> statement-breakpoint
ALTER TABLE device_installations ADD CONSTRAINT device_installations_one_point
  EXCLUDE USING gist (account_id WITH =, device_id WITH =, daterange(from_day, to_day, '[)') WITH &&);
--> statement-breakpoint
-- The functions that work across accounts; their list is db/system.ts.
CREATE POLICY system ON outbox TO km_system USING (true);
--> statement-breakpoint
CREATE POLICY system ON billing_runs FOR SELECT TO km_system USING (true);
--> statement-breakpoint
CREATE POLICY system ON documents FOR SELECT TO km_system USING (true);
--> statement-breakpoint
CREATE POLICY system ON deliveries FOR SELECT TO km_system USING (true);
--> statement-breakpoint
CREATE POLICY system ON evidence_entries FOR SELECT TO km_system USING (true);
--> statement-breakpoint
CREATE POLICY system ON log_leaves FOR SELECT TO km_system USING (true);
--> statement-breakpoint
CREATE POLICY system ON accounts FOR ALL TO km_system USING (true);
--> statement-breakpoint
CREATE POLICY system ON idempotency_keys TO km_system USING (true);
--> statement-breakpoint
-- FOR UPDATE asks for the right to update.
GRANT SELECT, UPDATE, DELETE ON outbox TO km_system;
--> statement-breakpoint
GRANT SELECT, DELETE ON idempotency_keys TO km_system;
--> statement-breakpoint
GRANT SELECT ON billing_runs, documents, deliveries, evidence_entries, log_leaves TO km_system;
--> statement-breakpoint
GRANT SELECT, INSERT ON accounts TO km_system;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO km_system;
--> statement-breakpoint
-- Takes up to `batch` rows from the outbox; what a crashed caller took comes back with its transaction.
CREATE FUNCTION km_take_outbox(batch integer)
RETURNS TABLE (account_id text, livemode boolean, id text, job text, payload jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM outbox o
   USING (SELECT i.account_id, i.id FROM outbox i ORDER BY i.created_at, i.id LIMIT batch FOR UPDATE SKIP LOCKED) taken
   WHERE o.account_id = taken.account_id AND o.id = taken.id
  RETURNING o.account_id, o.livemode, o.id, o.job, o.payload
$$;
--> statement-breakpoint
-- Work that was begun and not ended: what a start after a crash takes up again. Every job is safe to repeat.
CREATE FUNCTION km_unfinished_work()
RETURNS TABLE (account_id text, livemode boolean, job text, payload jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.account_id, r.livemode, 'run-billing', jsonb_build_object('run_id', r.id)
    FROM billing_runs r WHERE r.status IN ('queued', 'calculating')
  UNION ALL
  SELECT d.account_id, d.livemode, 'render-document', jsonb_build_object('document_id', d.id)
    FROM documents d WHERE d.status = 'queued'
  UNION ALL
  SELECT d.account_id, d.livemode, 'deliver-document', jsonb_build_object('delivery_id', d.id)
    FROM deliveries d WHERE d.status = 'queued'
  UNION ALL
  SELECT DISTINCT e.account_id, e.livemode, 'sequence-log', '{}'::jsonb
    FROM evidence_entries e
   WHERE NOT EXISTS (SELECT FROM log_leaves l WHERE l.account_id = e.account_id AND l.entry_id = e.id)
$$;
--> statement-breakpoint
-- The first account of an installation has no parent and no caller. Answers whether it was created.
CREATE FUNCTION km_create_root_account(new_id text, new_name text, at timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH made AS (
    INSERT INTO accounts (id, parent_id, name, created_at)
    SELECT new_id, NULL, new_name, at
     WHERE NOT EXISTS (SELECT FROM accounts WHERE parent_id IS NULL)
    RETURNING 1)
  SELECT EXISTS (SELECT FROM made)
$$;
--> statement-breakpoint
-- Answers kept for repetition are forgotten when their time is over.
CREATE FUNCTION km_forget_idempotency_keys(before timestamptz) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM idempotency_keys WHERE expires_at < before RETURNING 1) SELECT count(*) FROM gone
$$;
--> statement-breakpoint
DO $$
DECLARE routine text;
BEGIN
  FOREACH routine IN ARRAY ARRAY['km_take_outbox(integer)', 'km_unfinished_work()',
    'km_create_root_account(text, text, timestamptz)', 'km_forget_idempotency_keys(timestamptz)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO km_system', routine);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', routine);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO km_app', routine);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM km_system;
