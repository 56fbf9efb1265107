CREATE TABLE "telegram_judgements" (
	"account_id" uuid NOT NULL,
	"telegram_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"livemode" boolean NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"judged_at" timestamp (3) with time zone NOT NULL,
	"counter" bigint,
	"device_id" uuid,
	"verdict" text NOT NULL,
	"reason" text,
	"detail" text,
	CONSTRAINT "telegram_judgements_account_id_telegram_id_number_pk" PRIMARY KEY("account_id","telegram_id","number")
);
--> statement-breakpoint
ALTER TABLE "devices" DROP CONSTRAINT "devices_account_id_livemode_manufacturer_serial_unique";--> statement-breakpoint
ALTER TABLE "reading_file_lines" ADD COLUMN "device_created" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reading_files" ADD COLUMN "new_devices_property_id" text;--> statement-breakpoint
ALTER TABLE "reading_files" ADD COLUMN "devices_created" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "telegram_judgements_device" ON "telegram_judgements" USING btree ("account_id","device_id","received_at");--> statement-breakpoint
CREATE INDEX "telegram_judgements_waiting" ON "telegram_judgements" USING btree ("account_id","livemode") WHERE reason = 'unknown_format';--> statement-breakpoint
ALTER TABLE "reading_files" ADD CONSTRAINT "reading_files_new_devices_property" FOREIGN KEY ("account_id","new_devices_property_id") REFERENCES "public"."properties"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "devices_address" ON "devices" USING btree ("account_id","livemode","manufacturer","serial");--> statement-breakpoint
CREATE INDEX "telegrams_unknown" ON "telegrams" USING btree ("account_id","meter_address","received_at") WHERE verdict = 'unknown_device';
--> statement-breakpoint
SELECT km_secure_packed_table('telegram_judgements');
--> statement-breakpoint
-- A device is maker, serial, version and type (EN 13757-3). What nobody has said of one may be anything, so that no
-- telegram could be of two devices.
ALTER TABLE devices ADD CONSTRAINT devices_identity
  EXCLUDE USING gist (account_id WITH =, (livemode::int) WITH =, serial WITH =, manufacturer WITH =,
                      int4range(coalesce(address_version, 0), coalesce(address_version, 255), '[]') WITH &&,
                      int4range(coalesce(address_type, 0), coalesce(address_type, 255), '[]') WITH &&);
