CREATE TABLE "attendances" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"territory_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"registration_id" uuid,
	"name" text DEFAULT '' NOT NULL,
	"organisation_name" text DEFAULT '' NOT NULL,
	"organisation_kind" text DEFAULT '' NOT NULL,
	"half_day" text NOT NULL,
	"how" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attendances_once" UNIQUE("registration_id","half_day"),
	CONSTRAINT "attendances_how" CHECK ("attendances"."how" in ('qr', 'name', 'self'))
);
--> statement-breakpoint
CREATE TABLE "event_changes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"before" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registration_sessions" (
	"territory_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"number" bigserial NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	CONSTRAINT "registration_sessions_registration_id_session_id_pk" PRIMARY KEY("registration_id","session_id"),
	CONSTRAINT "registration_sessions_status" CHECK ("registration_sessions"."status" in ('confirmed', 'waiting'))
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"territory_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"number" bigserial NOT NULL,
	"name" text NOT NULL,
	"mail" "citext",
	"organisation_id" uuid,
	"organisation_name" text DEFAULT '' NOT NULL,
	"organisation_kind" text DEFAULT '' NOT NULL,
	"needs" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"promoted_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"forgotten_at" timestamp with time zone,
	CONSTRAINT "registrations_territory_event" UNIQUE("territory_id","event_id","id"),
	CONSTRAINT "registrations_status" CHECK ("registrations"."status" in ('confirmed', 'waiting', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_event_fk" FOREIGN KEY ("territory_id","event_id") REFERENCES "public"."events"("territory_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_registration_fk" FOREIGN KEY ("territory_id","event_id","registration_id") REFERENCES "public"."registrations"("territory_id","event_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "event_changes" ADD CONSTRAINT "event_changes_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registration_sessions" ADD CONSTRAINT "registration_sessions_session_id_event_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."event_sessions"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registration_sessions" ADD CONSTRAINT "registration_sessions_registration_fk" FOREIGN KEY ("territory_id","event_id","registration_id") REFERENCES "public"."registrations"("territory_id","event_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_event_fk" FOREIGN KEY ("territory_id","event_id") REFERENCES "public"."events"("territory_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "attendances_event" ON "attendances" USING btree ("event_id","half_day");
--> statement-breakpoint
CREATE INDEX "event_changes_event" ON "event_changes" USING btree ("event_id");
--> statement-breakpoint
CREATE INDEX "registration_sessions_session" ON "registration_sessions" USING btree ("session_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_once" ON "registrations" USING btree ("event_id","mail") WHERE "registrations"."status" <> 'cancelled';
--> statement-breakpoint
CREATE INDEX "registrations_event" ON "registrations" USING btree ("event_id","number");
--> statement-breakpoint
CREATE INDEX "registrations_mail" ON "registrations" USING btree ("mail");
--> statement-breakpoint
-- Organised by an organisation that the person belongs to.
CREATE FUNCTION organised_events() RETURNS uuid[] LANGUAGE sql STABLE
  AS $$ SELECT array(SELECT event_id FROM event_organisations
    WHERE role = 'organiser' AND organisation_id = ANY (ARRAY(SELECT unnest(actor_organisations())))) $$;
--> statement-breakpoint
-- What the link of a mail is about.
CREATE FUNCTION linked_registrations() RETURNS uuid[] LANGUAGE sql STABLE
  AS $$ SELECT array(SELECT subject_id FROM mail_links WHERE hash = actor_link() AND kind = 'inscription') $$;
--> statement-breakpoint
ALTER TABLE registrations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE registrations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY registrations_read ON registrations FOR SELECT USING (
  (SELECT actor_work()) IN ('registration', 'reminders', 'forgetting')
  OR territory_id = ANY (ARRAY(SELECT unnest(actor_coordinates())))
  OR event_id = ANY (ARRAY(SELECT unnest(organised_events())))
  OR id = ANY (ARRAY(SELECT unnest(linked_registrations())))
);
--> statement-breakpoint
CREATE POLICY registrations_add ON registrations FOR INSERT WITH CHECK (
  (SELECT actor_work()) = 'registration'
  OR territory_id = ANY (ARRAY(SELECT unnest(actor_coordinates())))
  OR event_id = ANY (ARRAY(SELECT unnest(organised_events())))
);
--> statement-breakpoint
CREATE POLICY registrations_change ON registrations FOR UPDATE USING (
  (SELECT actor_work()) IN ('registration', 'forgetting')
  OR territory_id = ANY (ARRAY(SELECT unnest(actor_coordinates())))
  OR event_id = ANY (ARRAY(SELECT unnest(organised_events())))
  OR id = ANY (ARRAY(SELECT unnest(linked_registrations())))
);
--> statement-breakpoint
ALTER TABLE registration_sessions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE registration_sessions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Nobody reads more of them than of the registrations themselves.
CREATE POLICY registration_sessions_reach ON registration_sessions USING (
  (SELECT actor_work()) IN ('registration', 'reminders', 'forgetting')
  OR territory_id = ANY (ARRAY(SELECT unnest(actor_coordinates())))
  OR event_id = ANY (ARRAY(SELECT unnest(organised_events())))
  OR registration_id = ANY (ARRAY(SELECT unnest(linked_registrations())))
);
--> statement-breakpoint
ALTER TABLE attendances ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE attendances FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY attendances_reach ON attendances USING (
  (SELECT actor_work()) IN ('registration', 'forgetting')
  OR territory_id = ANY (ARRAY(SELECT unnest(actor_coordinates())))
  OR event_id = ANY (ARRAY(SELECT unnest(organised_events())))
  OR registration_id = ANY (ARRAY(SELECT unnest(linked_registrations())))
);
--> statement-breakpoint
-- Whoever edits an event, by whatever way, leaves behind what its participants must hear of.
CREATE FUNCTION note_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'published' AND NEW.status = 'cancelled' THEN
    INSERT INTO event_changes (event_id, kind) VALUES (NEW.id, 'cancelled');
  ELSIF OLD.status = 'cancelled' AND NEW.status = 'published' THEN
    INSERT INTO event_changes (event_id, kind) VALUES (NEW.id, 'restored');
  ELSIF OLD.status = 'published' AND (OLD.starts_at, OLD.ends_at, OLD.place_organisation_id, OLD.place_name, OLD.address, OLD.link)
    IS DISTINCT FROM (NEW.starts_at, NEW.ends_at, NEW.place_organisation_id, NEW.place_name, NEW.address, NEW.link) THEN
    INSERT INTO event_changes (event_id, kind, before) VALUES (NEW.id, 'moved', jsonb_build_object(
      'startsAt', OLD.starts_at, 'endsAt', OLD.ends_at, 'address', OLD.address, 'link', OLD.link,
      'placeName', coalesce(nullif(OLD.place_name, ''), (SELECT name FROM organisations WHERE id = OLD.place_organisation_id), '')));
  END IF;
  IF OLD.capacity IS DISTINCT FROM NEW.capacity THEN
    INSERT INTO event_changes (event_id, kind) VALUES (NEW.id, 'seats');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER events_tell AFTER UPDATE ON events FOR EACH ROW EXECUTE FUNCTION note_event_change();
--> statement-breakpoint
CREATE FUNCTION note_session_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.starts_at, OLD.ends_at, OLD.room) IS DISTINCT FROM (NEW.starts_at, NEW.ends_at, NEW.room) THEN
    INSERT INTO event_changes (event_id, kind, before) VALUES (NEW.event_id, 'session', jsonb_build_object(
      'id', OLD.id, 'startsAt', OLD.starts_at, 'endsAt', OLD.ends_at, 'room', OLD.room));
  END IF;
  IF OLD.capacity IS DISTINCT FROM NEW.capacity THEN
    INSERT INTO event_changes (event_id, kind) VALUES (NEW.event_id, 'seats');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_sessions_tell AFTER UPDATE ON event_sessions FOR EACH ROW EXECUTE FUNCTION note_session_change();
--> statement-breakpoint
-- The day on which nothing of the participants of an event is kept any more.
CREATE FUNCTION forget_day(event events) RETURNS date LANGUAGE sql STABLE
  AS $$ SELECT coalesce(event.forget_on, (event.ends_at AT TIME ZONE 'Europe/Paris' + interval '3 months')::date) $$;
