-- Said when one came in, or when one left.
ALTER TABLE "workshop_ties" ADD COLUMN "moment" text DEFAULT 'before' NOT NULL;
--> statement-breakpoint
ALTER TABLE "workshop_ties" ADD CONSTRAINT "workshop_ties_moment" CHECK ("workshop_ties"."moment" in ('before', 'after'));
--> statement-breakpoint
ALTER TABLE "workshop_ties" DROP CONSTRAINT "workshop_ties_join_id_organisation_id_pk";
--> statement-breakpoint
ALTER TABLE "workshop_ties" ADD CONSTRAINT "workshop_ties_join_id_organisation_id_moment_pk" PRIMARY KEY("join_id","organisation_id","moment");
--> statement-breakpoint
ALTER TABLE "bilan_lines" ADD COLUMN "fact" text;
--> statement-breakpoint
ALTER TABLE "bilan_lines" ADD COLUMN "card_ref" text;
--> statement-breakpoint
ALTER TABLE "bilan_lines" ADD COLUMN "made" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "bilan_lines" ADD CONSTRAINT "bilan_lines_fact" UNIQUE("bilan_id","fact");
