// `POST /connexion/demo`: become one of the people of a demonstration.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { formText } from '#app/ui/plain-text.ts';
import { personaMail } from '#db/demo/demo-people.ts';
import { people } from '#db/schema/accounts.ts';
import { enter } from './enter.server.ts';

export function loader() {
  return redirect('/connexion');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { parts } = context;
  const mail = personaMail(formText(await request.formData(), 'persona', 60));
  const [person] = await parts.database.query((queries) =>
    queries.select({ id: people.id }).from(people).where(eq(people.mail, mail)),
  );
  if (!person) throw new Response('Cette personne n’existe pas dans la démonstration.', { status: 400 });
  return enter(parts, request, {
    personId: person.id,
    wanted: '',
    opening: { proof: 'demonstration', isStrong: true },
  });
}
