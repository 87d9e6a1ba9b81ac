ALTER TABLE "note_owner" ADD COLUMN "left_whole" boolean DEFAULT false NOT NULL;
