-- Who is erased takes their private notes along, behind the wall where nobody else reaches them, and leaves their name beside no word
-- of a shared one. As a page they joined, too: a join belongs to a person.
CREATE FUNCTION forget_note_writer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asking text := coalesce(current_setting('app.actor', true), '');
  gone text := 'Personne effacée';
  ids text[] := OLD.id::text || array(SELECT id::text FROM workshop_joins WHERE person_id = OLD.id);
  names text[] := OLD.name || array(SELECT first_name FROM workshop_joins WHERE person_id = OLD.id);
  known text;
BEGIN
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
CREATE TRIGGER people_forget_note_writer AFTER UPDATE OF erased_at ON people FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION forget_note_writer();
