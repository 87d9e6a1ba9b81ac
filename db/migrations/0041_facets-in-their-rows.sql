-- What filters and counts stays in the row; documents, words, cells and hours lie beside it. To count the facets of a sample,
-- nine lists of 2,500 rows were each looked up in the side table, which took longer than all the rest of a search.
ALTER TABLE "search_documents"
  ALTER COLUMN "hash" SET STORAGE MAIN,
  ALTER COLUMN "needs" SET STORAGE MAIN,
  ALTER COLUMN "kind" SET STORAGE MAIN,
  ALTER COLUMN "publics" SET STORAGE MAIN,
  ALTER COLUMN "responses" SET STORAGE MAIN,
  ALTER COLUMN "accueil" SET STORAGE MAIN,
  ALTER COLUMN "mobilisation" SET STORAGE MAIN,
  ALTER COLUMN "mobilisation_for" SET STORAGE MAIN,
  ALTER COLUMN "cost" SET STORAGE MAIN,
  ALTER COLUMN "languages" SET STORAGE MAIN,
  ALTER COLUMN "territories" SET STORAGE MAIN,
  ALTER COLUMN "zones" SET STORAGE MAIN,
  ALTER COLUMN "exclusions" SET STORAGE MAIN,
  ALTER COLUMN "points" SET STORAGE MAIN,
  ALTER COLUMN "organisation_name" SET STORAGE MAIN,
  ALTER COLUMN "audience" SET STORAGE MAIN;--> statement-breakpoint
-- Writes every row anew, so that those already there are laid out so too.
ALTER TABLE "search_documents" ALTER COLUMN "need_primary" SET DATA TYPE text USING "need_primary" || '';
