-- The address in one piece: by its columns the planner looked devices up in this index, ten times slower than in
-- devices_address, and each request of telegrams asks for thousands of them.
ALTER TABLE devices DROP CONSTRAINT devices_identity;
--> statement-breakpoint
ALTER TABLE devices ADD CONSTRAINT devices_identity
  EXCLUDE USING gist ((account_id || ' ' || (livemode::int)::text || ' ' || manufacturer || ' ' || serial) WITH =,
                      int4range(coalesce(address_version, 0), coalesce(address_version, 255), '[]') WITH &&,
                      int4range(coalesce(address_type, 0), coalesce(address_type, 255), '[]') WITH &&);
