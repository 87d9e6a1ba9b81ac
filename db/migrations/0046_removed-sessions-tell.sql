-- A session that is taken out leaves behind who had chosen it, by the ids of their registrations: the choices go with it. One that
-- goes with its whole event tells nobody, as the days do.
CREATE FUNCTION note_session_gone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asker text := coalesce(current_setting('app.actor', true), '');
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"registration"}', true);
  INSERT INTO event_changes (event_id, kind, before)
    SELECT id, 'session-gone', jsonb_build_object('id', OLD.id, 'title', OLD.title, 'startsAt', OLD.starts_at, 'endsAt', OLD.ends_at,
      'room', OLD.room, 'chosenBy', array(SELECT registration_id FROM registration_sessions WHERE session_id = OLD.id))
    FROM events WHERE id = OLD.event_id AND status = 'published';
  PERFORM set_config('app.actor', asker, true);
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_sessions_gone BEFORE DELETE ON event_sessions FOR EACH ROW EXECUTE FUNCTION note_session_gone();
