CREATE TABLE "event_days" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"event_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place_name" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"commune_code" text,
	"latitude" double precision,
	"longitude" double precision,
	"point_precision" text,
	CONSTRAINT "event_days_order" CHECK ("event_days"."ends_at" >= "event_days"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "event_tasks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"territory_id" uuid NOT NULL,
	"event_id" uuid,
	"group_id" uuid,
	"card_ref" text,
	"title" text NOT NULL,
	"phase" text DEFAULT 'after' NOT NULL,
	"owner_person_id" uuid,
	"owner_name" text DEFAULT '' NOT NULL,
	"due_on" date,
	"done_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_tasks_phase" CHECK ("event_tasks"."phase" in ('before', 'during', 'after'))
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "point_precision" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "documents" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "official_status" text DEFAULT 'not-yet' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "official_link" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "proposed_by" uuid;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "proposed_for" uuid;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "event_days" ADD CONSTRAINT "event_days_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_tasks" ADD CONSTRAINT "event_tasks_territory_id_territories_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_tasks" ADD CONSTRAINT "event_tasks_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_tasks" ADD CONSTRAINT "event_tasks_owner_person_id_people_id_fk" FOREIGN KEY ("owner_person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_days_event" ON "event_days" USING btree ("event_id","starts_at");--> statement-breakpoint
CREATE INDEX "event_tasks_event" ON "event_tasks" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "event_tasks_group" ON "event_tasks" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "event_tasks_open" ON "event_tasks" USING btree ("territory_id","due_on") WHERE "event_tasks"."done_at" is null;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_proposed_for_organisations_id_fk" FOREIGN KEY ("proposed_for") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;