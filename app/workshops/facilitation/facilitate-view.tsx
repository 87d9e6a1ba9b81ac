import { Form } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ownWords } from '#app/ui/own-words.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';
import { Tick } from '#app/ui/tick.tsx';
import { AfterLinks } from '../bilan/after-links.tsx';
import type { BoardScreen, WorkshopScreen } from '../page/screen.ts';
import { WorkshopTimer } from '../page/workshop-timer.tsx';
import { ColumnForms } from './column-forms.tsx';
import { LateForms, type LateToDecide } from './late-forms.tsx';
import { ParticipantForms, type ParticipantScreen } from './participant-forms.tsx';

export type FacilitateViewProps = {
  screen: WorkshopScreen;
  late: LateToDecide[];
  participants: ParticipantScreen[];
  code: string;
  address: string;
  qr: { size: number; path: string };
  done: string | null;
  /** Coordinates the territory. */
  isKept: boolean;
};

const DONE: Record<string, string> = {
  figer: 'La page est figée. Ce qui arrive encore vous attend dans les contributions tardives.',
  defiger: 'La page s’écrit de nouveau.',
  verrouiller: 'La page est verrouillée : seule l’animation écrit.',
  deverrouiller: 'La page est de nouveau ouverte à tous.',
  verrou: 'C’est fait, pour tout le monde.',
  minuteur: 'Le temps court, le même pour tous.',
  arreter: 'Le minuteur est arrêté.',
  appeler: 'Tout le monde le voit.',
  renouveler: 'L’ancien code n’ouvre plus rien. Les personnes déjà là restent.',
  role: 'Le rôle est changé.',
  retirer: 'L’accès est retiré ; ses cartes restent.',
  rendre: 'L’accès est rendu.',
  'tardive-ajoutee': 'La contribution est sur la page, au nom de son auteur.',
  'tardive-laissee': 'La contribution est laissée de côté ; son auteur le voit.',
  'vote-ouvert': 'Le vote est ouvert.',
  'vote-clos': 'Le vote est clos : les points sont visibles.',
  colonnes: 'Les colonnes sont à jour.',
  'colonne-retiree':
    'La colonne est retirée. S’il y reste des cartes, elle se voit jusqu’à ce qu’elles soient ailleurs.',
};

export function FacilitateView({ screen, late, participants, code, address, qr, done, isKept }: FacilitateViewProps) {
  const { page, boards, timer, now } = screen;
  return (
    <PageWidth>
      <PageHeading
        title={`Animer : ${page.title}`}
        lead="Ce que vous décidez ici vaut aussitôt pour tout le monde."
        action={<LinkButton href={`/ateliers/${page.slug}`}>Voir la page</LinkButton>}
      />
      {ownWords(DONE, done) && (
        <Notice tone="done" isLive className="mt-4">
          {ownWords(DONE, done)}
        </Notice>
      )}
      <div className="mt-6 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="space-y-10">
          {late.length > 0 && <LateForms late={late} boards={boards} />}
          <section aria-labelledby="temps">
            <h2 id="temps">Le temps</h2>
            {timer && <WorkshopTimer timer={timer} now={now} />}
            <Form method="post" className="mt-2 flex flex-wrap items-end gap-3">
              <TextField label="Minutes" name="minutes" inputMode="numeric" defaultValue="10" className="w-24" />
              <Button name="geste" value="minuteur">
                {timer ? 'Relancer' : 'Lancer'}
              </Button>
              {timer && (
                <Button variant="quiet" name="geste" value="arreter">
                  Arrêter
                </Button>
              )}
            </Form>
          </section>
          <section aria-labelledby="appel">
            <h2 id="appel">Réunir tout le monde</h2>
            <Form method="post" className="mt-2 flex flex-wrap items-end gap-3">
              <input type="hidden" name="geste" value="appeler" />
              <SelectField label="Où ?" name="place" defaultValue={page.calledTo} className="min-w-56">
                <option value="">Nulle part en particulier</option>
                {boards.flatMap((board) => [
                  <option key={board.noteId} value={board.noteId}>
                    {board.title}
                  </option>,
                  ...board.columns.map(({ id, title }) => (
                    <option key={`${board.noteId}/${id}`} value={`${board.noteId}/${id}`}>
                      {board.title} : {title}
                    </option>
                  )),
                ])}
              </SelectField>
              <Button>Appeler</Button>
            </Form>
          </section>
          {boards.map((board) => (
            <section key={board.noteId} aria-label={board.title} className="space-y-5">
              <h2>{board.title}</h2>
              <VoteForms board={board} />
              <ColumnForms board={board} />
            </section>
          ))}
        </div>
        <div className="space-y-10">
          <section aria-labelledby="rejoindre">
            <h2 id="rejoindre">Rejoindre</h2>
            <QrCode code={qr} label={`QR code vers ${address}`} className="mt-3 w-44" />
            <p className="mt-2 font-semibold">{address}</p>
            <p className="text-small text-soft">Code : {code}</p>
            <Form method="post" className="mt-3 flex flex-wrap items-center gap-x-4">
              <LinkButton href={`/ateliers/${page.slug}/projection`}>Projeter la page</LinkButton>
              <Button variant="quiet" name="geste" value="renouveler">
                Changer le code
              </Button>
            </Form>
          </section>
          <section aria-labelledby="ecriture">
            <h2 id="ecriture">Qui écrit</h2>
            <Form method="post" className="mt-2 flex flex-wrap gap-3">
              {!page.isFrozen && (
                <Button name="geste" value={page.isLocked ? 'deverrouiller' : 'verrouiller'}>
                  {page.isLocked ? 'Rouvrir à tous' : 'Verrouiller un moment'}
                </Button>
              )}
              <Button name="geste" value={page.isFrozen ? 'defiger' : 'figer'}>
                {page.isFrozen ? 'Rouvrir la page' : 'Figer la page'}
              </Button>
            </Form>
            <p className="mt-2 text-small text-soft">
              Verrouillée, seule l’animation écrit. Figée, personne : ce qui arrive encore attend votre décision.
            </p>
          </section>
          <AfterLinks slug={page.slug} isKept={isKept} />
          <ParticipantForms participants={participants} me={screen.me.joinId} />
        </div>
      </div>
    </PageWidth>
  );
}

function VoteForms({ board: { noteId, vote } }: { board: BoardScreen }) {
  if (vote?.isOpen)
    return (
      <Form method="post" className="flex flex-wrap items-center gap-x-4">
        <input type="hidden" name="note" value={noteId} />
        <p>
          Vote ouvert, {vote.points} {vote.points > 1 ? 'points' : 'point'} par personne, {vote.voters}{' '}
          {vote.voters > 1 ? 'votants' : 'votant'}
          {vote.isHidden && ', résultat caché jusqu’à la clôture'}.
        </p>
        <Button name="geste" value="clore">
          Clore le vote
        </Button>
      </Form>
    );
  return (
    <Form method="post" className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <input type="hidden" name="note" value={noteId} />
      <TextField label="Points par personne" name="points" inputMode="numeric" defaultValue="3" className="w-40" />
      <Tick type="checkbox" name="cache" value="oui" isChosen={false}>
        Cacher le résultat jusqu’à la clôture
      </Tick>
      <Button name="geste" value="voter">
        Ouvrir un vote
      </Button>
    </Form>
  );
}
