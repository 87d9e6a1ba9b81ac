// A form that found neither network nor server, or was refused: its words come back into their field, and nothing else of the page
// changes.
import { isRouteErrorResponse } from '@remix-run/react';
import { keepHalfWritten } from './half-written.ts';
import { isAnswer } from './last-screen.ts';

export type UnsentForm = {
  error: string;
  /** The card it was about; '' for a new one. */
  unsent: string;
  draft: {
    cardId: string;
    noteId: string;
    columnId: string;
    text: string;
    onBehalfOf: string;
    isPersonal: boolean;
  } | null;
};

const NOT_TAKEN = 'Cela n’a pas été pris. Vos mots restent ici.';
const NOT_SENT = 'Cela n’est pas parti : la connexion manque. Recommencez dès que le réseau revient.';

/** What the server answers, or the form itself when nobody answered or its words were refused; throws any other refusal. */
export async function sendOrGiveBack<T>(request: Request, send: () => Promise<T>): Promise<T | UnsentForm> {
  const copy = request.clone();
  try {
    return await send();
  } catch (error) {
    const fields = await copy.formData();
    const text = (name: string) => String(fields.get(name) ?? '');
    const act = text('geste');
    const cardId = act === 'ajouter' ? '' : text('carte');
    const draft = {
      cardId,
      noteId: text('note'),
      columnId: text('colonne'),
      text: text('texte'),
      onBehalfOf: text('au-nom-de'),
      isPersonal: false,
    };
    const isWording = act === 'ajouter' || act === 'modifier';
    if (isAnswer(error)) {
      if (!isRefusal(error) || !isWording || draft.text === '') throw error;
      // Whoever may not come back to the page finds them at its door.
      keepHalfWritten(draft.noteId, draft.text);
      return { error: typeof error.data === 'string' ? error.data : NOT_TAKEN, unsent: cardId, draft };
    }
    return { error: NOT_SENT, unsent: cardId, draft: isWording ? draft : null };
  }
}

function isRefusal(error: unknown): error is { data: unknown } {
  return isRouteErrorResponse(error) && error.status >= 400;
}
