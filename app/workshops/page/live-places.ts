// Where people are on a board, as their devices say it beside their name: the id of a card or of a column.
import type { Awareness } from 'y-protocols/awareness';

export type LivePlaces = {
  say: (place: string) => void;
  /** Calls at once, and again at each change of place; returns how to stop. */
  watch: (personId: string, onPlace: (place: string) => void) => () => void;
};

export function livePlaces(awareness: Awareness): LivePlaces {
  return {
    say: (place) => {
      if (awareness.getLocalState()?.place !== place) awareness.setLocalStateField('place', place);
    },
    watch: (personId, onPlace) => {
      let last = '';
      const look = () => {
        for (const { user, place } of awareness.getStates().values() as Iterable<Record<string, unknown>>) {
          if ((user as { id?: unknown } | undefined)?.id !== personId || typeof place !== 'string') continue;
          if (place === '' || place === last) continue;
          last = place;
          onPlace(place);
        }
      };
      look();
      awareness.on('change', look);
      return () => awareness.off('change', look);
    },
  };
}
