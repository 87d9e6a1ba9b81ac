// The words of a list sent by mail: plain text, no name of a person, nothing but what is public.
import type { PickedActor } from './read-picked.server.ts';

export function pickedMail({ actors, url }: { actors: PickedActor[]; url: string }): { subject: string; text: string } {
  const entries = actors.map(({ name, about, services, contacts }) =>
    [
      oneLine(name),
      oneLine(about),
      ...services.map((service) => `- ${oneLine(service.name)}`),
      ...contacts.map(({ label, value }) => `${oneLine(label)} : ${oneLine(value)}`),
    ].join('\n'),
  );
  return {
    subject: `Une liste de l’annuaire Maillage (${actors.length} ${actors.length > 1 ? 'acteurs' : 'acteur'})`,
    text: `Bonjour,

Voici une liste d’acteurs choisis dans l’annuaire. Elle est à jour à cette adresse, où l’on peut aussi l’imprimer :
${url}

${entries.join('\n\n')}

Ce message a été demandé depuis Maillage par une personne du réseau. Il ne parle d’aucun ménage ; n’y répondez pas.

Maillage
`,
  };
}

/** A line break in a name would make a line of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
