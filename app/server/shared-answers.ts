// One answer for many who ask the same at once, for what is dear to make and the same for everybody.

export type ShareAnswer<Value> = (key: string, make: () => Promise<Value>) => Promise<Value>;

type Line<Value> = { running: Promise<Value>; next: Promise<Value> | null };

/**
 * Whoever asks while an answer is being made shares the one after it: none is begun before it was asked for, so that what somebody
 * has just written is always in theirs. Nothing is kept once it was given. What is shared is read only.
 */
export function createSharedAnswers<Value>(): ShareAnswer<Value> {
  const lines = new Map<string, Line<Value>>();

  function begin(key: string, make: () => Promise<Value>): Promise<Value> {
    const line: Line<Value> = { running: make(), next: null };
    lines.set(key, line);
    const end = () => {
      if (lines.get(key) === line && line.next === null) lines.delete(key);
    };
    line.running.then(end, end);
    return line.running;
  }

  return (key, make) => {
    const line = lines.get(key);
    if (!line) return begin(key, make);
    const start = () => begin(key, make);
    line.next ??= line.running.then(start, start);
    return line.next;
  };
}
