// The page that needs nothing: neither database, nor index, nor script. Plain, but with the next step.

const SENTENCES: Record<number, { title: string; words: string }> = {
  400: {
    title: 'Cette adresse est illisible',
    words: 'Un caractère de l’adresse n’a pas été compris. Revenez à l’annuaire et relancez votre recherche.',
  },
  413: {
    title: 'Ce fichier est trop lourd',
    words:
      'Un import accepte 25 Mo au plus : environ cent mille lignes. Rien n’a été lu ni enregistré. Gardez seulement les colonnes utiles, ou découpez le tableau, puis revenez à la page précédente.',
  },
  503: {
    title: 'L’annuaire revient dans un instant',
    words:
      'Nos données ne répondent pas pour le moment. Rien n’est perdu. Rechargez cette page dans quelques secondes ; en cas de danger, appelez le 112 ; sans toit ce soir, le 115 ; sinon le CCAS de la commune.',
  },
  500: {
    title: 'Cette page n’a pas pu être préparée',
    words: 'L’incident est noté de notre côté. Rechargez la page, ou revenez à l’accueil.',
  },
};

export function staticPage(status: number): string {
  const { title, words } = SENTENCES[status] ?? (SENTENCES[500] as { title: string; words: string });
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Maillage</title>
<style>
:root { color-scheme: light dark; --ground: #fbf8f3; --ink: #1e2a2f; --action: #0f5b63; }
@media (prefers-color-scheme: dark) { :root { --ground: #14191c; --ink: #e6e1d8; --action: #6cc3ca; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.55 system-ui, sans-serif; }
main { max-width: 38rem; margin: 12vh auto; padding: 0 24px; }
a { color: var(--action); }
</style>
</head>
<body><main><p><strong>Maillage</strong></p><h1>${title}</h1><p>${words}</p>
<p><a href="/annuaire">Annuaire</a> · <a href="/">Accueil</a></p></main></body>
</html>`;
}
