import { QrCode } from '#app/ui/qr-code.tsx';
import { shown } from '../card/contact-links.tsx';
import { joined } from '../list-words.ts';
import type { BookletEntry as Entry } from './booklet-view.ts';

/** What for, how, when, how to reach; and the code that leads to mending it. */
export function BookletEntry({ entry, number }: { entry: Entry; number: number }) {
  return (
    <article className="entry border-b border-current py-3" data-number={number}>
      <div className="flex gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="font-bold wrap-anywhere">
            {number}. {entry.name}
          </h3>
          <p>{joined([entry.kind, entry.commune])}</p>
          {entry.contacts.map((contact) => (
            <p key={contact.href} className="font-semibold wrap-anywhere tabular-nums">
              <a href={contact.href}>{shown(contact)}</a>
            </p>
          ))}
        </div>
        <QrCode
          code={entry.qr}
          label={`Code QR pour corriger la fiche : ${entry.name}`}
          className="code shrink-0 self-start"
        />
      </div>
      {entry.services.map((service) => (
        <div key={service.id} className="mt-1.5">
          <p className="wrap-anywhere">
            <strong>{service.name}</strong>
            {service.for && ` (${service.for})`}
          </p>
          {service.how && <p>{service.how}.</p>}
          {service.places.map((place) => (
            <p key={`${place.label} ${place.address} ${place.hours}`} className="wrap-anywhere">
              {place.label}, {place.address}. {place.hours}
            </p>
          ))}
        </div>
      ))}
    </article>
  );
}
