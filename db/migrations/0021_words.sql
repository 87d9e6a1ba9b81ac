CREATE TABLE "local_words" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"territory_id" uuid NOT NULL,
	"phrase" text NOT NULL,
	"need" text NOT NULL,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "local_words_once" UNIQUE("territory_id","phrase")
);
--> statement-breakpoint
CREATE TABLE "pinned_notes" (
	"territory_id" uuid NOT NULL,
	"need" text NOT NULL,
	"text" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pinned_notes_territory_id_need_pk" PRIMARY KEY("territory_id","need")
);
--> statement-breakpoint
CREATE TABLE "judged_queries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"territory_id" uuid NOT NULL,
	"typed" text NOT NULL,
	"need" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "judged_queries_once" UNIQUE("territory_id","typed")
);
--> statement-breakpoint
ALTER TABLE "local_words" ADD CONSTRAINT "local_words_territory_id_territories_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "local_words" ADD CONSTRAINT "local_words_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pinned_notes" ADD CONSTRAINT "pinned_notes_territory_id_territories_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judged_queries" ADD CONSTRAINT "judged_queries_territory_id_territories_id_fk" FOREIGN KEY ("territory_id") REFERENCES "public"."territories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "judged_queries_territory" ON "judged_queries" USING btree ("territory_id");
