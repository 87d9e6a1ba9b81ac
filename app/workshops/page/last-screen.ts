// A page that a whole room has open outlives a moment without network or base: what stands there stays, and is read again
// later; an error in its place would take the words that people are typing.
import { isRouteErrorResponse } from '@remix-run/react';

type Kept = { address: string; data: unknown };

let kept: Kept | null = null;
const missed = new Set<() => void>();

/** What stands on screen, at the address of the browser. */
export function keepScreen(data: unknown): void {
  kept = { address: `${location.pathname}${location.search}`, data };
}

/** `tell` is called when a reading has failed and what stood there stayed; returns how to stop. */
export function onMissed(tell: () => void): () => void {
  missed.add(tell);
  return () => void missed.delete(tell);
}

/** What `read` gives, or what stands there already while neither network nor base answer; throws what the server refuses. */
export async function readOrKeep<T>(request: Request, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const { pathname, search } = new URL(request.url);
    if (kept?.address !== `${pathname}${search}` || isAnswer(error)) throw error;
    for (const tell of missed) tell();
    return kept.data as T;
  }
}

/** The server was there and has decided: access withdrawn, page gone, another address. */
export function isAnswer(error: unknown): boolean {
  return (error instanceof Response || isRouteErrorResponse(error)) && error.status < 500;
}
