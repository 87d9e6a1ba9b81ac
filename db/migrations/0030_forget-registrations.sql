-- Takes what tells of a person out of registrations, and everything that was mailed about them; counts stay. A seat that
-- somebody still held is free again. Asks as the work of forgetting, whoever calls.
CREATE FUNCTION forget_registrations(forgotten uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  asker text := coalesce(current_setting('app.actor', true), '');
  addresses citext[];
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"forgetting"}', true);
  addresses := array(SELECT mail FROM registrations WHERE id = ANY (forgotten) AND mail IS NOT NULL);
  INSERT INTO event_changes (event_id, kind)
    SELECT DISTINCT event_id, 'seats' FROM registrations JOIN events ON events.id = event_id
    WHERE registrations.id = ANY (forgotten) AND registrations.status = 'confirmed' AND events.ends_at > now();
  DELETE FROM outgoing_mails WHERE subject_id = ANY (forgotten);
  DELETE FROM mail_links WHERE subject_id = ANY (forgotten);
  DELETE FROM kept_mails WHERE recipient = ANY (addresses::text[]) AND position('/evenements/' IN kept_mails.text) > 0;
  DELETE FROM refused_addresses WHERE mail = ANY (addresses);
  DELETE FROM registration_sessions USING events WHERE events.id = event_id AND events.ends_at > now()
    AND registration_id = ANY (forgotten);
  UPDATE attendances SET name = '', organisation_name = '' WHERE registration_id = ANY (forgotten);
  UPDATE registrations SET name = '', mail = NULL, needs = '', organisation_id = NULL, organisation_name = '',
    forgotten_at = now(), created_at = date_trunc('day', registrations.created_at), promoted_at = NULL, cancelled_at = NULL,
    status = CASE WHEN events.ends_at > now() THEN 'cancelled' ELSE registrations.status END
    FROM events WHERE events.id = event_id AND registrations.id = ANY (forgotten) AND forgotten_at IS NULL;
  PERFORM set_config('app.actor', asker, true);
END $$;
--> statement-breakpoint
-- Events whose day has come; returns how many people were forgotten.
CREATE FUNCTION forget_participants(today date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  asker text := coalesce(current_setting('app.actor', true), '');
  due uuid[] := array(SELECT events.id FROM events WHERE forget_day(events) <= today AND ends_at < now());
  forgotten uuid[];
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"forgetting"}', true);
  forgotten := array(SELECT id FROM registrations WHERE event_id = ANY (due) AND forgotten_at IS NULL);
  PERFORM forget_registrations(forgotten);
  UPDATE attendances SET name = '', organisation_name = '' WHERE event_id = ANY (due) AND (name <> '' OR organisation_name <> '');
  PERFORM set_config('app.actor', asker, true);
  RETURN cardinality(forgotten);
END $$;
--> statement-breakpoint
-- For « mes données »: accounts asks by the address that somebody proved to be theirs, and knows nothing of events.
CREATE FUNCTION registrations_of(known_mail citext) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  asker text := coalesce(current_setting('app.actor', true), '');
  found jsonb;
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"forgetting"}', true);
  found := (SELECT jsonb_agg(jsonb_build_object('evenement', events.title, 'le', events.starts_at, 'nom', registrations.name,
    'courriel', registrations.mail, 'structure', organisation_name, 'besoins', needs, 'etat', registrations.status,
    'inscription_le', registrations.created_at, 'efface_le', forget_day(events),
    'seances', array(SELECT title FROM registration_sessions JOIN event_sessions ON event_sessions.id = session_id
      WHERE registration_id = registrations.id ORDER BY title),
    'presences', array(SELECT half_day FROM attendances WHERE registration_id = registrations.id ORDER BY half_day))
    ORDER BY events.starts_at)
  FROM registrations JOIN events ON events.id = event_id WHERE registrations.mail = known_mail);
  PERFORM set_config('app.actor', asker, true);
  RETURN coalesce(found, '[]');
END $$;
--> statement-breakpoint
CREATE FUNCTION forget_registrations_of(known_mail citext) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  asker text := coalesce(current_setting('app.actor', true), '');
  forgotten uuid[];
BEGIN
  PERFORM set_config('app.actor', '{"kind":"work","name":"forgetting"}', true);
  forgotten := array(SELECT id FROM registrations WHERE mail = known_mail);
  PERFORM forget_registrations(forgotten);
  PERFORM set_config('app.actor', asker, true);
END $$;
