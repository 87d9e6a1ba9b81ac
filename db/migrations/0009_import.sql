CREATE TABLE "import_changes" (
	"import_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"is_created" boolean NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "import_changes_import_id_organisation_id_pk" PRIMARY KEY("import_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"cells" text[] NOT NULL,
	"organisation_key" text NOT NULL,
	"service_key" text,
	"is_head" boolean NOT NULL,
	"organisation_id" uuid NOT NULL,
	"service_id" uuid,
	"place_id" uuid,
	"organisation" jsonb NOT NULL,
	"contacts" jsonb NOT NULL,
	"service" jsonb,
	"place" jsonb,
	"issues" jsonb NOT NULL,
	"words" jsonb NOT NULL,
	"is_refused" boolean NOT NULL,
	"is_known" boolean DEFAULT false NOT NULL,
	"is_service_known" boolean DEFAULT false NOT NULL,
	"is_left" boolean DEFAULT false NOT NULL,
	"candidates" jsonb,
	"changes" jsonb,
	"service_changes" jsonb,
	"kept" jsonb,
	"written" jsonb,
	CONSTRAINT "import_rows_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "import_words" (
	"territory_id" uuid NOT NULL,
	"field" text NOT NULL,
	"words" text NOT NULL,
	"codes" text[] NOT NULL,
	CONSTRAINT "import_words_territory_id_field_words_pk" PRIMARY KEY("territory_id","field","words")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"territory_id" uuid NOT NULL,
	"person_id" uuid,
	"person_name" text NOT NULL,
	"source" text NOT NULL,
	"file_name" text NOT NULL,
	"reading" text NOT NULL,
	"headers" text[] NOT NULL,
	"mapping" text[] NOT NULL,
	"choices" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"row_count" integer NOT NULL,
	"status" text DEFAULT 'checked' NOT NULL,
	"progress" jsonb,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"report" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "imports_status" CHECK ("imports"."status" in ('checked', 'applying', 'applied', 'undoing', 'undone'))
);
--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "import_words" ADD CONSTRAINT "import_words_territory_id_territories_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territories"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_territory_id_territories_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territories"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "import_rows_key" ON "import_rows" USING btree ("import_id","organisation_key");
--> statement-breakpoint
CREATE INDEX "imports_territory" ON "imports" USING btree ("territory_id","source");
