CREATE TABLE "entry_drafts" (
	"person_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"organisation_id" uuid,
	"form" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entry_drafts_person_id_subject_pk" PRIMARY KEY("person_id","subject"),
	CONSTRAINT "entry_drafts_size" CHECK (pg_column_size("entry_drafts"."form") < 500000)
);
--> statement-breakpoint
CREATE TABLE "entry_notes" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"call_on" date,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "entry_drafts" ADD CONSTRAINT "entry_drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_drafts" ADD CONSTRAINT "entry_drafts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_notes" ADD CONSTRAINT "entry_notes_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_drafts_organisation" ON "entry_drafts" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "entry_notes_call" ON "entry_notes" USING btree ("call_on") WHERE "call_on" is not null;
