CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid,
	"territory_id" uuid NOT NULL,
	"source" text NOT NULL,
	"person_id" uuid,
	"author_name" text DEFAULT '' NOT NULL,
	"answer_mail" text,
	"base" jsonb,
	"proposed" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"decisions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "proposals_status" CHECK ("proposals"."status" in ('open', 'settled'))
);
--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_territory_id_territories_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_settled_by_id_people_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposals_organisation" ON "proposals" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "proposals_open" ON "proposals" USING btree ("territory_id","created_at") WHERE "proposals"."status" = 'open';--> statement-breakpoint
-- Whoever is forgotten leaves their name on no proposal either.
CREATE OR REPLACE FUNCTION forget_person(person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE known text := (SELECT name FROM people WHERE id = person);
BEGIN
  UPDATE audit_lines SET person_name = '' WHERE person_id = person;
  UPDATE entry_versions SET author_name = '' WHERE person_id = person;
  UPDATE organisations SET verified_by = NULL WHERE verified_by = known;
  UPDATE reports SET settled_by = NULL WHERE settled_by = known;
  UPDATE proposals SET author_name = '', answer_mail = NULL WHERE person_id = person;
END $$;
