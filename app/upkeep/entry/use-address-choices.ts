// Asks the server for addresses while somebody types, and on « Placer l’adresse ».
import { useEffect, useRef, useState } from 'react';

export type AddressChoice = {
  label: string;
  address: string;
  /** « Montpellier (34172) » */
  commune: string;
  latitude: number;
  longitude: number;
  precision: string;
};

type Answer = { choices: AddressChoice[]; message: string };

const TYPING_PAUSE_MS = 300;
const SHORTEST = 5;
const UNREACHABLE =
  'Le service d’adresses n’a pas pu être joint. Placez le point à la main, ou gardez celui de la commune.';

/** `first`: what the page came with. */
export function useAddressChoices(first: Answer | undefined) {
  const [choices, setChoices] = useState(first?.choices ?? []);
  const [message, setMessage] = useState(first?.message ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      running.current?.abort();
    },
    [],
  );

  async function send(address: string, commune: string, isAsked: boolean): Promise<void> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    if (isAsked) setMessage('Recherche de l’adresse…');
    try {
      const response = await fetch('/administration/adresses', {
        method: 'POST',
        body: new URLSearchParams({ adresse: address, commune }),
        signal: controller.signal,
      });
      const answer = (await response.json()) as Answer;
      setChoices(answer.choices);
      // While typing, a service that is away is nobody's concern.
      setMessage(answer.choices.length > 0 || isAsked ? answer.message : '');
    } catch {
      if (controller.signal.aborted) return;
      setChoices([]);
      setMessage(isAsked ? UNREACHABLE : '');
    }
  }

  return {
    choices,
    message,
    ask(address: string, commune: string) {
      clearTimeout(timer.current);
      setChoices([]);
      setMessage('');
      if (address.trim().length < SHORTEST) return;
      timer.current = setTimeout(() => void send(address, commune, false), TYPING_PAUSE_MS);
    },
    askNow(address: string, commune: string) {
      clearTimeout(timer.current);
      void send(address, commune, true);
    },
    clear(said: string) {
      setChoices([]);
      setMessage(said);
    },
  };
}
