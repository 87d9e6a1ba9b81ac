import { Button } from '#app/ui/button.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { TextField } from '#app/ui/field.tsx';
import { pickedSearch } from './picked.ts';

type SendFormProps = { slugs: string[]; mail: string | null; typed?: string; error?: string };

/** By mail, once somebody is signed in: the site is no relay for anybody's messages. */
export function SendForm({ slugs, mail, typed, error }: SendFormProps) {
  if (mail === null) {
    return (
      <section aria-labelledby="envoyer">
        <h2 id="envoyer">Recevoir la liste par courriel</h2>
        <p className="mt-2">
          <a href="/connexion" className="link inline-flex min-h-11 items-center">
            Connectez-vous
          </a>{' '}
          pour l’envoyer, à vous ou à une ou un collègue. Sans compte, copiez l’adresse ci-contre.
        </p>
      </section>
    );
  }
  return (
    <form method="post" action={`/annuaire/liste${pickedSearch(slugs)}`} className="space-y-4" noValidate>
      <ChoiceGroup
        legend="Envoyer la liste par courriel"
        legendSize="title"
        name="pour"
        type="radio"
        choices={[
          { value: 'moi', label: 'À moi', hint: mail },
          { value: 'collegue', label: 'À une ou un collègue' },
        ]}
        chosen={[typed ? 'collegue' : 'moi']}
      />
      <TextField
        label="Son adresse"
        name="adresse"
        type="email"
        autoComplete="off"
        defaultValue={typed}
        error={error}
      />
      <Button>Envoyer</Button>
    </form>
  );
}
