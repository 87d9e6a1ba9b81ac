-- Mails to come and the links they held name people. Any room leaves a mail behind; only the outbox (`mails`) and the work of
-- forgetting look at them again, and whoever a mail is for reads that it is.
CREATE FUNCTION actor_mail() RETURNS citext LANGUAGE sql STABLE
  AS $$ SELECT mail FROM people WHERE id = actor_id() $$;
--> statement-breakpoint
ALTER TABLE outgoing_mails ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE outgoing_mails FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY outgoing_mails_reach ON outgoing_mails USING ((SELECT actor_work()) IN ('mails', 'forgetting'));
--> statement-breakpoint
CREATE POLICY outgoing_mails_add ON outgoing_mails FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY outgoing_mails_own ON outgoing_mails FOR SELECT USING (recipient = (SELECT actor_mail()));
--> statement-breakpoint
ALTER TABLE mail_links ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mail_links FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY mail_links_reach ON mail_links USING ((SELECT actor_work()) IN ('mails', 'forgetting'));
--> statement-breakpoint
CREATE POLICY mail_links_own ON mail_links FOR SELECT USING (
  hash = (SELECT actor_link()) OR recipient = (SELECT actor_mail())
);
