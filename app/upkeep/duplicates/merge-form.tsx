import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { fieldName, joinName, joinValue } from './merge-names.ts';
import { SIDE_NAMES } from './pair-sides.tsx';
import type { PairDetail, ServiceLine } from './pair-view.ts';
import { VersionChoice } from './version-choice.tsx';

/** One choice per thing that differs, then one of three ways out. */
export function MergeForm({ pair }: { pair: PairDetail }) {
  const { left, right, may } = pair;
  return (
    <form method="post" action={`/administration/doublons/${pair.id}`} className="mt-8 max-w-4xl space-y-8">
      <input type="hidden" name="etat" value={pair.mark} />
      <Situation pair={pair} />
      <VersionChoice
        legend="Quelle fiche reste ?"
        hint="Elle garde son adresse et son territoire. L’adresse de l’autre y mènera."
        name="garder"
        chosen={pair.keep}
        options={[
          { value: 'left', title: SIDE_NAMES.left, lines: [left.name, `${left.territory} · /annuaire/${left.slug}`] },
          {
            value: 'right',
            title: SIDE_NAMES.right,
            lines: [right.name, `${right.territory} · /annuaire/${right.slug}`],
          },
        ]}
      />
      {pair.fields.map((field) => (
        <VersionChoice
          key={field.name}
          legend={field.label}
          name={fieldName(field.name)}
          chosen={field.chosen}
          options={[
            { value: 'left', title: SIDE_NAMES.left, lines: field.left },
            { value: 'right', title: SIDE_NAMES.right, lines: field.right },
            ...(field.isList ? [{ value: 'both', title: 'Les deux', lines: ['Mis ensemble, sans répétition'] }] : []),
          ]}
        />
      ))}
      {pair.likeServices.map(({ left: a, right: b, chosen }) => (
        <VersionChoice
          key={a.id}
          legend={`Le même service ? « ${a.name} »`}
          hint="Réunis, leurs besoins, publics, zones, lieux et coordonnées sont mis ensemble."
          name={joinName(a.id)}
          chosen={joinValue(b.id, chosen)}
          options={[
            { value: joinValue(b.id, 'left'), title: 'Réunir, avec les mots de la fiche A', lines: [a.name, a.about] },
            { value: joinValue(b.id, 'right'), title: 'Réunir, avec les mots de la fiche B', lines: [b.name, b.about] },
            { value: joinValue(b.id, 'apart'), title: 'Garder deux services', lines: [] },
          ]}
        />
      ))}
      <OtherServices services={[...pair.otherServices.left, ...pair.otherServices.right]} />
      <div className="flex flex-wrap gap-3 border-t border-line pt-6">
        {may.merge && (
          <Button variant="primary" name="geste" value="fusionner">
            Fusionner les deux fiches
          </Button>
        )}
        {may.propose && !may.accept && (
          <Button variant="primary" name="geste" value="proposer">
            Proposer cette fusion
          </Button>
        )}
        {pair.state === 'set-aside' ? (
          <Button name="geste" value="rouvrir">
            Remettre à examiner
          </Button>
        ) : (
          <Button name="geste" value="ecarter">
            Ce ne sont pas des doublons
          </Button>
        )}
      </div>
    </form>
  );
}

function Situation({ pair }: { pair: PairDetail }) {
  if (pair.state === 'set-aside') {
    return (
      <Notice title="Paire écartée">
        <p>« Pas des doublons » : {pair.decided}. Elle n’est plus proposée.</p>
      </Notice>
    );
  }
  if (pair.may.accept) {
    return (
      <Notice tone="warning" title="Une fusion est proposée">
        <p>Proposée par {pair.decided}. Les choix ci-dessous sont les siens.</p>
        <p className="mt-3 flex flex-wrap gap-3">
          <Button name="geste" value="accepter">
            Accepter la fusion proposée
          </Button>
          <Button name="geste" value="refuser" variant="quiet">
            Refuser
          </Button>
        </p>
      </Notice>
    );
  }
  if (pair.state === 'proposed') {
    return (
      <Notice title="En attente de l’autre territoire">
        <p>Fusion proposée par {pair.decided}. Proposer de nouveau remplace la première proposition.</p>
      </Notice>
    );
  }
  return pair.may.merge ? null : (
    <Notice title="L’autre fiche est tenue par un autre territoire">
      <p>Choisissez, puis proposez : sa coordination acceptera ou refusera. Rien ne change d’ici là.</p>
    </Notice>
  );
}

function OtherServices({ services }: { services: ServiceLine[] }) {
  if (services.length === 0) return null;
  return (
    <section aria-labelledby="gardes">
      <h2 id="gardes">Services gardés tels quels</h2>
      <ul className="mt-2 list-disc space-y-1 pl-6">
        {services.map(({ id, name, about }) => (
          <li key={id} className="break-words">
            {name} <span className="text-small text-soft">{about}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
