-- Comments below cards: rows that the server decides, not words of the document. Who wrote one is told by their join or their account.
ALTER TABLE "workshop_joins" ADD CONSTRAINT "workshop_joins_of_page" UNIQUE("page_id","id");
--> statement-breakpoint
CREATE TABLE "workshop_comment_mentions" (
	"comment_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"join_id" uuid NOT NULL,
	"name" text NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "workshop_comment_mentions_comment_id_join_id_pk" PRIMARY KEY("comment_id","join_id")
);
--> statement-breakpoint
CREATE TABLE "workshop_comments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"page_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"card_id" text NOT NULL,
	"join_id" uuid,
	"person_id" uuid,
	"text" text NOT NULL,
	"mentions" text[] DEFAULT '{}'::text[] NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workshop_comments_author" CHECK (num_nonnulls("workshop_comments"."join_id", "workshop_comments"."person_id") <= 1),
	CONSTRAINT "workshop_comments_length" CHECK (length("workshop_comments"."text") between 1 and 6000),
	CONSTRAINT "workshop_comments_mentions" CHECK (cardinality("workshop_comments"."mentions") <= 10)
);
--> statement-breakpoint
ALTER TABLE "workshop_comment_mentions" ADD CONSTRAINT "workshop_comment_mentions_comment_id_workshop_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."workshop_comments"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "workshop_comment_mentions" ADD CONSTRAINT "workshop_comment_mentions_join" FOREIGN KEY ("page_id","join_id") REFERENCES "public"."workshop_joins"("page_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "workshop_comments" ADD CONSTRAINT "workshop_comments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "workshop_comments" ADD CONSTRAINT "workshop_comments_note" FOREIGN KEY ("page_id","note_id") REFERENCES "public"."workshop_notes"("page_id","note_id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "workshop_comments" ADD CONSTRAINT "workshop_comments_join" FOREIGN KEY ("page_id","join_id") REFERENCES "public"."workshop_joins"("page_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "workshop_comment_mentions_join_id" ON "workshop_comment_mentions" USING btree ("join_id");
--> statement-breakpoint
CREATE INDEX "workshop_comment_mentions_page" ON "workshop_comment_mentions" USING btree ("page_id");
--> statement-breakpoint
CREATE INDEX "workshop_comments_card" ON "workshop_comments" USING btree ("page_id","card_id","at");
--> statement-breakpoint
CREATE INDEX "workshop_comments_join_id" ON "workshop_comments" USING btree ("join_id");
--> statement-breakpoint
CREATE INDEX "workshop_comments_person" ON "workshop_comments" USING btree ("person_id");
--> statement-breakpoint
CREATE FUNCTION actor_joins() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT array(SELECT id FROM workshop_joins WHERE token_hash = (SELECT actor_link()) OR person_id = (SELECT actor_id()))
$$;
--> statement-breakpoint
-- Pages that one reads: those joined, those of one's territory, and all of them for members of the network, save where the access was withdrawn.
CREATE FUNCTION actor_read_pages() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT array(
    SELECT page_id FROM workshop_joins
    WHERE revoked_at IS NULL AND (token_hash = (SELECT actor_link()) OR person_id = (SELECT actor_id()))
    UNION SELECT id FROM workshop_pages WHERE territory_id = ANY ((SELECT actor_coordinates())::uuid[])
    UNION SELECT id FROM workshop_pages
    WHERE (EXISTS (SELECT FROM memberships WHERE person_id = (SELECT actor_id()))
        OR EXISTS (SELECT FROM people WHERE id = (SELECT actor_id()) AND is_administrator))
      AND id <> ALL (ARRAY(SELECT page_id FROM workshop_joins WHERE person_id = (SELECT actor_id()) AND revoked_at IS NOT NULL)))
$$;
--> statement-breakpoint
CREATE FUNCTION actor_facilitated_pages() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT array(
    SELECT page_id FROM workshop_joins
    WHERE role = 'facilitator' AND revoked_at IS NULL AND (token_hash = (SELECT actor_link()) OR person_id = (SELECT actor_id()))
    UNION SELECT id FROM workshop_pages WHERE territory_id = ANY ((SELECT actor_coordinates())::uuid[]))
$$;
--> statement-breakpoint
ALTER TABLE workshop_comments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE workshop_comments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY workshop_comments_read ON workshop_comments FOR SELECT USING (
  (SELECT actor_work()) IN ('workshops', 'forgetting', 'live-notes')
  OR page_id = ANY ((SELECT actor_read_pages())::uuid[])
  OR join_id = ANY ((SELECT actor_joins())::uuid[]) OR person_id = (SELECT actor_id())
);
--> statement-breakpoint
-- Under one's own name: who joined and is no mere reader, and who coordinates.
CREATE POLICY workshop_comments_write ON workshop_comments FOR INSERT WITH CHECK (
  join_id = ANY (ARRAY(
    SELECT id FROM workshop_joins
    WHERE role <> 'reader' AND revoked_at IS NULL AND (token_hash = (SELECT actor_link()) OR person_id = (SELECT actor_id()))
  ))
  OR page_id = ANY ((SELECT actor_facilitated_pages())::uuid[])
    AND (person_id = (SELECT actor_id()) OR join_id = ANY ((SELECT actor_joins())::uuid[]))
);
--> statement-breakpoint
CREATE POLICY workshop_comments_change ON workshop_comments FOR UPDATE USING (
  (SELECT actor_work()) = 'forgetting' OR page_id = ANY ((SELECT actor_facilitated_pages())::uuid[])
);
--> statement-breakpoint
CREATE POLICY workshop_comments_remove ON workshop_comments FOR DELETE USING (
  join_id = ANY ((SELECT actor_joins())::uuid[]) OR person_id = (SELECT actor_id())
  OR page_id = ANY ((SELECT actor_facilitated_pages())::uuid[])
);
--> statement-breakpoint
ALTER TABLE workshop_comment_mentions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE workshop_comment_mentions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY workshop_comment_mentions_read ON workshop_comment_mentions FOR SELECT USING (
  (SELECT actor_work()) IN ('workshops', 'forgetting')
  OR page_id = ANY ((SELECT actor_read_pages())::uuid[]) OR join_id = ANY ((SELECT actor_joins())::uuid[])
);
--> statement-breakpoint
CREATE POLICY workshop_comment_mentions_write ON workshop_comment_mentions FOR INSERT WITH CHECK (
  comment_id = ANY (ARRAY(
    SELECT id FROM workshop_comments WHERE join_id = ANY ((SELECT actor_joins())::uuid[]) OR person_id = (SELECT actor_id())
  ))
);
--> statement-breakpoint
CREATE POLICY workshop_comment_mentions_change ON workshop_comment_mentions FOR UPDATE USING (
  (SELECT actor_work()) = 'forgetting' OR join_id = ANY ((SELECT actor_joins())::uuid[])
);
--> statement-breakpoint
CREATE POLICY workshop_comment_mentions_remove ON workshop_comment_mentions FOR DELETE USING (
  (SELECT actor_work()) = 'forgetting' OR page_id = ANY ((SELECT actor_facilitated_pages())::uuid[])
);
--> statement-breakpoint
-- Where others named somebody with « @ », their name leaves the text; to be called as the work of forgetting.
CREATE FUNCTION forget_comment_names(gone uuid[], written text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT comment_id, regexp_replace(name, '([^[:alnum:][:space:]])', '\\\1', 'g') AS name
    FROM workshop_comment_mentions WHERE join_id = ANY (gone) LOOP
    UPDATE workshop_comments SET text = regexp_replace(text, '@' || one.name || '(?![[:alnum:]])', '@' || written, 'gi') WHERE id = one.comment_id;
  END LOOP;
  -- Kept for searching, made again by the worker.
  DELETE FROM note_texts WHERE note_id = ANY (ARRAY(
    SELECT note_id FROM workshop_comments c JOIN workshop_comment_mentions m ON m.comment_id = c.id WHERE m.join_id = ANY (gone)));
  DELETE FROM workshop_comment_mentions WHERE join_id = ANY (gone);
END $$;
--> statement-breakpoint
CREATE FUNCTION forget_join_comments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asking text := coalesce(current_setting('app.actor', true), '');
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"forgetting"}', true);
  PERFORM forget_comment_names(ARRAY[OLD.id], 'Sans nom');
  PERFORM set_config('app.actor', asking, true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER workshop_joins_forget_comments AFTER UPDATE OF forgotten_at ON workshop_joins FOR EACH ROW
  WHEN (OLD.forgotten_at IS NULL AND NEW.forgotten_at IS NOT NULL) EXECUTE FUNCTION forget_join_comments();
--> statement-breakpoint
CREATE FUNCTION forget_person_comments() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asking text := coalesce(current_setting('app.actor', true), '');
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"forgetting"}', true);
  PERFORM forget_comment_names(array(SELECT id FROM workshop_joins WHERE person_id = OLD.id), 'Personne effacée');
  PERFORM set_config('app.actor', asking, true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_forget_comments AFTER UPDATE OF erased_at ON people FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION forget_person_comments();
