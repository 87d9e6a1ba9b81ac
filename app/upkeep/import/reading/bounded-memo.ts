/** Remembers what a costly reading gave; forgets the oldest, so that a file of a hundred thousand lines fills nothing. */
export function boundedMemo<Value>(read: (text: string) => Value, most = 5_000): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size >= most) known.delete(known.keys().next().value as string);
    known.set(text, value);
    return value;
  };
}
