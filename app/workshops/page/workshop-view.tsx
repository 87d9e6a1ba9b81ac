import { Form } from '@remix-run/react';
import { type ReactNode, useCallback, useState } from 'react';
import { Presence } from '#app/notes/presence.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { BoardSection } from './board-section.tsx';
import { LateCards } from './late-cards.tsx';
import type { LiveBoard } from './live-board.ts';
import { MyJoin } from './my-join.tsx';
import type { RefusedCard } from './refused-card.ts';
import type { WorkshopScreen } from './screen.ts';
import { TextSection } from './text-section.tsx';
import { useStopFollowing } from './use-follow-place.ts';
import { useReread } from './use-reread.ts';
import { WorkshopTimer } from './workshop-timer.tsx';

export type WorkshopViewProps = {
  screen: WorkshopScreen;
  /** What the meeting begins with. */
  children?: ReactNode;
  chosen: string | null;
  done: string | null;
  refused: {
    error: string;
    draft: { cardId: string; noteId: string; columnId: string; text: string; onBehalfOf: string; isPersonal: boolean };
  } | null;
};

export function WorkshopView({ screen, children, chosen, done, refused }: WorkshopViewProps) {
  const { page, me, boards, texts, timer, now, late } = screen;
  const [people, setPeople] = useState<LiveBoard['people']>([]);
  const [followed, setFollowed] = useState<string | null>(null);
  useStopFollowing(
    followed !== null,
    useCallback(() => setFollowed(null), []),
  );
  const reread = useReread();
  const called = placeWords(screen);
  const refusedCard = refused && { ...refused.draft, error: refused.error, draft: refused.draft };
  return (
    <PageWidth>
      <PageHeading
        title={page.title}
        lead={page.theme || undefined}
        action={
          me.facilitates && (
            <LinkButton href={`/ateliers/${page.slug}/animer`}>Animer{waitingWords(screen.lateWaiting)}</LinkButton>
          )
        }
      />
      <div className="mt-4 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-3">
        {people.length > 0 ? (
          <Presence people={people} followed={followed} onFollow={(id) => setFollowed(id === followed ? null : id)} />
        ) : (
          <p className="text-small text-soft">{participantWords(screen.participants)}</p>
        )}
        {timer && <WorkshopTimer timer={timer} now={now} />}
      </div>
      {done === 'tardive' && (
        <Notice tone="warning" isLive className="mt-4" title="Votre carte arrive après la fin">
          Elle est gardée dans les contributions tardives. La personne qui anime l’ajoutera ou la laissera de côté ;
          vous verrez ici ce qu’elle a décidé.
        </Notice>
      )}
      <StateNotice {...page} facilitates={me.facilitates} />
      {called && (
        <Notice isLive className="mt-4">
          Tout le monde se retrouve ici : <a href={called.href}>{called.words}</a>.
        </Notice>
      )}
      {children}
      {!me.joinId && <JoinPrompt me={me} />}
      <div className="mt-6 space-y-12">
        {boards.map((board) => (
          <BoardSection
            key={board.noteId}
            {...{
              page,
              board,
              me,
              chosen,
              colours: screen.colours,
              mentioned: screen.mentioned,
              outcomes: screen.outcomes,
              comments: screen.comments,
            }}
            refused={refusedCard && refused?.draft.noteId === board.noteId ? (refusedCard as RefusedCard) : null}
            followed={followed}
            onPeople={setPeople}
            onTold={reread}
          />
        ))}
        {late.length > 0 && <LateCards cards={late} />}
        {texts.map((text) => (
          <TextSection
            key={text.noteId}
            text={text}
            me={me}
            isFrozen={page.isFrozen}
            refused={refusedCard && refused?.draft.noteId === text.noteId ? (refusedCard as RefusedCard) : null}
          />
        ))}
        {me.joinId && <MyJoin me={me} noteIds={[...boards, ...texts].map(({ noteId }) => noteId)} />}
      </div>
    </PageWidth>
  );
}

function StateNotice({
  isFrozen,
  isLocked,
  facilitates,
}: {
  isFrozen: boolean;
  isLocked: boolean;
  facilitates: boolean;
}) {
  if (isFrozen)
    return (
      <Notice className="mt-4" title="Cette page est figée">
        Elle se lit, elle ne change plus. Ce qui arrive encore est gardé dans les contributions tardives.
      </Notice>
    );
  if (!isLocked) return null;
  return (
    <Notice className="mt-4" title="On écoute">
      {facilitates
        ? 'Seule l’animation écrit : la page est verrouillée pour les autres.'
        : 'La page est verrouillée un moment. Ce que vous écrivez maintenant est gardé à part, rien n’est perdu.'}
    </Notice>
  );
}

/** Who coordinates writes without it: their first gesture is « Ajouter ». */
function JoinPrompt({ me: { mayJoin, name, contributes } }: { me: WorkshopScreen['me'] }) {
  if (!mayJoin) return null;
  return (
    <Form method="post" className="mt-4">
      <input type="hidden" name="geste" value="rejoindre" />
      <Button variant={contributes ? undefined : 'primary'}>Rejoindre en tant que {name}</Button>
    </Form>
  );
}

function placeWords({ page, boards }: WorkshopScreen): { href: string; words: string } | null {
  const [noteId, columnId] = page.calledTo.split('/');
  const board = boards.find((one) => one.noteId === noteId);
  if (!board) return null;
  const column = board.columns.find(({ id }) => id === columnId);
  return column
    ? { href: `#${board.noteId}-${column.id}`, words: `${column.title} (${board.title})` }
    : { href: `#${board.noteId}`, words: board.title };
}

function waitingWords(waiting: number): string {
  return waiting === 0 ? '' : ` (${waiting} ${waiting > 1 ? 'tardives' : 'tardive'})`;
}

function participantWords(participants: number): string {
  if (participants === 0) return 'Personne n’a encore rejoint cette page.';
  return participants === 1
    ? 'Une personne a rejoint cette page.'
    : `${participants} personnes ont rejoint cette page.`;
}
