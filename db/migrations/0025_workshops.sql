CREATE TABLE "workshop_column_locks" (
	"page_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"column_id" text NOT NULL,
	"locked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workshop_column_locks_note_id_column_id_pk" PRIMARY KEY("note_id","column_id")
);
--> statement-breakpoint
CREATE TABLE "workshop_late_cards" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"page_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"join_id" uuid NOT NULL,
	"card_id" text NOT NULL,
	"column_id" text NOT NULL,
	"text" text NOT NULL,
	"on_behalf_of" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "workshop_late_cards_once" UNIQUE("note_id","join_id","card_id"),
	CONSTRAINT "workshop_late_cards_decision" CHECK ("workshop_late_cards"."decision" in ('added', 'left'))
);
--> statement-breakpoint
CREATE TABLE "workshop_vote_points" (
	"vote_id" uuid NOT NULL,
	"join_id" uuid NOT NULL,
	"slot" integer NOT NULL,
	"points" integer NOT NULL,
	"card_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workshop_vote_points_vote_id_join_id_slot_pk" PRIMARY KEY("vote_id","join_id","slot"),
	CONSTRAINT "workshop_vote_points_slot" CHECK ("workshop_vote_points"."slot" between 1 and "workshop_vote_points"."points")
);
--> statement-breakpoint
CREATE TABLE "workshop_votes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"page_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"points" integer NOT NULL,
	"is_hidden" boolean DEFAULT false NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "workshop_votes_points" UNIQUE("id","points"),
	CONSTRAINT "workshop_votes_range" CHECK ("workshop_votes"."points" between 1 and 20)
);
--> statement-breakpoint
ALTER TABLE "workshop_pages" ADD COLUMN "locked_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "workshop_pages" ADD COLUMN "timer_started_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "workshop_pages" ADD COLUMN "timer_ends_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "workshop_pages" ADD COLUMN "called_to" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "workshop_pages" ADD COLUMN "called_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "workshop_column_locks" ADD CONSTRAINT "workshop_column_locks_page_id_workshop_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."workshop_pages"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "workshop_column_locks" ADD CONSTRAINT "workshop_column_locks_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "workshop_late_cards" ADD CONSTRAINT "workshop_late_cards_page_id_workshop_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."workshop_pages"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "workshop_late_cards" ADD CONSTRAINT "workshop_late_cards_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "workshop_late_cards" ADD CONSTRAINT "workshop_late_cards_join_id_workshop_joins_id_fk" FOREIGN KEY ("join_id") REFERENCES "public"."workshop_joins"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "workshop_vote_points" ADD CONSTRAINT "workshop_vote_points_join_id_workshop_joins_id_fk" FOREIGN KEY ("join_id") REFERENCES "public"."workshop_joins"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "workshop_vote_points" ADD CONSTRAINT "workshop_vote_points_vote" FOREIGN KEY ("vote_id","points") REFERENCES "public"."workshop_votes"("id","points") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "workshop_votes" ADD CONSTRAINT "workshop_votes_page_id_workshop_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."workshop_pages"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "workshop_votes" ADD CONSTRAINT "workshop_votes_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "workshop_column_locks_page" ON "workshop_column_locks" USING btree ("page_id");
--> statement-breakpoint
CREATE INDEX "workshop_late_cards_page" ON "workshop_late_cards" USING btree ("page_id");
--> statement-breakpoint
CREATE INDEX "workshop_late_cards_join" ON "workshop_late_cards" USING btree ("join_id");
--> statement-breakpoint
CREATE INDEX "workshop_vote_points_join" ON "workshop_vote_points" USING btree ("join_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "workshop_votes_open" ON "workshop_votes" USING btree ("note_id") WHERE "workshop_votes"."closed_at" is null;
--> statement-breakpoint
CREATE INDEX "workshop_votes_page" ON "workshop_votes" USING btree ("page_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "workshop_joins_person" ON "workshop_joins" USING btree ("page_id","person_id") WHERE "workshop_joins"."person_id" is not null;
--> statement-breakpoint
-- What somebody gave their points to is theirs; the count is a work of the product.
ALTER TABLE workshop_vote_points ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE workshop_vote_points FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY workshop_vote_points_reach ON workshop_vote_points USING (
  (SELECT actor_work()) = 'workshops'
  OR join_id = ANY (ARRAY(SELECT id FROM workshop_joins WHERE token_hash = (SELECT actor_link()) OR person_id = (SELECT actor_id())))
);
--> statement-breakpoint
-- What came late is read by its writer and by who facilitates.
ALTER TABLE workshop_late_cards ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE workshop_late_cards FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY workshop_late_cards_reach ON workshop_late_cards USING (
  join_id = ANY (ARRAY(SELECT id FROM workshop_joins WHERE token_hash = (SELECT actor_link()) OR person_id = (SELECT actor_id())))
  OR page_id = ANY (ARRAY(
    SELECT page_id FROM workshop_joins
    WHERE role = 'facilitator' AND revoked_at IS NULL AND (token_hash = (SELECT actor_link()) OR person_id = (SELECT actor_id()))
  ))
  OR page_id = ANY (ARRAY(SELECT id FROM workshop_pages WHERE territory_id = ANY ((SELECT actor_coordinates())::uuid[])))
);
