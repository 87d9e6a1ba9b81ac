CREATE TABLE "challenges" (
	"hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"person_id" uuid,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "openid_identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "openid_identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint DEFAULT 0 NOT NULL,
	"transports" text[] DEFAULT '{}' NOT NULL,
	"is_synced" boolean DEFAULT false NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "passkeys_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "passwords" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"person_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_codes_person_id_hash_pk" PRIMARY KEY("person_id","hash")
);
--> statement-breakpoint
CREATE TABLE "totp_secrets" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"confirmed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proof" text DEFAULT 'mail' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proven_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "is_shared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "is_shared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openid_identities" ADD CONSTRAINT "openid_identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passwords" ADD CONSTRAINT "passwords_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_secrets" ADD CONSTRAINT "totp_secrets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "challenges_expiry" ON "challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "challenges_person" ON "challenges" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "openid_identities_person" ON "openid_identities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "passkeys_person" ON "passkeys" USING btree ("person_id");--> statement-breakpoint
UPDATE sessions SET proven_at = created_at;
--> statement-breakpoint
-- Takes one person out of everything, the lines that `app` may not change included; deeds stay, signed by nobody. What belongs
-- to a person points to them ON DELETE CASCADE and goes; what they signed has `person_id`, and `person_name` or `author_name` beside it, or
-- their name in a column `…_by`.
CREATE FUNCTION erase_person(erased uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone text := 'Personne effacée';
  known people;
  written text;
  place record;
BEGIN
  SELECT * INTO known FROM people WHERE id = erased AND erased_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM forget_person(erased);
  UPDATE people
    SET name = gone, mail = 'efface-' || erased || '@invalid', is_administrator = false, erased_at = now(),
      disabled_at = coalesce(disabled_at, now())
    WHERE id = erased;
  FOR place IN
    SELECT keys.conrelid::regclass AS line, columns.attname AS key
    FROM pg_constraint keys
    JOIN pg_attribute columns ON columns.attrelid = keys.conrelid AND columns.attnum = keys.conkey[1]
    WHERE keys.confrelid = 'people'::regclass AND keys.contype = 'f' AND keys.confdeltype = 'c'
  LOOP
    EXECUTE format('DELETE FROM %s WHERE %I = $1', place.line, place.key) USING erased;
  END LOOP;
  FOR place IN
    SELECT names.attrelid::regclass AS line, names.attname AS name,
      EXISTS (SELECT FROM pg_attribute keys WHERE keys.attrelid = names.attrelid AND keys.attname = 'person_id') AS is_keyed
    FROM pg_attribute names
    JOIN pg_class lines ON lines.oid = names.attrelid AND lines.relkind = 'r' AND lines.relnamespace = 'public'::regnamespace
    WHERE names.atttypid = 'text'::regtype AND NOT names.attisdropped
      AND (names.attname IN ('person_name', 'author_name') OR names.attname LIKE '%\_by')
  LOOP
    IF place.name LIKE '%\_by' THEN
      EXECUTE format('UPDATE %s SET %I = $1 WHERE %I = $2', place.line, place.name, place.name) USING gone, known.name;
    ELSIF place.is_keyed THEN
      EXECUTE format('UPDATE %s SET %I = $1 WHERE person_id = $2', place.line, place.name) USING gone, erased;
    END IF;
  END LOOP;
  -- As it stands inside JSON, escapes included.
  written := substr(to_json(known.name)::text, 2, length(to_json(known.name)::text) - 2);
  UPDATE audit_lines SET detail = replace(detail::text, known.mail::text, 'courriel effacé')::jsonb
    WHERE position(known.mail::text IN detail::text) > 0;
  UPDATE audit_lines SET detail = replace(detail::text, written, gone)::jsonb
    WHERE length(written) > 3 AND position(written IN detail::text) > 0;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION erase_person(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION erase_person(uuid) TO app;
