-- Why a tenant pays what he pays rests on what was frozen for the whole house. His session reads none of it by itself:
-- this hands it to the API, which says of others no more than sums, for runs with a version that was released to him.
CREATE POLICY explained ON billing_run_inputs FOR SELECT TO km_system
  USING (account_id = current_setting('app.account_id', true));
--> statement-breakpoint
CREATE POLICY explained ON billing_run_results FOR SELECT TO km_system
  USING (account_id = current_setting('app.account_id', true));
--> statement-breakpoint
CREATE POLICY explained ON releases FOR SELECT TO km_system
  USING (account_id = current_setting('app.account_id', true));
--> statement-breakpoint
GRANT SELECT ON billing_run_inputs, billing_run_results, releases TO km_system;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO km_system;
--> statement-breakpoint
CREATE FUNCTION km_explained_run(of_run text) RETURNS TABLE (house text, provenance text, result text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.house, i.provenance, r.result
    FROM billing_run_inputs i JOIN billing_run_results r ON r.account_id = i.account_id AND r.run_id = i.run_id
   WHERE i.account_id = current_setting('app.account_id', true)
     AND i.livemode = (current_setting('app.livemode', true) = 'true')
     AND i.run_id = of_run
     AND EXISTS (SELECT FROM statement_versions v
                   JOIN releases l ON l.account_id = v.account_id AND l.statement_version_id = v.id
                  WHERE v.account_id = i.account_id AND v.run_id = i.run_id
                    AND v.occupancy_id = ANY (km_list('app.occupancy_ids'))
                    AND km_names('app.property_ids', v.property_id))
$$;
--> statement-breakpoint
ALTER FUNCTION km_explained_run(text) OWNER TO km_system;
--> statement-breakpoint
REVOKE ALL ON FUNCTION km_explained_run(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION km_explained_run(text) TO km_tenant;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM km_system;
