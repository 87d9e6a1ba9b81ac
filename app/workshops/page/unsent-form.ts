// A form that found neither network nor server: its words come back into their field, and nothing else of the page changes.
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

const NOT_SENT = 'Cela n’est pas parti : la connexion manque. Recommencez dès que le réseau revient.';

/** What the server answers, or the form itself when nobody answered; throws what the server refuses. */
export async function sendOrGiveBack<T>(request: Request, send: () => Promise<T>): Promise<T | UnsentForm> {
  const copy = request.clone();
  try {
    return await send();
  } catch (error) {
    if (isAnswer(error)) throw error;
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
    return { error: NOT_SENT, unsent: cardId, draft: act === 'ajouter' || act === 'modifier' ? draft : null };
  }
}
