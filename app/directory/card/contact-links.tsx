import Globe from 'lucide-react/icons/globe';
import Mail from 'lucide-react/icons/mail';
import Phone from 'lucide-react/icons/phone';
import { Icon } from '#app/ui/icon.tsx';
import type { ContactView } from './card-view.ts';

export const CHANNEL_ICONS = { telephone: Phone, courriel: Mail, site: Globe };

/** One line per way in, the number large enough for a thumb and written out for paper. */
export function ContactLinks({ contacts }: { contacts: ContactView[] }) {
  return (
    <ul className="space-y-1">
      {contacts.map((contact) => (
        <li key={contact.href}>
          <a
            href={contact.href}
            rel={contact.channel === 'site' ? 'noreferrer' : undefined}
            className="group flex min-h-11 items-center gap-3 rounded-control text-ink no-underline"
          >
            <Icon of={CHANNEL_ICONS[contact.channel]} className="text-action" />
            <span className="min-w-0">
              <span className="link block font-semibold break-words tabular-nums">{shown(contact)}</span>
              <span className="block text-small text-soft">{contact.label}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A site by its host, which is what people recognise. */
export function shown({ channel, value, href }: ContactView): string {
  if (channel !== 'site') return value;
  const { host, pathname } = new URL(href);
  return `${host.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`;
}
