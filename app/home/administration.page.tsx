import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DeskSecondFactor } from '#app/accounts/factors/desk-second-factor.tsx';
import { lacksSecondFactor } from '#app/accounts/factors/read-second-factor-todo.server.ts';
import { DeskPeople } from '#app/accounts/people/desk-people.tsx';
import { signedIn } from '#app/accounts/signed-in.ts';
import { DeskEventTasks, DeskProposedEvents } from '#app/events/desk-events.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { DeskCalls, DeskEndings } from '#app/upkeep/calls/desk-calls.tsx';
import { DoneNotice } from '#app/upkeep/done-notice.tsx';
import { DeskFreshness } from '#app/upkeep/freshness/desk-freshness.tsx';
import { DeskImports } from '#app/upkeep/import/desk-imports.tsx';
import { DeskProposals } from '#app/upkeep/proposals/desk-proposals.tsx';
import { DeskMissingNeeds } from '#app/upkeep/words/desk-missing-needs.tsx';
import { DeskDuplicates, DeskEmptySearches, DeskInstance, DeskReports, DeskToVerify } from './desk-sections.tsx';
import { DeskTools, deskTools } from './desk-tools.tsx';
import { readDesk, waiting } from './read-desk.server.ts';

export const meta: MetaFunction = () => [{ title: 'Tenir à jour – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const { database } = context.parts;
  const [desk, isSecondFactorMissing] = await Promise.all([
    readDesk(database, actor),
    lacksSecondFactor(database, actor),
  ]);
  return {
    name: actor.name,
    tools: deskTools(actor, desk.coordinated),
    desk,
    isSecondFactorMissing,
    waits: waiting(desk),
    now: new Date().toISOString(),
    done: new URL(request.url).searchParams.get('fait'),
  };
}

export default function AdministrationPage() {
  const { name, tools, desk, isSecondFactorMissing, waits, now, done } = useLoaderData<typeof loader>();
  return (
    <PageWidth>
      <PageHeading
        title="Tenir à jour"
        lead={`Bonjour ${name}. Ce qui attend quelqu’un d’abord ; chaque ligne a son geste.`}
        action={
          desk.keeps && (
            <LinkButton href="/administration/annuaire" variant="primary">
              Toutes mes fiches
            </LinkButton>
          )
        }
      />
      <DeskTools tools={tools} />
      <DoneNotice done={done} />
      {isSecondFactorMissing && <DeskSecondFactor />}
      {!waits && (
        <EmptyState title="Rien n’attend">
          <p>Personne n’a signalé d’erreur, et toutes vos fiches ont été vérifiées depuis moins de six mois.</p>
        </EmptyState>
      )}
      <div className="mt-8 space-y-12">
        <DeskReports reports={desk.reports} />
        <DeskProposals {...desk.proposals} />
        <DeskProposedEvents proposed={desk.events.proposed} />
        <DeskEventTasks tasks={desk.events.tasks} />
        <DeskCalls calls={desk.calls.calls} />
        <DeskFreshness {...desk.freshness} />
        <DeskEndings endings={desk.calls.endings} />
        <DeskToVerify stale={desk.stale} now={new Date(now)} />
        <DeskDuplicates duplicates={desk.duplicates} />
        {desk.people && <DeskPeople {...desk.people} />}
        <DeskImports {...desk.imports} />
        <DeskMissingNeeds {...desk.needs} />
        <DeskEmptySearches searches={desk.searches} />
        {desk.instance && <DeskInstance {...desk.instance} />}
      </div>
    </PageWidth>
  );
}
