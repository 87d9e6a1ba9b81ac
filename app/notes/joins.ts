// Who came, in one sentence for many: a room of forty would otherwise speak all the time.

export type Arrival = { id: string; name: string; structure: string; isMe: boolean };

/** null when nobody came. Whoever was there when one opened the page is not announced, nor is oneself. */
function joinWords(known: ReadonlySet<string>, people: Arrival[]): string | null {
  const came = people.filter(({ id, isMe }) => !isMe && !known.has(id));
  const [first, second] = came;
  if (!first) return null;
  if (!second) return `${first.name}${first.structure && `, ${first.structure},`} est là.`;
  if (came.length === 2) return `${first.name} et ${second.name} sont là.`;
  return `${first.name} et ${came.length - 1} autres personnes sont là.`;
}

/**
 * Asked every quarter of a minute who is there; answers the one sentence to say, empty when nobody came since. Whoever
 * leaves and comes back is told of once.
 */
export function gatherJoins(): (people: Arrival[]) => string {
  let known: ReadonlySet<string> | null = null;
  return (people) => {
    const said = known && joinWords(known, people);
    known = new Set([...(known ?? []), ...people.map(({ id }) => id)]);
    return said ?? '';
  };
}
