-- What a narrowed session sees: a tenant what was released to its occupancies, a manager what belongs to a customer,
-- a reader what the meters of a property count. Each policy holds besides the account's, also where a query forgot.
CREATE OR REPLACE FUNCTION km_narrowed() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('app.occupancy_ids', true), '') <> ''
      OR coalesce(current_setting('app.customer_id', true), '') <> ''
      OR coalesce(current_setting('app.property_ids', true), '') <> ''
      OR coalesce(current_setting('app.meters_only', true), '') <> ''
$$;
--> statement-breakpoint
-- True where the session does not name this list, or the list names the value.
CREATE FUNCTION km_names(setting text, value text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting(setting, true), '') = ''
      OR value = ANY (string_to_array(current_setting(setting, true), ','))
$$;
--> statement-breakpoint
CREATE FUNCTION km_meters_only() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('app.meters_only', true), '') = 'true'
$$;
--> statement-breakpoint
-- True for a session of people who live somewhere.
CREATE FUNCTION km_is_tenant() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('app.occupancy_ids', true), '') <> ''
$$;
--> statement-breakpoint
-- The conditions of policies are written out where they are used: a function that asks another table would be called
-- for every row. Of a property: the session's properties, and the customer's.
CREATE FUNCTION km_of_property(property text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format($condition$km_names('app.property_ids', %1$s)
    AND (coalesce(current_setting('app.customer_id', true), '') = ''
         OR %1$s IN (SELECT p.id FROM properties p
                      WHERE p.customer_id = current_setting('app.customer_id', true)))$condition$, property)
$$;
--> statement-breakpoint
-- Costs, statements, documents, people. Costs are of no occupancy, so no tenant sees them.
CREATE FUNCTION km_of_occupancy(occupancy text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format('NOT km_meters_only() AND km_names(%L, %s) AND %s', 'app.occupancy_ids', occupancy, km_of_property('property_id'))
$$;
--> statement-breakpoint
-- Units and what is measured in them. A point of the whole house has no unit and is no tenant's.
CREATE FUNCTION km_of_unit(unit text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format('%s AND (NOT km_is_tenant() OR coalesce(%s IN (SELECT o.unit_id FROM occupancies o), false))',
    km_of_property('property_id'), unit)
$$;
--> statement-breakpoint
-- Replaces what narrowed sessions see of a table.
CREATE FUNCTION km_narrow_table(target regclass, visible text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  command text;
BEGIN
  FOREACH command IN ARRAY ARRAY['SELECT', 'UPDATE', 'DELETE'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS narrowed_%s ON %s', lower(command), target);
    EXECUTE format('CREATE POLICY narrowed_%s ON %s AS RESTRICTIVE FOR %s TO km_app USING (NOT km_narrowed() OR (%s))',
      lower(command), target, command, visible);
  END LOOP;
END $$;
--> statement-breakpoint
SELECT km_secure_table('embed_sessions', $$id = current_setting('app.embed_session_id', true)$$, false);
--> statement-breakpoint
SELECT km_narrow_table('customers', $$id = current_setting('app.customer_id', true) AND NOT km_is_tenant() AND NOT km_meters_only()$$),
       km_narrow_table('properties', $$customer_id = current_setting('app.customer_id', true) AND km_names('app.property_ids', id)$$),
       km_narrow_table('units', km_of_unit('id')),
       km_narrow_table('occupancies', km_of_occupancy('id')),
       -- Managers see the landlords of their houses; a tenant nobody but himself.
       km_narrow_table('persons', $$id IN (SELECT o.person_id FROM occupancies o)
         OR id IN (SELECT c.person_id FROM customers c)
         OR (NOT km_is_tenant() AND NOT km_meters_only() AND id IN (SELECT p.landlord_person_id FROM properties p))$$),
       km_narrow_table('measuring_points', km_of_unit('unit_id')),
       -- No device that was gone before a tenant came, and none that came when he had left.
       km_narrow_table('device_installations', $$measuring_point_id IN (SELECT m.id FROM measuring_points m)
         AND (NOT km_is_tenant() OR EXISTS (
           SELECT FROM measuring_points m JOIN occupancies o ON o.account_id = m.account_id AND o.unit_id = m.unit_id
            WHERE m.account_id = device_installations.account_id AND m.id = device_installations.measuring_point_id
              AND (device_installations.to_day IS NULL OR device_installations.to_day >= o.from_day)
              AND (o.to_day IS NULL OR device_installations.from_day <= o.to_day)))$$),
       km_narrow_table('devices', 'id IN (SELECT i.device_id FROM device_installations i)'),
       -- A value stands at the end of its day: the evening before the first day begins what a tenant used, and the day
       -- behind the last one may still mark the same boundary (HeizkostenV § 9b).
       km_narrow_table('readings', $$measuring_point_id IN (SELECT m.id FROM measuring_points m)
         AND (NOT km_is_tenant() OR EXISTS (
           SELECT FROM measuring_points m JOIN occupancies o ON o.account_id = m.account_id AND o.unit_id = m.unit_id
            WHERE m.account_id = readings.account_id AND m.id = readings.measuring_point_id
              AND readings.day >= o.from_day - 1 AND (o.to_day IS NULL OR readings.day <= o.to_day + 1)))$$),
       km_narrow_table('billing_periods', km_of_occupancy('NULL')),
       km_narrow_table('cost_entries', km_of_occupancy('NULL')),
       km_narrow_table('fuel_deliveries', km_of_occupancy('NULL')),
       km_narrow_table('billing_runs', km_of_occupancy('NULL')),
       km_narrow_table('statements', km_of_occupancy('occupancy_id')),
       km_narrow_table('releases', km_of_occupancy('occupancy_id')),
       -- What is not released is not said yet.
       km_narrow_table('statement_versions', km_of_occupancy('occupancy_id')
         || ' AND (NOT km_is_tenant() OR id IN (SELECT r.statement_version_id FROM releases r))'),
       km_narrow_table('documents', km_of_occupancy('occupancy_id')
         || ' AND (NOT km_is_tenant() OR statement_version_id IN (SELECT r.statement_version_id FROM releases r))'),
       km_narrow_table('deliveries', km_of_occupancy('occupancy_id')),
       km_narrow_table('delivery_attempts', km_of_occupancy('occupancy_id'));
--> statement-breakpoint
DROP FUNCTION km_sees(text, text);
--> statement-breakpoint
-- Sessions are over after ten minutes; a day later nobody asks for them any more.
CREATE POLICY system ON embed_sessions TO km_system USING (true);
--> statement-breakpoint
GRANT SELECT, DELETE ON embed_sessions TO km_system;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO km_system;
--> statement-breakpoint
CREATE FUNCTION km_forget_embed_sessions(before timestamptz) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM embed_sessions WHERE expires_at < before RETURNING 1) SELECT count(*) FROM gone
$$;
--> statement-breakpoint
ALTER FUNCTION km_forget_embed_sessions(timestamptz) OWNER TO km_system;
--> statement-breakpoint
REVOKE ALL ON FUNCTION km_forget_embed_sessions(timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION km_forget_embed_sessions(timestamptz) TO km_app;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM km_system;
