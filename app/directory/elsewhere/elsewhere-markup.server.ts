// « Ailleurs, pour le même besoin », below a short list: small, without number or glyph, each saying first where it acts.
import { html, type Markup } from '#app/ui/markup.ts';
import type { DirectoryQuery } from '../directory-query.ts';
import { distanceWords } from '../list-words.ts';
import type { ElsewhereResult, ElsewhereView } from './read-elsewhere.server.ts';

export function elsewhereMarkup({ where, results }: ElsewhereView, { groupBy }: DirectoryQuery): string {
  const isOne = results.length === 1;
  const who =
    groupBy === 'services'
      ? isOne
        ? 'Ce service n’est pas proposé'
        : 'Ces services ne sont pas proposés'
      : isOne
        ? 'Cet acteur n’agit pas'
        : 'Ces acteurs n’agissent pas';
  return html`<section class="elsewhere" aria-labelledby="ailleurs"><h2 id="ailleurs">Ailleurs, pour le même besoin</h2><p>${who} ${where}. À appeler pour un conseil ou une orientation.</p><ul>${results.map(
    elsewhereItem,
  )}</ul></section>`.text;
}

/** Further away nobody goes: they are called. */
const FURTHEST_KM = 100;

function elsewhereItem({ slug, name, service, acts, distanceKm, answersFromAfar, contact }: ElsewhereResult): Markup {
  const facts = [
    acts,
    distanceKm === null || distanceKm > FURTHEST_KM ? null : distanceWords(distanceKm),
    answersFromAfar ? 'répond à distance' : null,
  ].filter(Boolean);
  return html`<li><h3><a href="/annuaire/${slug}#${service.slug}">${name}</a></h3><p>${service.name}</p><p>${facts.join('\u00a0· ')}</p>${contactLink(contact, name)}</li>`;
}

function contactLink({ channel, value }: ElsewhereResult['contact'], name: string): Markup {
  if (channel === 'site')
    return html`<a class="elsewhere-reach" href="${value}" rel="noreferrer">Site<span class="sr-only"> : ${name}</span></a>`;
  const href = channel === 'telephone' ? `tel:${value.replaceAll(/[^+\d]/g, '')}` : `mailto:${value}`;
  return html`<a class="elsewhere-reach" href="${href}">${value}</a>`;
}
