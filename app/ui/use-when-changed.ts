import { useEffect, useRef } from 'react';

/**
 * Calls `follow` when the value differs from the one last shown, for fields that follow the address: back and forward change
 * them without a click. Never at the first showing: what a hurried person chose before the scripts came stays.
 */
export function useWhenChanged<Value>(value: Value, follow: (value: Value) => void): void {
  const shown = useRef(value);
  useEffect(() => {
    if (Object.is(shown.current, value)) return;
    shown.current = value;
    follow(value);
  });
}
