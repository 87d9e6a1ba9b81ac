CREATE TABLE "entry_versions" (
	"organisation_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"person_id" uuid,
	"author_name" text NOT NULL,
	"cause" text NOT NULL,
	"why" text,
	"snapshot" jsonb NOT NULL,
	CONSTRAINT "entry_versions_organisation_id_number_pk" PRIMARY KEY("organisation_id","number")
);
--> statement-breakpoint
CREATE INDEX "entry_versions_person" ON "entry_versions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "entry_versions_at" ON "entry_versions" USING btree ("at");--> statement-breakpoint
-- What an entry was stays as it was written.
REVOKE UPDATE, DELETE ON entry_versions FROM app;
--> statement-breakpoint
-- Everything that is said of an organisation, new columns included: what is no content is taken away by name.
CREATE FUNCTION entry_snapshot(entry uuid) RETURNS jsonb LANGUAGE sql STABLE SET timezone = 'UTC' AS $$
  SELECT jsonb_build_object(
    'organisation', to_jsonb(o) - '{id,slug,home_territory_id,source,source_key,verified_by,revision,created_at,updated_at}'::text[],
    'contacts', coalesce((
      SELECT jsonb_agg(to_jsonb(c) - 'organisation_id' ORDER BY c.label, c.id) FROM contacts c
      WHERE c.organisation_id = o.id AND c.service_id IS NULL AND c.place_id IS NULL), '[]'),
    'services', coalesce((
      SELECT jsonb_agg((to_jsonb(s) - '{organisation_id,revision,created_at,updated_at}'::text[]) || jsonb_build_object(
        'places', coalesce((
          SELECT jsonb_agg(to_jsonb(p) - 'service_id' ORDER BY p.label, p.id) FROM places p WHERE p.service_id = s.id), '[]'),
        'relays', coalesce((
          SELECT jsonb_agg((to_jsonb(r) - 'service_id') || jsonb_build_object('organisation_name', other.name)
            ORDER BY other.name, other.id)
          FROM service_relays r JOIN organisations other ON other.id = r.organisation_id WHERE r.service_id = s.id), '[]'),
        'closures', coalesce((
          SELECT jsonb_agg(to_jsonb(l) - 'service_id' ORDER BY l.from_day, l.id) FROM service_closures l WHERE l.service_id = s.id), '[]'),
        'contacts', coalesce((
          SELECT jsonb_agg(to_jsonb(c) - 'organisation_id' ORDER BY c.label, c.id) FROM contacts c
          WHERE c.organisation_id = o.id
            AND (c.service_id = s.id OR (c.service_id IS NULL AND c.place_id IN (SELECT id FROM places WHERE service_id = s.id)))), '[]')
      ) ORDER BY s.name, s.id) FROM services s WHERE s.organisation_id = o.id), '[]'))
  FROM organisations o WHERE o.id = entry
$$;
--> statement-breakpoint
-- An entry that is deleted takes its past along.
CREATE FUNCTION forget_versions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM entry_versions USING gone WHERE entry_versions.organisation_id = gone.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER organisations_versions_delete AFTER DELETE ON organisations
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_versions();
--> statement-breakpoint
-- The only way to change what was written about who did what: the name goes, the deed stays. Call it while the person is
-- still in `people`; the person's own row is the caller's affair.
CREATE FUNCTION forget_person(person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE known text := (SELECT name FROM people WHERE id = person);
BEGIN
  UPDATE audit_lines SET person_name = '' WHERE person_id = person;
  UPDATE entry_versions SET author_name = '' WHERE person_id = person;
  UPDATE organisations SET verified_by = NULL WHERE verified_by = known;
  UPDATE reports SET settled_by = NULL WHERE settled_by = known;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_person(uuid) FROM public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION forget_person(uuid) TO app;
