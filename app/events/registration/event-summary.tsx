import Accessibility from 'lucide-react/icons/accessibility';
import CalendarDays from 'lucide-react/icons/calendar-days';
import MapPin from 'lucide-react/icons/map-pin';
import Users from 'lucide-react/icons/users';
import { Icon, type IconShape } from '#app/ui/icon.tsx';
import type { Facts } from './event-facts.ts';
import { seatsWords } from './seats-words.ts';

/** When, where, and what is left, in three quiet lines. */
export function EventSummary({ facts, seatsLeft = null }: { facts: Facts; seatsLeft?: number | null }) {
  const seats = seatsWords(seatsLeft);
  return (
    <ul className="mt-5 space-y-1.5">
      <Line icon={CalendarDays} words={facts.when} />
      {facts.days.length > 0 && (
        <li>
          <ul className="ml-2 space-y-1 border-l-2 border-line pl-5">
            {facts.days.map((day) => (
              <li key={day} className="first-letter:uppercase">
                {day}
              </li>
            ))}
          </ul>
        </li>
      )}
      {facts.place && <Line icon={MapPin} words={facts.place} />}
      {facts.accessibility && <Line icon={Accessibility} words={facts.accessibility} />}
      {seats && <Line icon={Users} words={`${seats.charAt(0).toUpperCase()}${seats.slice(1)}`} />}
    </ul>
  );
}

function Line({ icon, words }: { icon: IconShape; words: string }) {
  return (
    <li className="flex gap-2.5">
      <Icon of={icon} size={18} className="mt-1 shrink-0 text-soft" />
      <span className="block first-letter:uppercase">{words}</span>
    </li>
  );
}
