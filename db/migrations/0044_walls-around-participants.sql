-- Who sat down at a workshop page: a device reads its own line, a person theirs, the coordination those of its territory. The page
-- itself (`workshops`) brings in who joins and shows the room to itself; nobody else writes.
ALTER TABLE workshop_joins ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE workshop_joins FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY workshop_joins_read ON workshop_joins FOR SELECT USING (
  (SELECT actor_work()) IN ('workshops', 'forgetting')
  OR token_hash = (SELECT actor_link())
  OR person_id = (SELECT actor_id())
  OR page_id = ANY (ARRAY(SELECT id FROM workshop_pages WHERE territory_id = ANY ((SELECT actor_coordinates())::uuid[])))
);
--> statement-breakpoint
CREATE POLICY workshop_joins_write ON workshop_joins USING ((SELECT actor_work()) IN ('workshops', 'forgetting'));
--> statement-breakpoint
-- The triggers of an erasure ask as the work of forgetting before they look for joins.
CREATE OR REPLACE FUNCTION forget_note_writer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asking text := coalesce(current_setting('app.actor', true), '');
  gone text := 'Personne effacée';
  ids text[];
  names text[];
  known text;
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"forgetting"}', true);
  ids := OLD.id::text || array(SELECT id::text FROM workshop_joins WHERE person_id = OLD.id);
  names := OLD.name || array(SELECT first_name FROM workshop_joins WHERE person_id = OLD.id);
  PERFORM set_config('app.actor', '{"kind":"work","name":"live-notes"}', true);
  DELETE FROM notes WHERE private_to = OLD.id;
  FOREACH known IN ARRAY names || array(SELECT DISTINCT name FROM note_authors WHERE author = ANY (ids)) LOOP
    UPDATE note_versions SET writers = array_replace(writers, known, gone)
      WHERE known = ANY (writers) AND note_id = ANY (ARRAY(SELECT note_id FROM note_authors WHERE author = ANY (ids)));
  END LOOP;
  UPDATE note_authors SET name = gone WHERE author = ANY (ids);
  UPDATE note_versions SET author_name = gone WHERE author = ANY (ids);
  PERFORM set_config('app.actor', asking, true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION forget_workshop_joins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asking text := coalesce(current_setting('app.actor', true), '');
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"forgetting"}', true);
  UPDATE workshop_joins SET first_name = 'Personne effacée', organisation_id = NULL, organisation_name = '', revoked_at = coalesce(revoked_at, now())
    WHERE person_id = OLD.id;
  PERFORM set_config('app.actor', asking, true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION forget_note_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asking text := coalesce(current_setting('app.actor', true), '');
  gone text := 'Personne effacée';
  joins uuid[];
  ids text[];
  names text[];
  pages uuid[];
  written text := substr(to_json(OLD.name)::text, 2, length(to_json(OLD.name)::text) - 2);
  reached uuid[];
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"forgetting"}', true);
  joins := array(SELECT id FROM workshop_joins WHERE person_id = OLD.id);
  ids := OLD.id::text || joins::text[];
  names := OLD.name || array(SELECT first_name FROM workshop_joins WHERE person_id = OLD.id);
  pages := array(SELECT page_id FROM workshop_joins WHERE person_id = OLD.id);
  PERFORM set_config('app.actor', '{"kind":"work","name":"live-notes"}', true);
  reached := array(
    SELECT note_id FROM note_authors WHERE author = ANY (ids)
    UNION SELECT note_id FROM workshop_notes WHERE page_id = ANY (pages)
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
CREATE OR REPLACE FUNCTION forget_joins(today date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  asking text := coalesce(current_setting('app.actor', true), '');
  gone text := 'Sans nom';
  due uuid[];
  known jsonb;
  one record;
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"forgetting"}', true);
  due := array(SELECT id FROM workshop_joins WHERE person_id IS NULL AND forgotten_at IS NULL AND forget_join_day(page_id, created_at) <= today);
  known := (SELECT jsonb_object_agg(id, first_name) FROM workshop_joins WHERE id = ANY (due));
  PERFORM set_config('app.actor', '{"kind":"work","name":"live-notes"}', true);
  FOR one IN SELECT key AS author, value AS first_name FROM jsonb_each_text(known) LOOP
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
