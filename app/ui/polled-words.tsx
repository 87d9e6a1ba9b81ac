import { useEffect, useState } from 'react';

export type PolledWordsProps = {
  /** Answers `{isWaiting}`; asked again every other second until it says no. */
  url: string;
  isWaiting: boolean;
  waiting: string;
  done: string;
};

const EVERY_MS = 2_000;
const MOST_TIMES = 60;

/** What is said until something behind the page has happened, and then the other sentence. */
export function PolledWords({ url, isWaiting: first, waiting, done }: PolledWordsProps) {
  const [isWaiting, setWaiting] = useState(first);
  useEffect(() => setWaiting(first), [first]);
  useEffect(() => {
    if (!isWaiting) return;
    let times = 0;
    const timer = setInterval(async () => {
      times += 1;
      if (times > MOST_TIMES) return clearInterval(timer);
      const answer = await fetch(url).catch(() => null);
      const said = answer?.ok ? ((await answer.json()) as { isWaiting?: boolean }) : null;
      if (said?.isWaiting === false) setWaiting(false);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [url, isWaiting]);
  return <>{isWaiting ? waiting : done}</>;
}
