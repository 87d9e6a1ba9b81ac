-- An event that is deleted takes its registrations along: whoever is on its list (a seat or waiting) is told by a line that holds all
-- there is to say, in the same transaction and by whatever way it goes. One that was called off has told already.
CREATE FUNCTION note_event_gone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asker text := coalesce(current_setting('app.actor', true), '');
  said jsonb;
BEGIN
  IF OLD.status = 'cancelled' OR OLD.ends_at <= now() THEN
    RETURN OLD;
  END IF;
  said := jsonb_build_object('id', OLD.id, 'slug', OLD.slug, 'title', OLD.title, 'startsAt', OLD.starts_at, 'endsAt', OLD.ends_at,
    'address', OLD.address, 'communeCode', OLD.commune_code, 'link', OLD.link, 'revision', OLD.revision + 1,
    'placeName', coalesce(nullif(OLD.place_name, ''), (SELECT name FROM organisations WHERE id = OLD.place_organisation_id), ''),
    'days', coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'startsAt', starts_at, 'endsAt', ends_at, 'placeName', place_name,
      'address', address, 'communeCode', commune_code) ORDER BY starts_at) FROM event_days WHERE event_id = OLD.id), '[]'))
    || coalesce((SELECT jsonb_build_object('territory', name, 'signature', mail_signature, 'contactMail', contact_mail)
      FROM territories WHERE id = OLD.territory_id), '{"territory":"","signature":"","contactMail":""}');
  PERFORM set_config('app.actor', '{"kind":"work","name":"registration"}', true);
  INSERT INTO outgoing_mails (kind, subject_id, recipient, detail, due_at)
    SELECT 'evenement-supprime', id, mail, said, now() FROM registrations
    WHERE event_id = OLD.id AND status <> 'cancelled' AND mail IS NOT NULL;
  PERFORM set_config('app.actor', asker, true);
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER events_gone BEFORE DELETE ON events FOR EACH ROW EXECUTE FUNCTION note_event_gone();
