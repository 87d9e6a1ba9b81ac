import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actsOn, statusAfter } from '#app/events/event-acts.ts';
import { eventJsonLd, scriptText } from '#app/events/page/event-json-ld.ts';
import type { EventView } from '#app/events/page/event-view.ts';
import { shareSvg, wrapped } from '#app/events/page/share-image.ts';
import { clockWords, daysWords, whenWords } from '#app/events/when-words.ts';

const EVENT: EventView = {
  id: 'x',
  slug: 'pleniere',
  title: 'Plénière',
  status: 'published',
  reason: '',
  format: 'Plénière',
  audience: 'Ouvert au public',
  theme: '',
  summary: ['Bonjour.'],
  when: '',
  startsAt: '2026-11-17T08:00:00.000Z',
  endsAt: '2026-11-17T11:30:00.000Z',
  isOver: false,
  territory: { slug: 'lyon', name: 'Lyon' },
  edition: null,
  place: { name: 'Salle', address: '', commune: 'Lyon', latitude: 45.76, longitude: 4.85, isVague: false },
  host: null,
  link: '',
  isFromAfar: false,
  days: [],
  sessions: [],
  workshops: [],
  cardHref: null,
  organisers: [{ name: 'ALEC', href: '/annuaire/alec-lyon' }],
  partners: [],
  documents: [],
  accessibility: '',
  capacity: 40,
  registerHref: null,
  officialLink: '',
};

it('says when in French, in the hours of Paris', () => {
  const at = (iso: string) => new Date(iso);
  expect(whenWords(at('2026-11-17T08:00:00Z'), at('2026-11-17T11:30:00Z'))).toBe(
    'mardi 17 novembre 2026, de 9\u00a0h à 12\u00a0h\u00a030',
  );
  expect(whenWords(at('2026-10-24T08:00:00Z'), at('2026-11-01T09:00:00Z'))).toBe(
    'du 24 octobre 2026 à 10\u00a0h au 1er novembre 2026 à 10\u00a0h',
  );
  expect(clockWords('00:05')).toBe('0\u00a0h\u00a005');
  expect(daysWords('2026-11-16', '2026-11-22')).toBe('du 16 au 22 novembre 2026');
});

it('leads from one state to the next, and nowhere else', () => {
  expect(statusAfter('publish', 'proposed')).toBe('published');
  expect(statusAfter('publish', 'cancelled')).toBeNull();
  expect(statusAfter('refuse', 'published')).toBeNull();
  expect(actsOn('refused')).toEqual([]);
  expect(actsOn('published')).toEqual(['cancel']);
});

it('tells search engines what, when, where, and that it is cancelled', () => {
  const said = eventJsonLd({ ...EVENT, status: 'cancelled' }, 'https://maillage.exemple.fr');
  expect(said).toMatchObject({
    '@type': 'Event',
    startDate: EVENT.startsAt,
    eventStatus: 'https://schema.org/EventCancelled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: { '@type': 'Place', address: { addressLocality: 'Lyon' } },
    organizer: [{ name: 'ALEC', url: 'https://maillage.exemple.fr/annuaire/alec-lyon' }],
  });
  // Nobody is asked what it costs: nothing is said of it.
  expect(said).not.toHaveProperty('isAccessibleForFree');
  const afar = (link: string) =>
    eventJsonLd({ ...EVENT, place: null, isFromAfar: true, link }, 'https://maillage.exemple.fr');
  expect(afar('https://visio.exemple.fr')).toMatchObject({
    location: { '@type': 'VirtualLocation', url: 'https://visio.exemple.fr' },
  });
  // A link that only those who registered are to know.
  expect(afar('')).toMatchObject({
    location: { '@type': 'VirtualLocation', url: 'https://maillage.exemple.fr/evenements/pleniere' },
  });
});

it('lets nothing that is written out of the script or the picture', () => {
  const hostile = '</script><!--<text onload="x">&\u2028 ]]> \u0000';
  const text = scriptText(eventJsonLd({ ...EVENT, title: hostile, summary: [hostile] }, 'https://x.fr'));
  expect(text).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(text).name).toBe(hostile);
  const svg = shareSvg({ title: hostile, when: hostile, where: hostile, isCancelled: false });
  // The words are shapes: no letter of theirs is in the picture’s own text.
  expect(svg.replaceAll(/ d="[MLQZ\d .-]*"/g, '')).not.toMatch(/onload|script|text/);
});

it('wraps a title on whole words, and says where it is cut', () => {
  expect(wrapped('Une table ronde sur le logement', 12, 4)).toEqual(['Une table', 'ronde sur le', 'logement']);
  expect(wrapped('a b c d e f g h', 3, 2)).toEqual(['a b', 'c …']);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const lines = wrapped(title, 30, 4);
      expect(lines.length).toBeLessThanOrEqual(4);
      expect(Math.max(0, ...lines.map(({ length }) => length))).toBeLessThanOrEqual(30);
    }),
  );
});
