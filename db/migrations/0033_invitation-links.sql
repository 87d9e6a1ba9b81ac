-- An invitation may be mailed twice when a process dies between sending and noting: both links open it, as those of other mails.
INSERT INTO "mail_links" ("hash", "kind", "subject_id", "recipient", "created_at")
SELECT "link_hash", 'invitation', "id", "mail", "created_at" FROM "invitations"
WHERE "accepted_at" IS NULL AND "revoked_at" IS NULL AND "expires_at" > now()
ON CONFLICT DO NOTHING;
--> statement-breakpoint
-- What was « en cours d’envoi » when its process died leaves again.
INSERT INTO "outgoing_mails" ("kind", "subject_id", "recipient", "due_at")
SELECT 'invitation', "id", "mail", now() FROM "invitations"
WHERE "accepted_at" IS NULL AND "revoked_at" IS NULL AND "sent_at" IS NULL AND "refused_at" IS NULL AND "expires_at" > now()
ON CONFLICT DO NOTHING;
--> statement-breakpoint
ALTER TABLE "invitations" DROP COLUMN "link_hash";
