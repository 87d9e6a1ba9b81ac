import { useSearchParams } from '@remix-run/react';
import ContactRound from 'lucide-react/icons/contact-round';
import FileText from 'lucide-react/icons/file-text';
import KeyRound from 'lucide-react/icons/key-round';
import ListPlus from 'lucide-react/icons/list-plus';
import PenLine from 'lucide-react/icons/pen-line';
import QrCodeIcon from 'lucide-react/icons/qr-code';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import Video from 'lucide-react/icons/video';
import { Icon, type IconShape } from '#app/ui/icon.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';
import { ServerMarkup } from '#app/ui/server-markup.tsx';
import { pickedSearch, readPicked } from '../picked/picked.ts';
import type { CardView } from './card-view.ts';
import { webAddress } from './contact-view.ts';

/** Where it stands, what to take away, what to mend. */
export function CardAside({ card, plan }: { card: CardView; plan: string | undefined }) {
  const [parameters] = useSearchParams();
  const picked = readPicked(parameters);
  return (
    <div className="space-y-8">
      {card.plan && (
        <section aria-label="Plan" className="keep-together">
          <ServerMarkup name="plan" html={plan} />
          <p className="mt-2 text-small text-soft">
            {card.plan.points.length > 0
              ? 'Les lieux d’accueil, et autour les communes où les services agissent.'
              : 'Les communes où les services agissent ; il n’y a pas de lieu où se rendre.'}
          </p>
        </section>
      )}
      {card.documents.length > 0 && (
        <section aria-labelledby="documents">
          <h2 id="documents" className="text-body">
            Documents
          </h2>
          <ul className="mt-1">
            {card.documents.map((document) => {
              const href = webAddress(document.url);
              return (
                href && (
                  <li key={document.url}>
                    <Tool href={href} icon={document.kind === 'video' ? Video : FileText} label={document.label} />
                  </li>
                )
              );
            })}
          </ul>
        </section>
      )}
      <ul className="screen-only border-t border-line pt-3">
        <li>
          <Tool
            href={`/annuaire/liste${pickedSearch([...picked.filter((slug) => slug !== card.slug), card.slug])}`}
            icon={ListPlus}
            label={picked.includes(card.slug) ? 'Voir ma liste' : 'Ajouter à ma liste'}
          />
        </li>
        <li>
          <Tool href={`/annuaire/${card.slug}/corriger`} icon={PenLine} label="Proposer une correction" />
        </li>
        <li>
          <Tool href={`/annuaire/${card.slug}/signaler`} icon={TriangleAlert} label="Signaler une erreur" />
        </li>
        <li>
          <Tool href={`/annuaire/${card.slug}/rejoindre`} icon={KeyRound} label="C’est votre structure ?" />
        </li>
        <li>
          <Tool href={`/annuaire/${card.slug}/vcard`} icon={ContactRound} label="Ajouter à mes contacts" isDownload />
        </li>
        <li>
          <PrintButton variant="quiet" label="Imprimer cette fiche" className="-mx-1 text-small! font-normal!" />
        </li>
        <li>
          <details>
            <summary className="flex min-h-11 list-none items-center gap-2.5 text-small [&::-webkit-details-marker]:hidden">
              <Icon of={QrCodeIcon} className="text-action" />
              <span className="link">Code QR de cette fiche</span>
            </summary>
            <QrCode code={card.qr} label={`Code QR menant à ${card.url}`} className="mt-2 w-40 rounded-control" />
            <p className="mt-1 text-small break-words text-soft">{card.url}</p>
          </details>
        </li>
      </ul>
    </div>
  );
}

function Tool({
  href,
  icon,
  label,
  isDownload,
}: {
  href: string;
  icon: IconShape;
  label: string;
  isDownload?: boolean;
}) {
  return (
    <a
      href={href}
      download={isDownload || undefined}
      className="flex min-h-11 items-center gap-2.5 text-small no-underline"
    >
      <Icon of={icon} className="text-action" />
      <span className="link">{label}</span>
    </a>
  );
}
