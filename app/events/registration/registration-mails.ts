// The words of the mails about one registration.
import type { Words } from '#app/server/mail-outbox.ts';
import type { GoneSession, ToldDay, ToldEvent, ToldSession } from '#db/schema/registrations.ts';
import { whenWords } from '../when-words.ts';
import { dayPlaceWords, daysOf, onePlaceWords, placeWords, sessionStart } from './event-words.ts';
import type { GoneEventLine } from './gone-event.ts';
import type { EventLine, SessionLine } from './read-event-line.server.ts';

export type MailSubject = {
  event: EventLine;
  status: 'confirmed' | 'waiting' | 'cancelled';
  confirmed: SessionLine[];
  waiting: SessionLine[];
  /** Of the participant's own page. */
  url: string;
  forgetDay: string;
};

/** Whoever fills the form twice learns what became of the second time. */
const UNCHANGED = 'Ce que vous venez d’envoyer n’a rien changé : pour changer, suivez le lien de ce courriel.';

export function inscriptionMail(subject: MailSubject, isAgain: boolean): Words {
  const { event, status } = subject;
  const { title } = event;
  if (status === 'waiting')
    return mail(`Liste d’attente : ${title}`, [
      isAgain
        ? `Vous êtes déjà sur la liste d’attente. ${UNCHANGED}`
        : 'C’est complet pour le moment : vous êtes sur la liste d’attente.',
      'Dès qu’une place se libère, elle est proposée dans l’ordre des inscriptions. Vous recevrez alors un courriel ; vous n’avez rien à faire.',
      details(subject),
      `Changer ou annuler ma demande :\n${subject.url}`,
      ending(subject),
    ]);
  return mail(`${isAgain ? 'Votre inscription' : 'Inscription confirmée'} : ${title}`, [
    isAgain
      ? `Vous êtes déjà inscrit(e), votre place est gardée. ${UNCHANGED}`
      : 'Votre inscription est confirmée, votre place est gardée.',
    details(subject),
    `Votre badge, à montrer à l’accueil, et de quoi changer ou annuler :\n${subject.url}`,
    'Si vous ne pouvez plus venir, annulez : la place ira à la personne suivante.',
    ending(subject),
  ]);
}

export function placeMail(subject: MailSubject): Words {
  return mail(`Une place s’est libérée : ${subject.event.title}`, [
    'Bonne nouvelle : une place s’est libérée, elle est à vous.',
    details(subject),
    `Votre badge, à montrer à l’accueil, et de quoi changer ou annuler :\n${subject.url}`,
    'Si vous ne pouvez plus venir, annulez : la place ira à la personne suivante.',
    ending(subject),
  ]);
}

export function cancelledMail(subject: Omit<MailSubject, 'url'>, publicUrl: string): Words {
  return mail(`Inscription annulée : ${subject.event.title}`, [
    'Votre inscription est annulée, la place est rendue.',
    `${whenWords(subject.event.startsAt, subject.event.endsAt)}.`,
    'Le fichier joint le retire de votre agenda.',
    `Si c’est une erreur, inscrivez-vous de nouveau :\n${publicUrl}/evenements/${subject.event.slug}/inscription`,
    ending(subject),
  ]);
}

/** `days`: 7 or 1 as planned; the words count from now. */
export function reminderMail(subject: MailSubject, when: string): Words {
  return mail(`${when} : ${subject.event.title}`, [
    `Vous êtes inscrit(e), nous vous attendons ${when.toLowerCase()}.`,
    details(subject),
    `Votre badge, à montrer à l’accueil, et de quoi annuler si vous ne venez plus :\n${subject.url}`,
    ending(subject),
  ]);
}

/** How things stood when participants last heard of them. */
export type EventMoves = {
  before: ToldEvent | null;
  days: ToldDay[];
  sessions: ToldSession[];
  /** Only those that this person had chosen. */
  gone: GoneSession[];
};

export function movedMail(subject: MailSubject, { before, days, sessions, gone }: EventMoves): Words | null {
  const { event } = subject;
  const isSeated = subject.status === 'confirmed';
  const lines = [
    ...(before ? movedLines(event, before, isSeated) : []),
    ...dayLines(event, days),
    ...sessionLines(subject, sessions),
    ...gone.map(goneLine),
  ];
  if (lines.length === 0) return null;
  return mail(`Changement : ${event.title}`, [
    'L’évènement auquel vous êtes inscrit(e) change :',
    ...lines,
    isSeated ? 'Le fichier joint met votre agenda à jour.' : 'Vous êtes toujours sur la liste d’attente.',
    `${isSeated ? 'Votre inscription' : 'Votre demande'} reste valable. Si vous ne pouvez plus venir, annulez ici :\n${subject.url}`,
    ending(subject),
  ]);
}

