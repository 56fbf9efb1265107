CREATE INDEX "statements_account_id_occupancy_id_index" ON "statements" USING btree ("account_id","occupancy_id");--> statement-breakpoint
CREATE INDEX "deliveries_account_id_occupancy_id_index" ON "deliveries" USING btree ("account_id","occupancy_id");--> statement-breakpoint
CREATE INDEX "documents_account_id_occupancy_id_index" ON "documents" USING btree ("account_id","occupancy_id");--> statement-breakpoint
CREATE INDEX "documents_account_id_person_id_index" ON "documents" USING btree ("account_id","person_id");--> statement-breakpoint
CREATE INDEX "measuring_points_account_id_unit_id_index" ON "measuring_points" USING btree ("account_id","unit_id");--> statement-breakpoint
CREATE INDEX "customers_account_id_person_id_index" ON "customers" USING btree ("account_id","person_id");--> statement-breakpoint
CREATE INDEX "occupancies_account_id_person_id_index" ON "occupancies" USING btree ("account_id","person_id");--> statement-breakpoint
CREATE INDEX "properties_account_id_customer_id_index" ON "properties" USING btree ("account_id","customer_id");--> statement-breakpoint
CREATE INDEX "properties_account_id_landlord_person_id_index" ON "properties" USING btree ("account_id","landlord_person_id");