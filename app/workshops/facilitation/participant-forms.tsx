import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/field.tsx';

export type ParticipantScreen = {
  id: string;
  firstName: string;
  structure: string;
  role: 'facilitator' | 'contributor' | 'reader';
  isRevoked: boolean;
};

const ROLES = { facilitator: 'Anime', contributor: 'Écrit', reader: 'Lit seulement' };

export function ParticipantForms({ participants, me }: { participants: ParticipantScreen[]; me: string | null }) {
  return (
    <section aria-labelledby="participants">
      <h2 id="participants">Participants ({participants.length})</h2>
      {participants.length === 0 && <p className="mt-1 text-soft">Personne encore. Projetez le QR code.</p>}
      <ul className="mt-2">
        {participants.map(({ id, firstName, structure, role, isRevoked }) => (
          <li key={id} className="border-b border-line py-2">
            <p>
              {firstName}
              {structure && <span className="text-soft">, {structure}</span>}
              {id === me && <span className="text-soft"> (vous)</span>}
              {isRevoked && <span className="text-signal"> – accès retiré</span>}
            </p>
            {id !== me && (
              <details className="text-small">
                <summary className="min-h-6 text-action">
                  {ROLES[role]}
                  <span className="sr-only"> : changer pour {firstName}</span>
                </summary>
                <Form method="post" className="mt-1 flex flex-wrap items-end gap-x-4 gap-y-2 pb-2">
                  <input type="hidden" name="participation" value={id} />
                  <SelectField label={`Rôle de ${firstName}`} name="role" defaultValue={role}>
                    {Object.entries(ROLES).map(([code, label]) => (
                      <option key={code} value={code}>
                        {label}
                      </option>
                    ))}
                  </SelectField>
                  <Button name="geste" value="role">
                    Changer
                  </Button>
                  <Button variant="quiet" name="geste" value={isRevoked ? 'rendre' : 'retirer'}>
                    {isRevoked ? 'Rendre l’accès' : 'Retirer l’accès'}
                  </Button>
                </Form>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