function movedLines(event: EventLine, before: ToldEvent, isSeated: boolean): string[] {
  const was = whenWords(new Date(before.startsAt), new Date(before.endsAt));
  const is = whenWords(event.startsAt, event.endsAt);
  return [
    was !== is && `Date et heure : ${is}\n(c’était ${was})`,
    placeWords(before) !== placeWords(event) &&
      `Lieu : ${placeWords(event) || 'à distance'}\n(c’était ${placeWords(before) || 'à distance'})`,
    isSeated && before.link !== event.link && event.link !== '' && `Pour se connecter : ${event.link}`,
  ].filter((line): line is string => line !== false);
}

/** Each day that moved, as it is and as it was; one that was taken out says so. */
function dayLines(event: EventLine, told: ToldDay[]): string[] {
  const words = (day: { startsAt: Date; endsAt: Date }, where: string) =>
    [whenWords(day.startsAt, day.endsAt), where].filter(Boolean).join(', ');
  return told.map((before) => {
    const span = { startsAt: new Date(before.startsAt), endsAt: new Date(before.endsAt) };
    const was = words(span, dayPlaceWords(before, event));
    const now = event.days.find(({ id }) => id === before.id);
    return now ? `${words(now, dayPlaceWords(now, event))}\n(c’était ${was})` : `N’a plus lieu : ${was}`;
  });
}

/** Only of the sessions that this person chose. */
function sessionLines({ confirmed, waiting }: MailSubject, told: ToldSession[]): string[] {
  return [...confirmed, ...waiting].flatMap(({ id, title, room, startsAt, endsAt }) => {
    const before = told.find((one) => one.id === id);
    if (!before) return [];
    const words = (from: Date, to: Date, where: string) => [whenWords(from, to), where].filter(Boolean).join(', ');
    const was = words(new Date(before.startsAt), new Date(before.endsAt), before.room);
    return [`${title} : ${words(startsAt, endsAt, room)}\n(c’était ${was})`];
  });
}

function goneLine({ title, room, startsAt, endsAt }: GoneSession): string {
  const was = [whenWords(new Date(startsAt), new Date(endsAt)), room].filter(Boolean).join(', ');
  return `Séance retirée du programme : ${title}\n(c’était ${was})`;
}

export function restoredMail(subject: MailSubject): Words {
  return mail(`Finalement maintenu : ${subject.event.title}`, [
    subject.status === 'confirmed'
      ? 'L’évènement qui avait été annulé a bien lieu, et votre place est toujours gardée.'
      : 'L’évènement qui avait été annulé a bien lieu. Vous êtes toujours sur la liste d’attente.',
    details(subject),
    `Si vous ne pouvez plus venir, annulez ici :\n${subject.url}`,
    ending(subject),
  ]);
}

export function calledOffMail(subject: Omit<MailSubject, 'url'>): Words {
  const { event } = subject;
  return mail(`Annulé : ${event.title}`, [
    `L’évènement prévu ${whenWords(event.startsAt, event.endsAt)} est annulé.`,
    event.reason,
    'Vous n’avez rien à faire. Le fichier joint le retire de votre agenda.',
    ending(subject),
  ]);
}

export function goneMail(event: GoneEventLine): Words {
  return mail(`Annulé : ${event.title}`, [
    `L’évènement prévu ${whenWords(event.startsAt, event.endsAt)} est annulé.`,
    'Vous n’avez rien à faire. Le fichier joint le retire de votre agenda.',
    `Vos données sont effacées avec lui.\n\n${signed(event)}`,
  ]);
}

function mail(subject: string, paragraphs: string[]): Words {
  return { subject, text: `Bonjour,\n\n${paragraphs.filter(Boolean).join('\n\n')}\n` };
}

function details({ event, status, confirmed, waiting }: Omit<MailSubject, 'url' | 'forgetDay'>): string {
  const list = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : [`${title}\n${lines.map((line) => `- ${line}`).join('\n')}`];
  const words = (session: SessionLine) =>
    `${sessionStart(session, event)} : ${[session.title, session.room].filter(Boolean).join(', ')}`;
  return [
    event.title,
    whenWords(event.startsAt, event.endsAt),
    onePlaceWords(event),
    // Who waits has no seat there either.
    status === 'confirmed' && event.link && `Pour se connecter : ${event.link}`,
    event.accessibility && `Accessibilité : ${event.accessibility}`,
    ...list('Les jours :', daysOf(event)),
    ...list('Vos séances :', confirmed.map(words)),
    ...list('Complet, vous êtes en attente pour :', waiting.map(words)),
  ]
    .filter(Boolean)
    .join('\n');
}

function ending({ event, forgetDay }: Pick<MailSubject, 'event' | 'forgetDay'>): string {
  return `Vos données ne servent qu’à cet évènement et sont effacées le ${forgetDay}.\n\n${signed(event)}`;
}

function signed({ signature, territory }: Pick<EventLine, 'signature' | 'territory'>): string {
  return signature || `Maillage – ${territory}`;
}
