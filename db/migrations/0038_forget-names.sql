-- Names that must leave the documents of notes: SQL blanks rows, but a document is opened and made anew by the worker, which takes
-- the line out when it is done.
CREATE TABLE "note_forgettings" (
	"note_id" uuid NOT NULL REFERENCES "notes"("id") ON DELETE cascade,
	"author" text NOT NULL,
	"written" text NOT NULL,
	"names" text[] DEFAULT '{}'::text[] NOT NULL,
	"is_erased" boolean NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "note_forgettings_note_id_author_pk" PRIMARY KEY("note_id","author")
);
--> statement-breakpoint
ALTER TABLE note_forgettings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE note_forgettings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY note_forgettings_reach ON note_forgettings USING ((SELECT actor_work()) = 'forgetting');
--> statement-breakpoint
ALTER TABLE "workshop_joins" ADD COLUMN "forgotten_at" timestamp with time zone;
--> statement-breakpoint
-- Whoever joined under their account reads what they said there, for « mes données »; the work of forgetting takes it out.
DROP POLICY workshop_ties_reach ON workshop_ties;
--> statement-breakpoint
CREATE POLICY workshop_ties_reach ON workshop_ties USING (
  (SELECT actor_work()) = 'forgetting'
  OR link = (SELECT actor_link()) OR territory_id = ANY (ARRAY(SELECT unnest(actor_coordinates())))
  OR join_id = ANY (ARRAY(SELECT id FROM workshop_joins WHERE person_id = (SELECT actor_id())))
);
--> statement-breakpoint
DROP POLICY workshop_mails_reach ON workshop_mails;
--> statement-breakpoint
CREATE POLICY workshop_mails_reach ON workshop_mails USING (
  (SELECT actor_work()) = 'forgetting'
  OR link = (SELECT actor_link()) OR territory_id = ANY (ARRAY(SELECT unnest(actor_coordinates())))
  OR join_id = ANY (ARRAY(SELECT id FROM workshop_joins WHERE person_id = (SELECT actor_id())))
);
--> statement-breakpoint
DROP POLICY workshop_late_cards_reach ON workshop_late_cards;
--> statement-breakpoint
CREATE POLICY workshop_late_cards_reach ON workshop_late_cards USING (
  (SELECT actor_work()) = 'forgetting'
  OR join_id = ANY (ARRAY(SELECT id FROM workshop_joins WHERE token_hash = (SELECT actor_link()) OR person_id = (SELECT actor_id())))
  OR page_id = ANY (ARRAY(
    SELECT page_id FROM workshop_joins
    WHERE role = 'facilitator' AND revoked_at IS NULL AND (token_hash = (SELECT actor_link()) OR person_id = (SELECT actor_id()))
  ))
  OR page_id = ANY (ARRAY(SELECT id FROM workshop_pages WHERE territory_id = ANY ((SELECT actor_coordinates())::uuid[])))
);
--> statement-breakpoint
-- Who is erased leaves their name beside no card, comment, task or line of a bilan; runs before the triggers that blank joins and
-- authors, by the order of names.
CREATE FUNCTION forget_note_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asking text := coalesce(current_setting('app.actor', true), '');
  gone text := 'Personne effacée';
  joins uuid[] := array(SELECT id FROM workshop_joins WHERE person_id = OLD.id);
  ids text[] := OLD.id::text || joins::text[];
  names text[] := OLD.name || array(SELECT first_name FROM workshop_joins WHERE person_id = OLD.id);
  written text := substr(to_json(OLD.name)::text, 2, length(to_json(OLD.name)::text) - 2);
  reached uuid[];
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"live-notes"}', true);
  reached := array(
    SELECT note_id FROM note_authors WHERE author = ANY (ids)
    UNION SELECT note_id FROM workshop_notes WHERE page_id IN (SELECT page_id FROM workshop_joins WHERE id = ANY (joins))
    EXCEPT SELECT id FROM notes WHERE private_to = OLD.id);
  PERFORM set_config('app.actor', '{"kind":"work","name":"forgetting"}', true);
  INSERT INTO note_forgettings (note_id, author, written, names, is_erased)
    SELECT note_id, author, gone, names, true FROM unnest(reached) note_id, unnest(ids) author ON CONFLICT DO NOTHING;
  DELETE FROM workshop_ties WHERE join_id = ANY (joins);
  DELETE FROM workshop_mails WHERE join_id = ANY (joins) OR mail = OLD.mail;
  UPDATE workshop_late_cards SET on_behalf_of = '' WHERE on_behalf_of = OLD.name;
  -- An open task waits for somebody who can still do it; one that is done was done by somebody.
  UPDATE event_tasks SET owner_name = CASE WHEN done_at IS NULL THEN '' ELSE gone END, owner_person_id = NULL
    WHERE owner_person_id = OLD.id OR owner_name = OLD.name;
  UPDATE bilan_lines SET text = replace(text, ', par ' || OLD.name, '') WHERE position(', par ' || OLD.name IN text) > 0;
  DELETE FROM outgoing_mails WHERE settled_at IS NOT NULL AND length(written) > 3 AND position(written IN detail::text) > 0;
  UPDATE outgoing_mails SET detail = replace(detail::text, written, gone)::jsonb
    WHERE length(written) > 3 AND position(written IN detail::text) > 0;
  PERFORM set_config('app.actor', asking, true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_forget_note_words AFTER UPDATE OF erased_at ON people FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION forget_note_words();
--> statement-breakpoint
-- The day on which the name of somebody who joined without account leaves: that of the participants of the event, or three months
-- after they joined a page of no event; never while the cookie of their device still opens the page.
CREATE FUNCTION forget_join_day(page uuid, joined timestamp with time zone) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT greatest(
    coalesce(
      (SELECT forget_day(events) FROM workshop_pages JOIN events ON events.id = event_id WHERE workshop_pages.id = page),
      (joined AT TIME ZONE 'Europe/Paris' + interval '3 months')::date),
    (joined AT TIME ZONE 'Europe/Paris' + interval '60 days')::date)
$$;
--> statement-breakpoint
-- Joins without account whose day has come; returns how many. Cards, votes and structures stay, without the name.
CREATE FUNCTION forget_joins(today date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  asking text := coalesce(current_setting('app.actor', true), '');
  gone text := 'Sans nom';
  due uuid[] := array(SELECT id FROM workshop_joins WHERE person_id IS NULL AND forgotten_at IS NULL AND forget_join_day(page_id, created_at) <= today);
  one record;
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"live-notes"}', true);
  FOR one IN SELECT id::text AS author, first_name FROM workshop_joins WHERE id = ANY (due) LOOP
    UPDATE note_versions SET writers = array_replace(writers, one.first_name, gone)
      WHERE one.first_name = ANY (writers) AND note_id = ANY (ARRAY(SELECT note_id FROM note_authors WHERE author = one.author));
  END LOOP;
  UPDATE note_versions SET author_name = gone WHERE author = ANY (due::text[]);
  UPDATE note_authors SET name = gone WHERE author = ANY (due::text[]);
  PERFORM set_config('app.actor', '{"kind":"work","name":"forgetting"}', true);
  INSERT INTO note_forgettings (note_id, author, written, is_erased)
    SELECT note_id, j.id::text, gone, false FROM workshop_joins j JOIN workshop_notes n ON n.page_id = j.page_id WHERE j.id = ANY (due)
    ON CONFLICT DO NOTHING;
  DELETE FROM workshop_mails WHERE join_id = ANY (due);
  UPDATE workshop_late_cards SET on_behalf_of = '' WHERE join_id = ANY (due);
  UPDATE workshop_joins SET first_name = gone, token_hash = 'forgotten-' || id, forgotten_at = now(), created_at = date_trunc('day', created_at)
    WHERE id = ANY (due);
  PERFORM set_config('app.actor', asking, true);
  RETURN cardinality(due);
END $$;
