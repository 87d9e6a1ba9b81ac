-- Wrong codes are counted per mail that was typed, known or not: otherwise the tenth tells which mails are known.
ALTER TABLE "sign_ins" ADD COLUMN "account_hash" text;
