// Meilisearch when it answers, PostgreSQL within the same request when it does not, and back again by itself.
import type { SearchEngine } from './engine.ts';
import { SearchUnavailable } from './engine.ts';

export type ResilientOptions = {
  primary: SearchEngine;
  fallback: SearchEngine;
  /** Resolves when the primary can be used again. */
  isPrimaryHealthy: () => Promise<boolean>;
  /** Said once per change of state. */
  onChange: (state: 'primary' | 'fallback', cause?: unknown) => void;
  probeEveryMs?: number;
};

export type ResilientSearch = SearchEngine & { stop: () => void };

export function createResilientSearch(options: ResilientOptions): ResilientSearch {
  const { primary, fallback, isPrimaryHealthy, onChange, probeEveryMs = 1_000 } = options;
  let probe: NodeJS.Timeout | null = null;
  let isStopped = false;

  function handOver(cause: unknown): void {
    if (probe !== null || isStopped) return;
    onChange('fallback', cause);
    schedule();
  }

  function schedule(): void {
    probe = setTimeout(async () => {
      const isHealthy = await isPrimaryHealthy().catch(() => false);
      if (isStopped) return;
      if (!isHealthy) return schedule();
      probe = null;
      onChange('primary');
    }, probeEveryMs);
    probe.unref();
  }

  async function ask<T>(run: (engine: SearchEngine) => Promise<T>): Promise<T> {
    if (probe === null) {
      try {
        return await run(primary);
      } catch (error) {
        if (!(error instanceof SearchUnavailable)) throw error;
        handOver(error);
      }
      return run(fallback);
    }
    // Neither is known to be well: the primary may be back before the next probe.
    return run(fallback).catch((error: unknown) =>
      error instanceof SearchUnavailable ? run(primary).catch(() => Promise.reject(error)) : Promise.reject(error),
    );
  }

  return {
    get name() {
      return probe === null ? primary.name : fallback.name;
    },
    search: (request) => ask((engine) => engine.search(request)),
    elsewhere: (request, listed, limit) => ask((engine) => engine.elsewhere(request, listed, limit)),
    matchedIds: (request) => ask((engine) => engine.matchedIds(request)),
    documentsOfOrganisation: (slug) => ask((engine) => engine.documentsOfOrganisation(slug)),
    documentsByIds: (ids) => ask((engine) => engine.documentsByIds(ids)),
    stop: () => {
      isStopped = true;
      if (probe) clearTimeout(probe);
    },
  };
}
