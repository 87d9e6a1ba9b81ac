// A text that comes whole: who follows the document is told of the bytes that came. The library would write them anew, which for a
// long note takes half as long as reading them.
import type * as Y from 'yjs';

type Followed = { _observers: Map<string, Set<(...given: unknown[]) => void>> };

/** For the change that is applied within this turn, if one is: `update` is what it is made of. */
export function tellAsItCame(document: Y.Doc, update: Uint8Array): void {
  const followers = (document as unknown as Followed)._observers;
  const handle = (change: Y.Transaction) => {
    document.off('afterTransactionCleanup', handle);
    const told = followers.get('update');
    if (!told) return;
    // The library asks next whether anybody follows.
    followers.delete('update');
    const tell = () => {
      document.off('beforeObserverCalls', tell);
      document.off('afterAllTransactions', tell);
      followers.set('update', new Set([...told, ...(followers.get('update') ?? [])]));
      document.emit('update', [update, change.origin, document, change]);
    };
    document.on('beforeObserverCalls', tell);
    document.on('afterAllTransactions', tell);
  };
  document.on('afterTransactionCleanup', handle);
  queueMicrotask(() => document.off('afterTransactionCleanup', handle));
}
