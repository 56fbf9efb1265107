ALTER TABLE "device_events" ADD COLUMN "corrects_id" text;
--> statement-breakpoint
-- An installation that was taken back never was: no session sees it, nor the device because of it.
CREATE POLICY taken_back ON device_installations AS RESTRICTIVE FOR SELECT TO km_tenant, km_manager, km_reader
  USING (corrected_by IS NULL);
