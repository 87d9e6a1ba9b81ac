import CircleAlert from 'lucide-react/icons/circle-alert';
import { Icon } from '#app/ui/icon.tsx';
import { CHANNEL_ICONS, shown } from '../card/contact-links.tsx';
import { distanceWords, joined } from '../list-words.ts';
import type { GuideService } from './guide-view.ts';

/** A service to tick: why it is there, how to reach it, what may be missing. */
export function GuideServiceItem({ service, isDisabled }: { service: GuideService; isDisabled: boolean }) {
  const id = `service-${service.id}`;
  const serious = service.missing.filter(({ isSerious }) => isSerious);
  const others = service.missing.filter(({ isSerious }) => !isSerious);
  return (
    <li className="flex gap-3.5 py-4">
      <input
        id={id}
        type="checkbox"
        name="service"
        value={service.id}
        disabled={isDisabled}
        aria-describedby={`${id}-why`}
        className="mt-1 size-5 shrink-0"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block cursor-pointer font-bold">
          {service.name}
        </label>
        <p className="text-small text-soft">
          {joined([service.organisation, service.distanceKm === null ? null : distanceWords(service.distanceKm)])}
        </p>
        {service.because.length > 0 && (
          <p id={`${id}-why`} className="mt-1.5 text-small">
            <span className="text-soft">parce que : </span>
            <strong className="font-semibold">{joined(service.because)}</strong>
          </p>
        )}
        {serious.length > 0 && (
          <p className="mt-1.5 flex gap-2 text-small text-signal">
            <Icon of={CircleAlert} size={16} className="mt-0.5" />
            <span>
              <span className="sr-only">Ce qui peut manquer : </span>
              {joined(serious.map(({ text }) => text))}
            </span>
          </p>
        )}
        {others.map(({ text }) => (
          <p key={text} className="mt-1 text-small text-soft first-letter:uppercase">
            {text}
          </p>
        ))}
        <p className="mt-1 flex flex-wrap items-center gap-x-5 text-small">
          {service.contacts.map((contact) => (
            <a
              key={contact.href}
              href={contact.href}
              className="link inline-flex min-h-9 items-center gap-1.5 tabular-nums"
            >
              <Icon of={CHANNEL_ICONS[contact.channel]} size={16} />
              {shown(contact)}
            </a>
          ))}
          <a href={service.href} className="link inline-flex min-h-9 items-center">
            Voir la fiche
            <span className="sr-only"> : {service.name}</span>
          </a>
        </p>
      </div>
    </li>
  );
}
