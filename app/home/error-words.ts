export type ErrorWords = { title: string; what: string; next: string };

const WORDS: Record<number, ErrorWords> = {
  400: {
    title: 'Cette demande n’a pas été comprise',
    what: 'L’adresse ou le formulaire contient une valeur que nous ne savons pas lire.',
    next: 'Rien n’a été modifié. Revenez à la page précédente, ou repartez d’une recherche.',
  },
  403: {
    title: 'Cette page est réservée',
    what: 'Elle n’est ouverte qu’à certaines personnes du réseau.',
    next: 'Si vous devriez y avoir accès, demandez-le à la coordination de votre territoire.',
  },
  404: {
    title: 'Cette page n’existe pas, ou plus',
    what: 'Le lien est peut-être ancien, ou l’adresse a été coupée en chemin.',
    next: 'Si vous cherchiez un organisme, tapez son nom ou le besoin de la personne ci-dessous.',
  },
  405: {
    title: 'Cette action n’est pas possible ici',
    what: 'La page ne reçoit pas ce genre de demande.',
    next: 'Rien n’a été modifié. Revenez à la page précédente, ou repartez d’une recherche.',
  },
  410: {
    title: 'Cette fiche a été retirée',
    what: 'L’organisme a cessé son activité ou a quitté l’annuaire.',
    next: 'D’autres répondent sans doute au même besoin. Cherchez-les ci-dessous.',
  },
  429: {
    title: 'Beaucoup de demandes en peu de temps',
    what: 'Pour que l’annuaire reste rapide pour tout le monde, nous en limitons le nombre.',
    next: 'Attendez une minute, puis rechargez la page. Rien n’est perdu.',
  },
  503: {
    title: 'L’annuaire fait une pause',
    what: 'Une partie du service ne répond pas en ce moment. Il se rétablit seul, en général en moins d’une minute.',
    next: 'Rien n’est perdu. Rechargez la page dans un instant.',
  },
};

const BROKEN: ErrorWords = {
  title: 'Cette page n’a pas pu s’afficher',
  what: 'La panne vient de chez nous, pas de vous. Elle est notée dans le journal du serveur.',
  next: 'Ce qui était déjà enregistré le reste. Rechargez la page ; si la panne revient, une recherche peut vous mener au même endroit.',
};

const REFUSED = WORDS[400] ?? BROKEN;

/** The words for an answer that is not a page: our own fault from 500 on, otherwise the visitor's request. */
export function errorWords(status: number): ErrorWords {
  return WORDS[status] ?? (status >= 500 ? BROKEN : REFUSED);
}
