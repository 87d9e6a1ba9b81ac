-- Whoever holds live lines hears of each person whose session ended or whose roles changed: the line is asked for again.
CREATE FUNCTION tell_person_rights() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := to_jsonb(coalesce(NEW, OLD));
BEGIN
  PERFORM pg_notify('person_rights', coalesce(changed->>'person_id', changed->>'id'));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sessions_ended AFTER DELETE OR UPDATE OF acting_as ON sessions
  FOR EACH ROW EXECUTE FUNCTION tell_person_rights();
--> statement-breakpoint
CREATE TRIGGER memberships_changed AFTER INSERT OR UPDATE OR DELETE ON memberships
  FOR EACH ROW EXECUTE FUNCTION tell_person_rights();
--> statement-breakpoint
CREATE TRIGGER people_closed AFTER UPDATE OF disabled_at, is_administrator ON people
  FOR EACH ROW EXECUTE FUNCTION tell_person_rights();
