import type { Face } from '#app/territories/territory-face.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';
import { shown } from '../card/contact-links.tsx';
import type { SheetService, SheetView } from './sheet-view.ts';

/** The sheet itself: what is printed and handed over. */
export function Takeaway({ sheet, face }: { sheet: SheetView; face: Face | null }) {
  return (
    <section aria-label="Feuille à emporter" data-size={sheet.size} className="takeaway flex-1">
      <header className="flex items-baseline justify-between gap-6 border-b-2 pb-2">
        <h1>Qui peut vous aider</h1>
        {face && <img src={face.logo} alt={face.name} className="max-h-9 max-w-32 self-center object-contain" />}
        <p className="text-right">{[sheet.placeName, sheet.date].filter(Boolean).join(', ')}</p>
      </header>
      {sheet.services.map((service) => (
        <TakeawayService key={service.id} service={service} />
      ))}
      <p className="border-t-2 pt-2">
        Apportez si possible une pièce d’identité et vos derniers courriers. Une question, un refus : revenez voir la
        personne qui vous a remis cette feuille. Urgence : 112. Sans abri ce soir : 115.
      </p>
    </section>
  );
}

function TakeawayService({ service }: { service: SheetService }) {
  return (
    <article className="keep-together flex gap-5 border-b py-2.5">
      <div className="min-w-0 flex-1">
        <h2>{service.name}</h2>
        <p>{service.organisation}</p>
        {service.contacts.map((contact) => (
          <p key={contact.href}>
            <a href={contact.href} className="number break-words">
              {shown(contact)}
            </a>
            {contact.label && ` (${contact.label})`}
          </p>
        ))}
        {service.contacts.length === 0 && service.how && <p className="font-semibold">{service.how}</p>}
        {service.detail && <p>{service.detail}</p>}
        {service.places.map((place) => (
          <p key={`${place.label} ${place.hours}`}>
            <strong>{place.label}</strong>, {place.address}. {place.hours}
          </p>
        ))}
        {service.papers.length > 0 && (
          <p>
            <strong>À apporter :</strong> {service.papers.join(', ')}
          </p>
        )}
        {service.warnings.map((warning) => (
          <p key={warning}>
            <strong>Attention :</strong> {warning}
          </p>
        ))}
      </div>
      <QrCode
        code={service.qr}
        label={`Code QR de la fiche : ${service.organisation}`}
        className="code shrink-0 self-start"
      />
    </article>
  );
}
