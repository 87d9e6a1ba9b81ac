// What coordinations pinned above what answers a need.
import { NEEDS } from '#db/vocabulary/needs.ts';
import { findTerm } from '#db/vocabulary/term.ts';
import type { NamedTerritory } from './known-codes.server.ts';

export type NoteView = { key: string; title: string; text: string; at: string };

export function noteViews(networks: NamedTerritory[], needs: ReadonlySet<string>): NoteView[] {
  return networks.flatMap(({ slug, name, notes = [] }) =>
    notes
      .filter(({ need }) => needs.has(need))
      .map(({ need, text, updatedAt }) => ({
        key: `${slug}-${need}`,
        title: `${findTerm(NEEDS, need)?.short ?? need}, ${name}`,
        text,
        at: updatedAt,
      })),
  );
}
