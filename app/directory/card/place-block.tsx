import Accessibility from 'lucide-react/icons/accessibility';
import CalendarRange from 'lucide-react/icons/calendar-range';
import MapPin from 'lucide-react/icons/map-pin';
import { Icon } from '#app/ui/icon.tsx';
import { joined } from '../list-words.ts';
import type { PlaceView } from './card-view.ts';
import { HoursTable } from './hours-table.tsx';
import { OpenNow } from './open-now.tsx';

export function PlaceBlock({ place }: { place: PlaceView }) {
  return (
    <div className="keep-together flex gap-3">
      <Icon of={MapPin} className="mt-1 text-action" />
      <div className="min-w-0 space-y-1">
        <p>
          <strong className="font-semibold">{place.label}</strong>
          <span className="block text-small text-soft">
            {place.address}
            {place.isAddressVague && ' (adresse précise à demander)'}
          </span>
        </p>
        {place.period && (
          <p className="flex items-start gap-2 text-small">
            <Icon of={CalendarRange} size={16} className="mt-0.5 text-soft" />
            {place.period}
          </p>
        )}
        {place.hours ? (
          <>
            <OpenNow upcoming={place.hours.upcoming} />
            <HoursTable hours={place.hours} caption={`Horaires : ${place.label}`} />
          </>
        ) : (
          <p className="text-small text-soft">Horaires non renseignés : appelez avant de vous déplacer.</p>
        )}
        {place.accessibility.length > 0 && (
          <p className="flex items-start gap-2 text-small text-soft">
            <Icon of={Accessibility} size={16} className="mt-0.5" />
            <span className="first-letter:uppercase">{joined(place.accessibility)}</span>
          </p>
        )}
      </div>
    </div>
  );
}
