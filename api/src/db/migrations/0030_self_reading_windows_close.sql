-- Windows of self-reading whose last day is over and which nobody has closed: a job takes their values over.
CREATE POLICY system ON self_reading_windows FOR SELECT TO km_system USING (true);
--> statement-breakpoint
GRANT SELECT ON self_reading_windows TO km_system;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO km_system;
--> statement-breakpoint
CREATE FUNCTION km_overdue_self_readings(today date)
RETURNS TABLE (account_id text, livemode boolean, job text, payload jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.account_id, w.livemode, 'close-overdue-self-reading', jsonb_build_object('self_reading_window_id', w.id)
    FROM self_reading_windows w WHERE w.closed_at IS NULL AND w.last_day < today
$$;
--> statement-breakpoint
ALTER FUNCTION km_overdue_self_readings(date) OWNER TO km_system;
--> statement-breakpoint
REVOKE ALL ON FUNCTION km_overdue_self_readings(date) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION km_overdue_self_readings(date) TO km_app;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM km_system;
