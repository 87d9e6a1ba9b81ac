CREATE TABLE "note_texts" (
	"note_id" uuid PRIMARY KEY NOT NULL REFERENCES "notes"("id") ON DELETE cascade,
	"text" text NOT NULL,
	"words" "tsvector" GENERATED ALWAYS AS (to_tsvector('public.fr'::regconfig, text)) STORED,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "note_texts_words" ON "note_texts" USING gin ("words");
--> statement-breakpoint
-- As the notes themselves: a private one is its writer's alone.
ALTER TABLE note_texts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE note_texts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY note_texts_reach ON note_texts USING (
  (SELECT actor_work()) = 'live-notes'
  OR note_id = ANY (ARRAY(SELECT id FROM notes))
);
