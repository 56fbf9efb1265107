CREATE TABLE "radio_marks" (
	"account_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"noted_until" timestamp (3) with time zone NOT NULL,
	"swept_on" date,
	CONSTRAINT "radio_marks_account_id_livemode_pk" PRIMARY KEY("account_id","livemode")
);
--> statement-breakpoint
CREATE INDEX "telegrams_created_at_index" ON "telegrams" USING brin ("created_at");
--> statement-breakpoint
SELECT km_secure_table('radio_marks', 'true', false), km_show_table('radio_marks', NULL, NULL, NULL);
