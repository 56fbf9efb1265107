-- A version whose document was not even begun when the process died is unfinished work too.
CREATE POLICY system ON statement_versions FOR SELECT TO km_system USING (true);
--> statement-breakpoint
GRANT SELECT ON statement_versions TO km_system;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION km_unfinished_work()
RETURNS TABLE (account_id text, livemode boolean, job text, payload jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.account_id, r.livemode, 'run-billing', jsonb_build_object('run_id', r.id)
    FROM billing_runs r WHERE r.status IN ('queued', 'calculating')
  UNION ALL
  SELECT v.account_id, v.livemode, 'render-document', jsonb_build_object('statement_version_id', v.id)
    FROM statement_versions v
   WHERE NOT EXISTS (SELECT FROM documents d WHERE d.account_id = v.account_id AND d.statement_version_id = v.id)
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
