-- Every change to the directory writes (kind, id) here in the transaction of its author, bulk imports included.
-- One line per organisation and statement: the relay re-reads the organisation with all its services.
CREATE FUNCTION note_changed_organisations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'organisations' THEN
    INSERT INTO search_outbox (kind, id) SELECT DISTINCT 'organisation', id FROM changed;
  ELSIF TG_TABLE_NAME IN ('services', 'contacts') THEN
    INSERT INTO search_outbox (kind, id) SELECT DISTINCT 'organisation', organisation_id FROM changed;
  ELSE
    INSERT INTO search_outbox (kind, id)
    SELECT DISTINCT 'organisation', services.organisation_id
    FROM changed JOIN services ON services.id = changed.service_id;
  END IF;
  PERFORM pg_notify('search_outbox', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER organisations_search_insert AFTER INSERT ON organisations
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER organisations_search_update AFTER UPDATE ON organisations
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER organisations_search_delete AFTER DELETE ON organisations
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER services_search_insert AFTER INSERT ON services
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER services_search_update AFTER UPDATE ON services
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER services_search_delete AFTER DELETE ON services
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER places_search_insert AFTER INSERT ON places
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER places_search_update AFTER UPDATE ON places
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER places_search_delete AFTER DELETE ON places
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER contacts_search_insert AFTER INSERT ON contacts
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER contacts_search_update AFTER UPDATE ON contacts
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER contacts_search_delete AFTER DELETE ON contacts
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER service_closures_search_insert AFTER INSERT ON service_closures
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER service_closures_search_update AFTER UPDATE ON service_closures
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER service_closures_search_delete AFTER DELETE ON service_closures
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER service_relays_search_insert AFTER INSERT ON service_relays
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER service_relays_search_update AFTER UPDATE ON service_relays
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
--> statement-breakpoint
CREATE TRIGGER service_relays_search_delete AFTER DELETE ON service_relays
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_organisations();
