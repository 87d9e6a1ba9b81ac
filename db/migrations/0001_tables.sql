CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"service_id" uuid,
	"place_id" uuid,
	"channel" text NOT NULL,
	"label" text NOT NULL,
	"value" text NOT NULL,
	"visibility" text NOT NULL,
	"confirmed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"acronym" text,
	"description" text DEFAULT '' NOT NULL,
	"siret" text,
	"website" text,
	"address" text,
	"commune_code" text,
	"latitude" double precision,
	"longitude" double precision,
	"point_precision" text,
	"networks" text[] DEFAULT '{}' NOT NULL,
	"documents" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"home_territory_id" uuid NOT NULL,
	"source" text DEFAULT 'saisie' NOT NULL,
	"source_key" text,
	"verified_at" timestamp with time zone,
	"verified_by" text,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisations_slug_unique" UNIQUE("slug"),
	CONSTRAINT "organisations_status" CHECK ("organisations"."status" in ('draft', 'published', 'archived'))
);
--> statement-breakpoint
CREATE TABLE "places" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"service_id" uuid NOT NULL,
	"label" text NOT NULL,
	"address" text,
	"commune_code" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"point_precision" text NOT NULL,
	"opening_hours" text,
	"from_day" date,
	"to_day" date,
	"accessibility" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"service_id" uuid,
	"reason" text NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_closures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"service_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_relays" (
	"service_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"how" text NOT NULL,
	CONSTRAINT "service_relays_service_id_organisation_id_pk" PRIMARY KEY("service_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "services" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"needs" text[] NOT NULL,
	"responses" text[] DEFAULT '{}' NOT NULL,
	"publics" text[] NOT NULL,
	"conditions" text,
	"papers" text[] DEFAULT '{}' NOT NULL,
	"cost" text NOT NULL,
	"cost_detail" text,
	"accueil" text[] NOT NULL,
	"mobilisation" text[] DEFAULT '{}' NOT NULL,
	"mobilisation_for" text[] DEFAULT '{}' NOT NULL,
	"mobilisation_detail" text,
	"languages" text[] DEFAULT '{fr}' NOT NULL,
	"zones" text[] NOT NULL,
	"zone_exclusions" text[] DEFAULT '{}' NOT NULL,
	"zone_detail" text,
	"capacity_state" text,
	"capacity_at" timestamp with time zone,
	"capacity_until" date,
	"status" text DEFAULT 'published' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "services_slug" UNIQUE("organisation_id","slug"),
	CONSTRAINT "services_have_a_need" CHECK (cardinality("services"."needs") > 0),
	CONSTRAINT "services_have_a_zone" CHECK (cardinality("services"."zones") > 0)
);
--> statement-breakpoint
CREATE TABLE "instance" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"is_demo" boolean NOT NULL,
	"first_started_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "empty_searches" (
	"words" text NOT NULL,
	"day" date NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "empty_searches_words_day_pk" PRIMARY KEY("words","day")
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"document" jsonb NOT NULL,
	"hash" text NOT NULL,
	"need_primary" text NOT NULL,
	"needs" text[] NOT NULL,
	"kind" text NOT NULL,
	"publics" text[] NOT NULL,
	"responses" text[] NOT NULL,
	"accueil" text[] NOT NULL,
	"mobilisation" text[] NOT NULL,
	"mobilisation_for" text[] NOT NULL,
	"cost" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"territories" text[] NOT NULL,
	"zones" text[] NOT NULL,
	"cells" text[] NOT NULL,
	"exclusions" text[] NOT NULL,
	"open_half_hours" integer[] NOT NULL,
	"closed_days" date[] NOT NULL,
	"has_known_hours" boolean NOT NULL,
	"has_place" boolean NOT NULL,
	"points" jsonb NOT NULL,
	"organisation_name" text NOT NULL,
	"verified_at" integer NOT NULL,
	"words" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('public.fr'::regconfig, document ->> 'names'), 'A')
        || setweight(to_tsvector('public.fr'::regconfig, (document ->> 'serviceName') || ' ' || (document ->> 'needWords')), 'B')
        || setweight(to_tsvector('public.fr'::regconfig, document ->> 'communes'), 'C')
        || setweight(to_tsvector('public.fr'::regconfig, document ->> 'text'), 'D')) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_names" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_outbox" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "territories" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"zones" text[] NOT NULL,
	"centre" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "territories_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_home_territory_id_territories_id_fk" FOREIGN KEY ("home_territory_id") REFERENCES "public"."territories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_closures" ADD CONSTRAINT "service_closures_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_relays" ADD CONSTRAINT "service_relays_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_relays" ADD CONSTRAINT "service_relays_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contacts_organisation" ON "contacts" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "contacts_service" ON "contacts" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "contacts_place" ON "contacts" USING btree ("place_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_source_key" ON "organisations" USING btree ("source","source_key");--> statement-breakpoint
CREATE INDEX "organisations_home_territory" ON "organisations" USING btree ("home_territory_id");--> statement-breakpoint
CREATE INDEX "places_service" ON "places" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "service_closures_service" ON "service_closures" USING btree ("service_id");--> statement-breakpoint
CREATE INDEX "service_relays_organisation" ON "service_relays" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "search_documents_organisation" ON "search_documents" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "search_documents_words" ON "search_documents" USING gin ("words");--> statement-breakpoint
CREATE INDEX "search_documents_zones" ON "search_documents" USING gin ("zones");--> statement-breakpoint
CREATE INDEX "search_documents_needs" ON "search_documents" USING gin ("needs");--> statement-breakpoint
CREATE INDEX "search_documents_cells" ON "search_documents" USING gin ("cells");--> statement-breakpoint
CREATE INDEX "search_documents_primary" ON "search_documents" USING btree ("need_primary");--> statement-breakpoint
CREATE INDEX "search_documents_verified" ON "search_documents" USING btree ("verified_at");--> statement-breakpoint
CREATE INDEX "search_names_trigrams" ON "search_names" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_outbox_id" ON "search_outbox" USING btree ("kind","id");