// How events look on a plan or a map: all of them the same.
import CalendarDays from 'lucide-react/icons/calendar-days';
import type { MapTint } from '#app/map/map-view.tsx';

export const EVENT_TINTS: MapTint[] = [{ color: 'var(--action)', icon: CalendarDays }];
