CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" text NOT NULL,
	"mail" "citext" NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"link_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"settled_by" text,
	"outcome" text,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "claims_link_hash_unique" UNIQUE("link_hash"),
	CONSTRAINT "claims_outcome" CHECK ("claims"."outcome" in ('accepted', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mail" "citext" NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"role" text NOT NULL,
	"territory_id" uuid,
	"organisation_id" uuid,
	"message" text DEFAULT '' NOT NULL,
	"link_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"invited_by" uuid,
	"inviter_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"refused_at" timestamp with time zone,
	"refusal" text,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_link_hash_unique" UNIQUE("link_hash"),
	CONSTRAINT "invitations_role" CHECK (("invitations"."role" in ('coordinator', 'visitor', 'alert-giver') and "invitations"."territory_id" is not null and "invitations"."organisation_id" is null)
        or ("invitations"."role" in ('owner', 'editor') and "invitations"."organisation_id" is not null and "invitations"."territory_id" is null))
);
--> statement-breakpoint
CREATE TABLE "logos" (
	"hash" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "territory_versions" (
	"territory_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"person_id" uuid,
	"person_name" text NOT NULL,
	"restored" integer,
	"settings" jsonb NOT NULL,
	CONSTRAINT "territory_versions_territory_id_number_pk" PRIMARY KEY("territory_id","number")
);
--> statement-breakpoint
ALTER TABLE "instance_settings" ADD COLUMN "legal_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "instance_settings" ADD COLUMN "legal_mail" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "instance_settings" ADD COLUMN "legal_address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "acting_as" text;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "audience" text DEFAULT 'public' NOT NULL;--> statement-breakpoint
ALTER TABLE "territories" ADD COLUMN "contact_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "territories" ADD COLUMN "contact_mail" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "territories" ADD COLUMN "contact_phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "territories" ADD COLUMN "mail_signature" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "territories" ADD COLUMN "logo_hash" text;--> statement-breakpoint
ALTER TABLE "territories" ADD COLUMN "is_closed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_territory_id_territories_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_people_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory_versions" ADD CONSTRAINT "territory_versions_territory_id_territories_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claims_organisation" ON "claims" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "invitations_territory" ON "invitations" USING btree ("territory_id");--> statement-breakpoint
CREATE INDEX "invitations_organisation" ON "invitations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "invitations_mail" ON "invitations" USING btree ("mail");--> statement-breakpoint
CREATE INDEX "territory_versions_person" ON "territory_versions" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "territories" ADD CONSTRAINT "territories_logo_hash_logos_hash_fk" FOREIGN KEY ("logo_hash") REFERENCES "public"."logos"("hash") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- What was decided for a territory stays as it was decided.
REVOKE UPDATE, DELETE ON territory_versions FROM app;
--> statement-breakpoint
-- Documents carry the territories they reach and who may read them: a change of either is carried to the indexes.
CREATE FUNCTION note_changed_territory() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR OLD.zones <> NEW.zones OR OLD.centre <> NEW.centre OR OLD.slug <> NEW.slug THEN
    INSERT INTO search_outbox (kind, id) SELECT 'organisation', id FROM organisations;
  ELSIF OLD.is_closed <> NEW.is_closed THEN
    -- Its own entries, and those that name one of them as a way in.
    INSERT INTO search_outbox (kind, id)
    SELECT 'organisation', id FROM organisations WHERE home_territory_id = NEW.id
    UNION
    SELECT 'organisation', services.organisation_id
    FROM service_relays
    JOIN organisations ON organisations.id = service_relays.organisation_id AND organisations.home_territory_id = NEW.id
    JOIN services ON services.id = service_relays.service_id;
  END IF;
  PERFORM pg_notify('search_outbox', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER territories_search AFTER INSERT OR UPDATE ON territories
  FOR EACH ROW EXECUTE FUNCTION note_changed_territory();
--> statement-breakpoint
-- Whoever has their account erased leaves no address in what was sent to them or asked by them.
CREATE FUNCTION forget_invited_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM invitations WHERE accepted_by = NEW.id OR mail = OLD.mail;
  UPDATE invitations SET inviter_name = NEW.name WHERE invited_by = NEW.id;
  DELETE FROM claims WHERE mail = OLD.mail;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_forget_invited AFTER UPDATE OF erased_at ON people
  FOR EACH ROW WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION forget_invited_person();
