CREATE TABLE "learned_items" (
	"page_id" uuid NOT NULL REFERENCES "workshop_pages"("id") ON DELETE cascade,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"card_id" text DEFAULT '' NOT NULL,
	"proposal_id" uuid REFERENCES "proposals"("id") ON DELETE set null,
	"organisation_id" uuid REFERENCES "organisations"("id") ON DELETE set null,
	"settled_by_id" uuid REFERENCES "people"("id") ON DELETE set null,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "learned_items_page_id_key_pk" PRIMARY KEY("page_id","key"),
	CONSTRAINT "learned_items_state" CHECK ("learned_items"."state" in ('noted', 'accepted', 'left'))
);
--> statement-breakpoint
CREATE TABLE "workshop_ties" (
	"join_id" uuid NOT NULL REFERENCES "workshop_joins"("id") ON DELETE cascade,
	"organisation_id" uuid NOT NULL REFERENCES "organisations"("id") ON DELETE cascade,
	"page_id" uuid NOT NULL REFERENCES "workshop_pages"("id") ON DELETE cascade,
	"territory_id" uuid NOT NULL REFERENCES "territories"("id") ON DELETE cascade,
	"link" text NOT NULL,
	CONSTRAINT "workshop_ties_join_id_organisation_id_pk" PRIMARY KEY("join_id","organisation_id")
);
--> statement-breakpoint
CREATE INDEX "workshop_ties_page" ON "workshop_ties" USING btree ("page_id");
--> statement-breakpoint
CREATE TABLE "workshop_mails" (
	"join_id" uuid PRIMARY KEY NOT NULL REFERENCES "workshop_joins"("id") ON DELETE cascade,
	"page_id" uuid NOT NULL REFERENCES "workshop_pages"("id") ON DELETE cascade,
	"territory_id" uuid NOT NULL REFERENCES "territories"("id") ON DELETE cascade,
	"link" text NOT NULL,
	"mail" "citext" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "workshop_mails_page" ON "workshop_mails" USING btree ("page_id");
--> statement-breakpoint
-- Read by the device that wrote them and by the coordination of the territory.
ALTER TABLE workshop_ties ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE workshop_ties FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY workshop_ties_reach ON workshop_ties USING (
  link = (SELECT actor_link()) OR territory_id = ANY (ARRAY(SELECT unnest(actor_coordinates())))
);
--> statement-breakpoint
ALTER TABLE workshop_mails ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE workshop_mails FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY workshop_mails_reach ON workshop_mails USING (
  link = (SELECT actor_link()) OR territory_id = ANY (ARRAY(SELECT unnest(actor_coordinates())))
);
--> statement-breakpoint
CREATE TABLE "bilans" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"territory_id" uuid NOT NULL REFERENCES "territories"("id") ON DELETE cascade,
	"page_id" uuid REFERENCES "workshop_pages"("id") ON DELETE cascade,
	"event_id" uuid REFERENCES "events"("id") ON DELETE cascade,
	"title" text NOT NULL,
	"intro" text DEFAULT '' NOT NULL,
	"drawing" jsonb,
	"revision" integer DEFAULT 1 NOT NULL,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bilans_page_id_unique" UNIQUE("page_id"),
	CONSTRAINT "bilans_event_id_unique" UNIQUE("event_id"),
	CONSTRAINT "bilans_whose" CHECK (("bilans"."page_id" is null) <> ("bilans"."event_id" is null))
);
--> statement-breakpoint
CREATE TABLE "bilan_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"bilan_id" uuid NOT NULL REFERENCES "bilans"("id") ON DELETE cascade,
	"section" text NOT NULL,
	"theme" text DEFAULT '' NOT NULL,
	"commune" text DEFAULT '' NOT NULL,
	"text" text NOT NULL,
	"votes" integer DEFAULT 0 NOT NULL,
	"page_id" uuid REFERENCES "workshop_pages"("id") ON DELETE set null,
	"card_id" text,
	"left_out" text DEFAULT '' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "bilan_lines_card" UNIQUE("bilan_id","page_id","card_id")
);
--> statement-breakpoint
CREATE INDEX "bilan_lines_bilan" ON "bilan_lines" USING btree ("bilan_id","position");
--> statement-breakpoint
CREATE TABLE "working_groups" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"territory_id" uuid NOT NULL REFERENCES "territories"("id") ON DELETE cascade,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"theme" text DEFAULT '' NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"card_ref" text,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "working_groups_slug_unique" UNIQUE("slug"),
	CONSTRAINT "working_groups_card" UNIQUE("territory_id","card_ref")
);
--> statement-breakpoint
CREATE TABLE "working_group_organisations" (
	"group_id" uuid NOT NULL REFERENCES "working_groups"("id") ON DELETE cascade,
	"organisation_id" uuid NOT NULL REFERENCES "organisations"("id") ON DELETE cascade,
	CONSTRAINT "working_group_organisations_group_id_organisation_id_pk" PRIMARY KEY("group_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "working_group_pages" (
	"group_id" uuid NOT NULL REFERENCES "working_groups"("id") ON DELETE cascade,
	"page_id" uuid NOT NULL REFERENCES "workshop_pages"("id") ON DELETE cascade,
	CONSTRAINT "working_group_pages_group_id_page_id_pk" PRIMARY KEY("group_id","page_id")
);
--> statement-breakpoint
CREATE INDEX "working_group_pages_page" ON "working_group_pages" USING btree ("page_id");
--> statement-breakpoint
ALTER TABLE event_tasks ADD CONSTRAINT event_tasks_group_fk FOREIGN KEY (group_id) REFERENCES working_groups(id) ON DELETE SET NULL;
