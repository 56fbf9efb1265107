-- Jobs are found once and removed where they lie. Looked up again by their keys they took time by the square of their
-- number: the planner knows the outbox as nearly empty, as it mostly is.
CREATE OR REPLACE FUNCTION km_take_outbox(batch integer)
RETURNS TABLE (account_id text, livemode boolean, id text, job text, payload jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM outbox o
   WHERE o.ctid = ANY (ARRAY(
     SELECT i.ctid FROM outbox i ORDER BY i.created_at, i.id LIMIT batch FOR UPDATE SKIP LOCKED))
  RETURNING o.account_id, o.livemode, o.id, o.job, o.payload
$$;
