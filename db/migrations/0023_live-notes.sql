CREATE TABLE "note_owner" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" integer DEFAULT 0 NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	CONSTRAINT "note_owner_only" CHECK ("note_owner"."is_only")
);
--> statement-breakpoint
CREATE TABLE "note_quarantine" (
	"id" bigint PRIMARY KEY NOT NULL,
	"note_id" uuid NOT NULL,
	"payload" "bytea" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "note_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"note_id" uuid NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"state" "bytea" NOT NULL,
	"json" jsonb NOT NULL,
	"writers" text[] DEFAULT '{}'::text[] NOT NULL,
	"author" text DEFAULT '' NOT NULL,
	"author_name" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "note_authors" ADD COLUMN "is_relayed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "note_quarantine" ADD CONSTRAINT "note_quarantine_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_versions" ADD CONSTRAINT "note_versions_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_quarantine_note" ON "note_quarantine" USING btree ("note_id");--> statement-breakpoint
CREATE INDEX "note_versions_note" ON "note_versions" USING btree ("note_id","at");
--> statement-breakpoint
INSERT INTO note_owner DEFAULT VALUES;
--> statement-breakpoint
-- What was set aside and what one can come back to follow the note, like its updates.
ALTER TABLE note_quarantine ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE note_quarantine FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY note_quarantine_reach ON note_quarantine USING (
  (SELECT actor_work()) = 'live-notes'
  OR note_id = ANY (ARRAY(SELECT id FROM notes))
);
--> statement-breakpoint
ALTER TABLE note_versions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE note_versions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY note_versions_reach ON note_versions USING (
  (SELECT actor_work()) = 'live-notes'
  OR note_id = ANY (ARRAY(SELECT id FROM notes))
);
