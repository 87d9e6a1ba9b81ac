ALTER TABLE "workshop_pages" ADD COLUMN "archived_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "card_ref" text;
--> statement-breakpoint
CREATE INDEX "events_card" ON "events" USING btree ("card_ref") WHERE "events"."card_ref" is not null;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION note_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'published' AND NEW.status = 'cancelled' THEN
    INSERT INTO event_changes (event_id, kind) VALUES (NEW.id, 'cancelled');
  ELSIF OLD.status = 'cancelled' AND NEW.status = 'published' THEN
    INSERT INTO event_changes (event_id, kind) VALUES (NEW.id, 'restored');
  ELSIF OLD.status = 'published' AND (OLD.starts_at, OLD.ends_at, OLD.place_organisation_id, OLD.place_name, OLD.address, OLD.commune_code, OLD.link)
    IS DISTINCT FROM (NEW.starts_at, NEW.ends_at, NEW.place_organisation_id, NEW.place_name, NEW.address, NEW.commune_code, NEW.link) THEN
    INSERT INTO event_changes (event_id, kind, before) VALUES (NEW.id, 'moved', jsonb_build_object(
      'startsAt', OLD.starts_at, 'endsAt', OLD.ends_at, 'address', OLD.address, 'link', OLD.link, 'communeCode', OLD.commune_code,
      'placeName', coalesce(nullif(OLD.place_name, ''), (SELECT name FROM organisations WHERE id = OLD.place_organisation_id), '')));
  END IF;
  IF OLD.capacity IS DISTINCT FROM NEW.capacity THEN
    INSERT INTO event_changes (event_id, kind) VALUES (NEW.id, 'seats');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A day that goes with its whole event tells nobody: the event is not there any more when this looks.
CREATE FUNCTION note_day_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.starts_at, OLD.ends_at, OLD.place_name, OLD.address, OLD.commune_code)
    IS DISTINCT FROM (NEW.starts_at, NEW.ends_at, NEW.place_name, NEW.address, NEW.commune_code) THEN
    INSERT INTO event_changes (event_id, kind, before)
      SELECT id, 'day', jsonb_build_object('id', OLD.id, 'startsAt', OLD.starts_at, 'endsAt', OLD.ends_at,
        'placeName', OLD.place_name, 'address', OLD.address, 'communeCode', OLD.commune_code)
      FROM events WHERE id = OLD.event_id AND status = 'published';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_days_tell AFTER UPDATE OR DELETE ON event_days FOR EACH ROW EXECUTE FUNCTION note_day_change();
--> statement-breakpoint
-- The link of an event to the difficulty it answers was kept by the first thing to prepare.
UPDATE "events" SET "card_ref" = t."card_ref" FROM "event_tasks" t
  WHERE t."event_id" = "events"."id" AND t."phase" = 'before' AND t."card_ref" IS NOT NULL;
