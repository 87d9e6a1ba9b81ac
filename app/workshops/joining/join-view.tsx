import { Button } from '#app/ui/button.tsx';
import { SelectField, TextareaField, TextField } from '#app/ui/field.tsx';
import { longDate } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { LONGEST_CARD } from '../board/board-limits.ts';
import type { JoinScreen } from './join-screen.server.ts';

/** One question at a time, without any script. */
export function JoinView({ screen }: { screen: JoinScreen }) {
  return (
    <PageWidth width="prose" className="pb-10">
      {screen.step === 'code' && <AskCode error={screen.error} />}
      {screen.step === 'who' && <AskWho {...screen} />}
      {screen.step === 'card' && <FirstCard {...screen} />}
    </PageWidth>
  );
}

function AskCode({ error }: { error: string }) {
  return (
    <>
      <h1>Rejoindre un atelier</h1>
      <form method="get" className="mt-6 max-w-sm space-y-4">
        <TextField
          label="Le code affiché dans la salle"
          hint="Huit signes, sous le QR code."
          name="code"
          required
          autoComplete="off"
          autoCapitalize="none"
          error={error || undefined}
        />
        <Button variant="primary">Continuer</Button>
      </form>
    </>
  );
}

function AskWho({ title, structures, secret, draft, errors, forgetOn }: Extract<JoinScreen, { step: 'who' }>) {
  return (
    <>
      <h1>{title}</h1>
      <p className="mt-3 text-soft">Deux mots sur vous, et vous écrivez avec la salle. Pas de compte à créer.</p>
      <form method="post" noValidate className="mt-6 max-w-sm space-y-4">
        {/* Sent twice on a bad line, it is one join. */}
        <input type="hidden" name="jeton" value={secret} />
        <TextField
          label="Votre prénom"
          name="prenom"
          autoComplete="given-name"
          maxLength={60}
          defaultValue={draft.firstName}
          error={errors.firstName}
        />
        <TextField
          label="Votre structure"
          aside="(facultatif)"
          name="structure"
          list="structures"
          autoComplete="organization"
          maxLength={120}
          defaultValue={draft.structure}
          error={errors.structure}
        />
        <datalist id="structures">
          {structures.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button variant="primary" className="w-full">
          Rejoindre
        </Button>
        <p className="text-small text-soft">
          Votre prénom et votre structure sont vus par les participants et restent sur vos cartes
          {forgetOn && ` ; le prénom s’efface le ${longDate(new Date(`${forgetOn}T12:00:00Z`))}`}.{' '}
          <a href="/donnees-personnelles">Vos données</a>
        </p>
      </form>
    </>
  );
}

function FirstCard({ title, slug, firstName, isFrozen, cardId, boards }: Extract<JoinScreen, { step: 'card' }>) {
  const [board] = boards;
  return (
    <>
      <h1>Bienvenue, {firstName}</h1>
      <p className="mt-3 text-soft">Vous avez rejoint « {title} ».</p>
      {isFrozen || !board ? (
        <Notice className="mt-4">Cette page est figée : elle se lit, elle ne change plus.</Notice>
      ) : (
        <form method="post" action={`/ateliers/${slug}`} className="mt-6 max-w-prose space-y-4">
          <input type="hidden" name="geste" value="ajouter" />
          <input type="hidden" name="note" value={board.noteId} />
          <input type="hidden" name="carte" value={cardId} />
          <SelectField label="Dans quelle colonne ?" name="colonne">
            {board.columns.map((column) => (
              <option key={column.id} value={column.id}>
                {column.title}
              </option>
            ))}
          </SelectField>
          <TextareaField
            label="Votre première carte"
            hint="En une phrase ou deux. Pas de nom de ménage."
            name="texte"
            rows={3}
            required
            maxLength={LONGEST_CARD}
          />
          <Button variant="primary" className="w-full sm:w-auto">
            Ajouter
          </Button>
        </form>
      )}
      <p className="mt-6">
        <a href={`/ateliers/${slug}`}>Voir d’abord la page de l’atelier</a>
      </p>
    </>
  );
}
