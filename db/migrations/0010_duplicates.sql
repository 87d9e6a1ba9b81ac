CREATE TABLE "duplicate_candidates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"left_id" uuid NOT NULL,
	"right_id" uuid NOT NULL,
	"score" integer NOT NULL,
	"reasons" text[] NOT NULL,
	"distance_km" real,
	"state" text DEFAULT 'waiting' NOT NULL,
	"is_by_hand" boolean DEFAULT false NOT NULL,
	"proposal" jsonb,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "duplicate_candidates_pair" UNIQUE("left_id","right_id"),
	CONSTRAINT "duplicate_candidates_order" CHECK ("duplicate_candidates"."left_id" < "duplicate_candidates"."right_id"),
	CONSTRAINT "duplicate_candidates_state" CHECK ("duplicate_candidates"."state" in ('waiting', 'proposed', 'set-aside'))
);
--> statement-breakpoint
CREATE TABLE "duplicate_traits" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"acronym" text,
	"kind" text NOT NULL,
	"siret" text,
	"phones" text[] NOT NULL,
	"mails" text[] NOT NULL,
	"sites" text[] NOT NULL,
	"address" text,
	"commune_code" text,
	"departement" text,
	"latitude" double precision,
	"longitude" double precision
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kept_id" uuid NOT NULL,
	"gone_id" uuid NOT NULL,
	"record" jsonb NOT NULL,
	"person_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_by_id" uuid,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "slug_redirects" (
	"slug" text PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "duplicate_candidates" ADD CONSTRAINT "duplicate_candidates_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_undone_by_id_people_id_fk" FOREIGN KEY ("undone_by_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_candidates" ADD CONSTRAINT "duplicate_candidates_left_id_organisations_id_fk" FOREIGN KEY ("left_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_candidates" ADD CONSTRAINT "duplicate_candidates_right_id_organisations_id_fk" FOREIGN KEY ("right_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_traits" ADD CONSTRAINT "duplicate_traits_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_kept_id_organisations_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_gone_id_organisations_id_fk" FOREIGN KEY ("gone_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slug_redirects" ADD CONSTRAINT "slug_redirects_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duplicate_candidates_right" ON "duplicate_candidates" USING btree ("right_id");--> statement-breakpoint
CREATE INDEX "duplicate_candidates_score" ON "duplicate_candidates" USING btree ("score" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "duplicate_traits_name" ON "duplicate_traits" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "duplicate_traits_name_key" ON "duplicate_traits" USING btree ("name_key","departement");--> statement-breakpoint
CREATE INDEX "duplicate_traits_siret" ON "duplicate_traits" USING btree ("siret");--> statement-breakpoint
CREATE INDEX "duplicate_traits_phones" ON "duplicate_traits" USING gin ("phones");--> statement-breakpoint
CREATE INDEX "duplicate_traits_mails" ON "duplicate_traits" USING gin ("mails");--> statement-breakpoint
CREATE INDEX "duplicate_traits_sites" ON "duplicate_traits" USING gin ("sites");--> statement-breakpoint
CREATE INDEX "duplicate_traits_commune" ON "duplicate_traits" USING btree ("commune_code","address");--> statement-breakpoint
CREATE INDEX "merges_kept" ON "merges" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "merges_gone" ON "merges" USING btree ("gone_id");--> statement-breakpoint
CREATE INDEX "slug_redirects_organisation" ON "slug_redirects" USING btree ("organisation_id");--> statement-breakpoint
-- The list of entries that somebody keeps: oldest check first, page after page; and found by a part of the name.
CREATE FUNCTION plain_name(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, $1));
--> statement-breakpoint
CREATE INDEX "organisations_plain_name" ON "organisations" USING gin (plain_name("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "organisations_kept" ON "organisations" USING btree ("home_territory_id",coalesce("verified_at", '-infinity'::timestamptz),"id");--> statement-breakpoint
CREATE INDEX "organisations_not_published" ON "organisations" USING btree ("home_territory_id","status") WHERE "organisations"."status" <> 'published';
