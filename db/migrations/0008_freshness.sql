CREATE TABLE "favourites" (
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "favourites_person_id_organisation_id_pk" PRIMARY KEY("person_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"is_mailed" boolean DEFAULT true NOT NULL,
	"seen" jsonb NOT NULL,
	"looked_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entry_cadences" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"months" smallint,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" uuid,
	CONSTRAINT "entry_cadences_months" CHECK ("entry_cadences"."months" in (3, 6, 12))
);
--> statement-breakpoint
CREATE TABLE "freshness_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by" text,
	"desk_reason" text,
	"desk_at" timestamp with time zone,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "mail_links" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"recipient" "citext" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outgoing_mails" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"recipient" "citext" NOT NULL,
	"step" integer DEFAULT 0 NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"last_code" text,
	CONSTRAINT "outgoing_mails_once" UNIQUE("kind","subject_id","recipient","step")
);
--> statement-breakpoint
CREATE TABLE "refused_addresses" (
	"mail" "citext" PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"refused_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_cadences" ADD CONSTRAINT "entry_cadences_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_cadences" ADD CONSTRAINT "entry_cadences_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freshness_requests" ADD CONSTRAINT "freshness_requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "favourites_organisation" ON "favourites" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "saved_searches_person" ON "saved_searches" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "freshness_requests_open" ON "freshness_requests" USING btree ("organisation_id") WHERE "freshness_requests"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "freshness_requests_organisation" ON "freshness_requests" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "freshness_requests_desk" ON "freshness_requests" USING btree ("desk_at") WHERE "freshness_requests"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "mail_links_subject" ON "mail_links" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "outgoing_mails_due" ON "outgoing_mails" USING btree ("due_at") WHERE "outgoing_mails"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outgoing_mails_settled" ON "outgoing_mails" USING btree ("settled_at");--> statement-breakpoint
-- Taken out of the directory, however: nobody is asked about it any more, and the links already sent open nothing.
CREATE FUNCTION close_freshness_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE freshness_requests SET closed_at = now() WHERE organisation_id = NEW.id AND closed_at IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER organisations_close_freshness AFTER UPDATE OF status ON organisations
  FOR EACH ROW WHEN (NEW.status <> 'published' AND OLD.status = 'published') EXECUTE FUNCTION close_freshness_requests();
