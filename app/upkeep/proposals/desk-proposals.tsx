import { TodoList, TodoPart } from '#app/ui/todo-part.tsx';
import { ProposalItem } from './proposal-item.tsx';
import type { ProposalsTodo } from './read-proposals-todo.server.ts';

/** Oldest first; the link of each line is where it is decided. */
export function DeskProposals({ total, proposals }: ProposalsTodo) {
  return (
    <TodoPart
      id="propositions"
      title="Propositions à relire"
      total={total}
      shown={proposals.length}
      all={{ href: '/administration/propositions', label: 'Voir toutes les propositions' }}
    >
      <TodoList>
        {proposals.map((line) => (
          <ProposalItem key={line.id} line={line} />
        ))}
      </TodoList>
    </TodoPart>
  );
}
