-- Narrowed sessions get a role of their own kind instead of conditions beside everybody's: queries of keys carry none of
-- them, those of a tenant go by index, and each kind may write what it has to and nothing else.
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['km_tenant', 'km_manager', 'km_reader'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO km_tenant, km_manager, km_reader;
--> statement-breakpoint
DO $$
DECLARE old record;
BEGIN
  FOR old IN SELECT tablename, policyname FROM pg_policies
              WHERE schemaname = 'public' AND policyname IN ('narrowed_select', 'narrowed_update', 'narrowed_delete') LOOP
    EXECUTE format('DROP POLICY %I ON %I', old.policyname, old.tablename);
  END LOOP;
END $$;
--> statement-breakpoint
DROP FUNCTION km_narrow_table(regclass, text), km_of_unit(text), km_of_occupancy(text), km_of_property(text),
              km_is_tenant(), km_meters_only();
--> statement-breakpoint
-- A list of ids that the session names; none where it names nothing.
CREATE FUNCTION km_list(setting text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT string_to_array(coalesce(current_setting(setting, true), ''), ',')
$$;
--> statement-breakpoint
-- From here on a table is secured for keys only; what narrowed sessions see of it is said by km_show_table, or nothing.
CREATE OR REPLACE FUNCTION km_secure_table(target regclass, visible text, immutable boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF visible <> 'true' THEN RAISE EXCEPTION 'say by km_show_table what narrowed sessions see of %', target; END IF;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format($policy$CREATE POLICY account ON %s TO km_app
    USING (account_id = current_setting('app.account_id', true)
           AND livemode = (current_setting('app.livemode', true) = 'true'))$policy$, target);
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
-- What a kind of session may do with which rows of a table, besides account and mode.
CREATE FUNCTION km_allow(target regclass, kind regrole, command text, condition text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  rows text := format($rows$account_id = current_setting('app.account_id', true)
    AND livemode = (current_setting('app.livemode', true) = 'true') AND (%s)$rows$, condition);
BEGIN
  EXECUTE format('GRANT %s ON %s TO %s', command, target, kind);
  EXECUTE format('CREATE POLICY %s ON %s FOR %s TO %s %s (%s)', kind || '_' || lower(command), target, command, kind,
    CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END, rows);
END $$;
--> statement-breakpoint
-- What a tenant, a manager and a reader of meters see of a table. NULL: that kind sees none of it. Every kind may ask,
-- so that a forgotten right ends in no rows and not in an error.
CREATE FUNCTION km_show_table(target regclass, tenant text, manager text, reader text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT SELECT ON %s TO km_tenant, km_manager, km_reader', target);
  IF tenant IS NOT NULL THEN PERFORM km_allow(target, 'km_tenant', 'SELECT', tenant); END IF;
  IF manager IS NOT NULL THEN PERFORM km_allow(target, 'km_manager', 'SELECT', manager); END IF;
  IF reader IS NOT NULL THEN PERFORM km_allow(target, 'km_reader', 'SELECT', reader); END IF;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  -- Rows of an occupancy, of a unit that the session's occupancies use, of a property of the customer or of the session.
  mine text := $c$occupancy_id = ANY (km_list('app.occupancy_ids')) AND km_names('app.property_ids', property_id)$c$;
  used text := $c$%s IN (SELECT o.unit_id FROM occupancies o WHERE o.account_id = current_setting('app.account_id', true)
    AND o.id = ANY (km_list('app.occupancy_ids')))$c$;
  customers_own text := $c$property_id IN (SELECT p.id FROM properties p
    WHERE p.account_id = current_setting('app.account_id', true)
      AND p.customer_id = current_setting('app.customer_id', true))$c$;
  house text := $c$property_id = ANY (km_list('app.property_ids')) AND property_id IN (SELECT p.id FROM properties p
    WHERE p.account_id = current_setting('app.account_id', true) AND p.id = ANY (km_list('app.property_ids')))$c$;
  named text := $c$customer_id = current_setting('app.customer_id', true) AND id = ANY (km_list('app.property_ids'))$c$;
  point text := $c$EXISTS (SELECT FROM measuring_points m WHERE m.account_id = %1$s.account_id AND m.id = %1$s.measuring_point_id)$c$;
  released text := $c$ AND EXISTS (SELECT FROM releases r WHERE r.account_id = %1$s.account_id AND r.statement_version_id = %1$s.%2$s)$c$;
  document text := $c$EXISTS (SELECT FROM documents d WHERE d.account_id = %1$s.account_id AND d.id = %1$s.document_id)$c$;
  run text := $c$EXISTS (SELECT FROM billing_runs b WHERE b.account_id = %1$s.account_id AND b.id = %1$s.run_id)$c$;
  entry text := $c$EXISTS (SELECT FROM evidence_entries e WHERE e.account_id = evidence_disclosures.account_id
    AND e.id = evidence_disclosures.entry_id)$c$;
  own_brand text := $c$EXISTS (SELECT FROM embed_sessions e WHERE e.account_id = %1$s.account_id AND e.brand_id = %1$s.%2$s)$c$;
  own_key text := $c$split_part(route, ' ', -1) = coalesce(nullif(current_setting('app.embed_session_id', true), ''),
    nullif(current_setting('app.occupancy_ids', true), ''))$c$;
  own_session text := $c$id = current_setting('app.embed_session_id', true)$c$;
  each text;
  kind regrole;
BEGIN
  PERFORM km_show_table('customers', NULL, $c$id = current_setting('app.customer_id', true)$c$, NULL);
  PERFORM km_show_table('properties', named, $c$customer_id = current_setting('app.customer_id', true)$c$, named);
  PERFORM km_show_table('units', format(used, 'id') || $c$ AND km_names('app.property_ids', property_id)$c$, customers_own, house);
  PERFORM km_show_table('occupancies',
    $c$id = ANY (km_list('app.occupancy_ids')) AND km_names('app.property_ids', property_id)$c$, customers_own, NULL);
  -- A tenant sees himself; a manager everybody of his houses, also whose key seals a document of theirs.
  PERFORM km_show_table('persons',
    $c$id IN (SELECT o.person_id FROM occupancies o WHERE o.account_id = current_setting('app.account_id', true)
         AND o.id = ANY (km_list('app.occupancy_ids')))$c$,
    $c$EXISTS (SELECT FROM occupancies o WHERE o.account_id = persons.account_id AND o.person_id = persons.id)
       OR EXISTS (SELECT FROM customers c WHERE c.account_id = persons.account_id AND c.person_id = persons.id)
       OR EXISTS (SELECT FROM properties p WHERE p.account_id = persons.account_id AND p.landlord_person_id = persons.id)
       OR EXISTS (SELECT FROM documents d WHERE d.account_id = persons.account_id AND d.person_id = persons.id)$c$, NULL);
  PERFORM km_show_table('measuring_points', format(used, 'unit_id'), customers_own, house);
  -- No device that was gone before a tenant came, and none that came when he had left.
  PERFORM km_show_table('device_installations',
    $c$EXISTS (SELECT FROM measuring_points m JOIN occupancies o ON o.account_id = m.account_id AND o.unit_id = m.unit_id
         WHERE m.account_id = device_installations.account_id AND m.id = device_installations.measuring_point_id
           AND (device_installations.to_day IS NULL OR device_installations.to_day >= o.from_day)
           AND (o.to_day IS NULL OR device_installations.from_day <= o.to_day))$c$,
    format(point, 'device_installations'), format(point, 'device_installations'));
  each := $c$EXISTS (SELECT FROM device_installations i WHERE i.account_id = devices.account_id AND i.device_id = devices.id)$c$;
  PERFORM km_show_table('devices', each, each, each);
  -- A value stands at the end of its day: the evening before the first day begins what a tenant used, and the day behind
  -- the last one may still mark the same boundary (HeizkostenV § 9b).
  PERFORM km_show_table('readings',
    $c$EXISTS (SELECT FROM measuring_points m JOIN occupancies o ON o.account_id = m.account_id AND o.unit_id = m.unit_id
         WHERE m.account_id = readings.account_id AND m.id = readings.measuring_point_id
           AND readings.day >= o.from_day - 1 AND (o.to_day IS NULL OR readings.day <= o.to_day + 1))$c$,
    format(point, 'readings'), format(point, 'readings'));
  FOREACH each IN ARRAY ARRAY['billing_periods', 'cost_entries', 'fuel_deliveries', 'billing_runs'] LOOP
    PERFORM km_show_table(each::regclass, NULL, customers_own, NULL);
  END LOOP;
  FOREACH each IN ARRAY ARRAY['billing_run_inputs', 'billing_run_results'] LOOP
    PERFORM km_show_table(each::regclass, NULL, format(run, each), NULL);
  END LOOP;
  FOREACH each IN ARRAY ARRAY['statements', 'releases', 'deliveries', 'delivery_attempts'] LOOP
    PERFORM km_show_table(each::regclass, mine, customers_own, NULL);
  END LOOP;
  -- What is not released is not said yet.
  PERFORM km_show_table('statement_versions', mine || format(released, 'statement_versions', 'id'), customers_own, NULL);
  PERFORM km_show_table('documents', mine || format(released, 'documents', 'statement_version_id'), customers_own, NULL);
  FOREACH each IN ARRAY ARRAY['document_contents', 'evidence_entries'] LOOP
    PERFORM km_show_table(each::regclass, format(document, each), format(document, each), NULL);
  END LOOP;
  PERFORM km_show_table('evidence_disclosures', entry, entry, NULL);
  PERFORM km_show_table('embed_sessions', own_session, own_session, own_session);
  each := format(own_brand, 'brands', 'id');
  PERFORM km_show_table('brands', each, each, each);
  each := format(own_brand, 'brand_versions', 'brand_id');
  PERFORM km_show_table('brand_versions', each, each, each);
  PERFORM km_show_table('idempotency_keys', own_key, own_key, own_key);
  -- The log's tree and the keys to check it with hold digests and are public by nature.
  FOREACH each IN ARRAY ARRAY['log_leaves', 'log_nodes', 'log_checkpoints', 'log_keys'] LOOP
    PERFORM km_show_table(each::regclass, 'true', 'true', NULL);
  END LOOP;
  FOREACH each IN ARRAY ARRAY['api_keys', 'telegrams', 'audit_events', 'outbox'] LOOP
    PERFORM km_show_table(each::regclass, NULL, NULL, NULL);
  END LOOP;
  GRANT SELECT ON accounts TO km_tenant, km_manager, km_reader;

  -- What they write: their answers kept for repetition and the trail. A tenant besides: that he opened or confirmed.
  FOREACH kind IN ARRAY ARRAY['km_tenant', 'km_manager', 'km_reader']::regrole[] LOOP
    PERFORM km_allow('audit_events', kind, 'INSERT', 'true');
    PERFORM km_allow('idempotency_keys', kind, 'INSERT', own_key);
    PERFORM km_allow('idempotency_keys', kind, 'UPDATE', own_key);
    PERFORM km_allow('idempotency_keys', kind, 'DELETE', own_key);
  END LOOP;
  FOREACH kind IN ARRAY ARRAY['km_tenant', 'km_manager']::regrole[] LOOP
    PERFORM km_allow('log_keys', kind, 'INSERT', 'true');
  END LOOP;
  PERFORM km_allow('evidence_entries', 'km_tenant', 'INSERT', format(document, 'evidence_entries'));
  PERFORM km_allow('evidence_disclosures', 'km_tenant', 'INSERT', entry);
  PERFORM km_allow('outbox', 'km_tenant', 'INSERT', $c$job = 'sequence-log'$c$);
  PERFORM km_allow('deliveries', 'km_tenant', 'UPDATE', mine);
END $$;
--> statement-breakpoint
DROP FUNCTION km_narrowed();
