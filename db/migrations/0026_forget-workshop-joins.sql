-- Who is erased leaves their name beside no join; `people_forget_note_writer` has read it before, by the order of names.
CREATE FUNCTION forget_workshop_joins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE workshop_joins SET first_name = 'Personne effacée', organisation_id = NULL, organisation_name = '', revoked_at = coalesce(revoked_at, now())
    WHERE person_id = OLD.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_forget_workshop_joins AFTER UPDATE OF erased_at ON people FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION forget_workshop_joins();
