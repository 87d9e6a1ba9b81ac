import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { longDate } from '#app/ui/french-date.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { readKeptMails } from './read-kept-mails.server.ts';

export const meta: MetaFunction = () => [{ title: 'Boîte aux lettres de la démonstration – Maillage' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const mails = await readKeptMails(context.parts.database);
  return { mails: mails.map(({ createdAt, ...mail }) => ({ ...mail, day: longDate(createdAt) })) };
}

export default function MailboxPage() {
  const { mails } = useLoaderData<typeof loader>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Boîte aux lettres"
        lead="Démonstration : ce que Maillage aurait envoyé, le plus récent d’abord. Rien ne part vers de vraies adresses."
      />
      {mails.length === 0 && (
        <EmptyState title="Aucun message">
          <p>
            Demandez un code sur la page de <a href="/connexion">connexion</a> : il arrivera ici.
          </p>
        </EmptyState>
      )}
      <ol className="mt-6 divide-y divide-line">
        {mails.map(({ id, recipient, subject, text, day }) => (
          <li key={id} className="py-4">
            <details open={id === mails[0]?.id}>
              <summary className="min-h-11 cursor-pointer">
                <span className="font-semibold">{subject}</span>
                <span className="block text-small text-soft">
                  pour {recipient}, {day}
                </span>
              </summary>
              <p className="mt-3 border-l-2 border-line pl-4 text-small break-words whitespace-pre-wrap">{text}</p>
              {addressesIn(text).map((address) => (
                <p key={address} className="mt-2">
                  <a href={address} className="link inline-flex min-h-11 items-center">
                    Suivre le lien de ce message
                  </a>
                </p>
              ))}
            </details>
          </li>
        ))}
      </ol>
    </PageWidth>
  );
}

/** The addresses in it, to be followed as in a mail program. */
function addressesIn(text: string): string[] {
  return text.match(/https?:\/\/\S+/g) ?? [];
}
