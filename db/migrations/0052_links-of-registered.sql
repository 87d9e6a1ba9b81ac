-- An event for which one registers keeps its link for those who did, also when registration closes again. Told by a trigger:
-- whoever opens registration cannot forget it.
ALTER TABLE "events" ADD COLUMN "takes_registrations" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE FUNCTION note_registration_opened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.takes_registrations := true;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER events_registration_opened BEFORE INSERT OR UPDATE OF is_registration_open ON events
  FOR EACH ROW WHEN (new.is_registration_open) EXECUTE FUNCTION note_registration_opened();--> statement-breakpoint
-- Its owner sees registrations only while they are not forced upon it; the whole migration is one transaction.
ALTER TABLE "registrations" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "events" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE "events" SET takes_registrations = true
  WHERE is_registration_open OR EXISTS (SELECT 1 FROM registrations WHERE registrations.event_id = events.id);--> statement-breakpoint
ALTER TABLE "events" ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE "registrations" FORCE ROW LEVEL SECURITY;
