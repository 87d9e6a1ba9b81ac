CREATE TABLE "editions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"territory_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"theme" text DEFAULT '' NOT NULL,
	"day" date,
	"copied_from" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "editions_slug_unique" UNIQUE("slug"),
	CONSTRAINT "editions_territory_id" UNIQUE("territory_id","id")
);
--> statement-breakpoint
CREATE TABLE "event_organisations" (
	"event_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "event_organisations_event_id_organisation_id_pk" PRIMARY KEY("event_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "event_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"title" text NOT NULL,
	"room" text DEFAULT '' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"capacity" integer,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "event_sessions_order" CHECK ("event_sessions"."ends_at" >= "event_sessions"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"territory_id" uuid NOT NULL,
	"edition_id" uuid,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"format" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"theme" text DEFAULT '' NOT NULL,
	"audience" text DEFAULT 'professionals' NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place_organisation_id" uuid,
	"place_name" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"commune_code" text,
	"latitude" double precision,
	"longitude" double precision,
	"link" text DEFAULT '' NOT NULL,
	"accessibility" text DEFAULT '' NOT NULL,
	"capacity" integer,
	"is_registration_open" boolean DEFAULT false NOT NULL,
	"forget_on" date,
	"copied_from" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_slug_unique" UNIQUE("slug"),
	CONSTRAINT "events_territory_id" UNIQUE("territory_id","id"),
	CONSTRAINT "events_order" CHECK ("events"."ends_at" >= "events"."starts_at"),
	CONSTRAINT "events_capacity" CHECK ("events"."capacity" is null or "events"."capacity" > 0)
);
--> statement-breakpoint
CREATE TABLE "note_authors" (
	"note_id" uuid NOT NULL,
	"client" bigint NOT NULL,
	"author" text NOT NULL,
	"name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "note_authors_note_id_client_pk" PRIMARY KEY("note_id","client")
);
--> statement-breakpoint
CREATE TABLE "note_snapshots" (
	"note_id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"state" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "note_updates" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"note_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"payload" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"private_to" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notes_kind" CHECK ("notes"."kind" in ('text', 'board'))
);
--> statement-breakpoint
CREATE TABLE "workshop_joins" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"page_id" uuid NOT NULL,
	"role" text DEFAULT 'contributor' NOT NULL,
	"first_name" text NOT NULL,
	"organisation_id" uuid,
	"organisation_name" text DEFAULT '' NOT NULL,
	"colour" integer DEFAULT 0 NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "workshop_joins_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "workshop_joins_role" CHECK ("workshop_joins"."role" in ('facilitator', 'contributor', 'reader'))
);
--> statement-breakpoint
CREATE TABLE "workshop_notes" (
	"page_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"title" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "workshop_notes_page_id_note_id_pk" PRIMARY KEY("page_id","note_id")
);
--> statement-breakpoint
CREATE TABLE "workshop_pages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"territory_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"theme" text DEFAULT '' NOT NULL,
	"template" text NOT NULL,
	"event_id" uuid,
	"session_id" uuid,
	"join_code" text NOT NULL,
	"frozen_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workshop_pages_slug_unique" UNIQUE("slug"),
	CONSTRAINT "workshop_pages_join_code_unique" UNIQUE("join_code"),
	CONSTRAINT "workshop_pages_territory_id" UNIQUE("territory_id","id")
);
--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_territory_id_territories_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_organisations" ADD CONSTRAINT "event_organisations_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_organisations" ADD CONSTRAINT "event_organisations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_sessions" ADD CONSTRAINT "event_sessions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_territory_id_territories_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_edition_id_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."editions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_place_organisation_id_organisations_id_fk" FOREIGN KEY ("place_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_authors" ADD CONSTRAINT "note_authors_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_snapshots" ADD CONSTRAINT "note_snapshots_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_updates" ADD CONSTRAINT "note_updates_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_private_to_people_id_fk" FOREIGN KEY ("private_to") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_joins" ADD CONSTRAINT "workshop_joins_page_id_workshop_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."workshop_pages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_joins" ADD CONSTRAINT "workshop_joins_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_joins" ADD CONSTRAINT "workshop_joins_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_notes" ADD CONSTRAINT "workshop_notes_page_id_workshop_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."workshop_pages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_notes" ADD CONSTRAINT "workshop_notes_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_pages" ADD CONSTRAINT "workshop_pages_territory_id_territories_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_pages" ADD CONSTRAINT "workshop_pages_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_pages" ADD CONSTRAINT "workshop_pages_session_id_event_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."event_sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_sessions_event" ON "event_sessions" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "events_edition" ON "events" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "events_starts" ON "events" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "note_updates_note" ON "note_updates" USING btree ("note_id","id");--> statement-breakpoint
CREATE INDEX "workshop_joins_page" ON "workshop_joins" USING btree ("page_id");--> statement-breakpoint
CREATE INDEX "workshop_notes_note" ON "workshop_notes" USING btree ("note_id");--> statement-breakpoint
CREATE INDEX "workshop_pages_event" ON "workshop_pages" USING btree ("event_id");
--> statement-breakpoint
-- Who asks, as row-level security reads it; `withActor` sets it for one transaction.
CREATE FUNCTION actor_setting() RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.actor', true), '')::jsonb $$;
--> statement-breakpoint
CREATE FUNCTION actor_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(actor_setting() ->> 'kind', 'nobody') $$;
--> statement-breakpoint
-- The name of a work of the product itself; null for everybody else.
CREATE FUNCTION actor_work() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT actor_setting() ->> 'name' WHERE actor_setting() ->> 'kind' = 'work' $$;
--> statement-breakpoint
-- Of a person; null for everybody else.
CREATE FUNCTION actor_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT (actor_setting() ->> 'id')::uuid WHERE actor_setting() ->> 'kind' = 'person' $$;
--> statement-breakpoint
CREATE FUNCTION actor_link() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT actor_setting() ->> 'hash' WHERE actor_setting() ->> 'kind' = 'link' $$;
--> statement-breakpoint
CREATE FUNCTION actor_coordinates() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT array(SELECT jsonb_array_elements_text(coalesce(actor_setting() -> 'coordinates', '[]'::jsonb))::uuid) $$;
--> statement-breakpoint
CREATE FUNCTION actor_organisations() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT array(SELECT jsonb_array_elements_text(coalesce(actor_setting() -> 'organisations', '[]'::jsonb))::uuid) $$;
--> statement-breakpoint
-- A private note is its writer's alone; the live server needs every note, under a connection of its own. The rows of a note
-- follow the policy of the note itself.
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE notes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY notes_reach ON notes USING (
  private_to IS NULL OR private_to = (SELECT actor_id()) OR (SELECT actor_work()) = 'live-notes'
);
--> statement-breakpoint
ALTER TABLE note_updates ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE note_updates FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY note_updates_reach ON note_updates USING (
  (SELECT actor_work()) = 'live-notes'
  OR note_id = ANY (ARRAY(SELECT id FROM notes))
);
--> statement-breakpoint
ALTER TABLE note_snapshots ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE note_snapshots FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY note_snapshots_reach ON note_snapshots USING (
  (SELECT actor_work()) = 'live-notes'
  OR note_id = ANY (ARRAY(SELECT id FROM notes))
);
--> statement-breakpoint
ALTER TABLE note_authors ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE note_authors FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY note_authors_reach ON note_authors USING (
  (SELECT actor_work()) = 'live-notes'
  OR note_id = ANY (ARRAY(SELECT id FROM notes))
);
