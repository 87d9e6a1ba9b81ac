import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RemovableChip } from '#app/ui/chip.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { FacetGroup } from '#app/ui/facet-group.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';

const options = Array.from({ length: 10 }, (_, index) => ({
  value: `v${index}`,
  label: `Choix ${index}`,
  count: index,
  isChosen: index === 9,
}));

test('a field in error is marked and described by its hint and its message', () => {
  const html = renderToStaticMarkup(
    <TextField id="commune" name="commune" label="Commune" hint="Nom ou code postal" error="Commune inconnue." />,
  );
  expect(html).toContain('<label for="commune"');
  expect(html).toContain('aria-describedby="commune-hint commune-error"');
  expect(html).toContain('aria-invalid="true"');
  expect(html).toMatch(/id="commune-error"[^>]*>.*Commune inconnue\./);
});

test('a field without error says nothing of errors', () => {
  const html = renderToStaticMarkup(<TextField id="commune" name="commune" label="Commune" error={[]} />);
  expect(html).not.toMatch(/aria-invalid=|aria-describedby|commune-error/);
});

test('a facet shows its first options and the chosen ones, and folds the rest', () => {
  const html = renderToStaticMarkup(<FacetGroup legend="Besoin" name="besoin" options={options} shown={3} />);
  const folded = html.slice(html.lastIndexOf('<details'));
  expect(folded).toContain('Choix 5');
  expect(folded).not.toContain('Choix 2');
  expect(folded).not.toContain('Choix 9');
});

test('a facet with a choice in force stands open', () => {
  const closed = options.map((option) => ({ ...option, isChosen: false }));
  expect(renderToStaticMarkup(<FacetGroup legend="Besoin" name="besoin" options={options} />)).toMatch(
    /^<details open/,
  );
  expect(renderToStaticMarkup(<FacetGroup legend="Besoin" name="besoin" options={closed} />)).not.toContain('open=""');
});

test('a facet keeps its choices ticked and its counts said with what they count', () => {
  const html = renderToStaticMarkup(
    <FacetGroup legend="Besoin" name="besoin" options={options} countWords="nombre d’acteurs" />,
  );
  expect(html).toMatch(/value="v9" checked=""|checked="" value="v9"/);
  expect(html).toContain('<legend class="sr-only">Besoin, nombre d’acteurs</legend>');
});

test('choices keep what was ticked', () => {
  const html = renderToStaticMarkup(
    <ChoiceGroup legend="Logement" name="public" type="radio" choices={options.slice(0, 3)} chosen={['v1']} />,
  );
  expect(html.match(/checked=""/g)).toHaveLength(1);
  expect(html).toMatch(/value="v1"[^>]*checked=""|checked=""[^>]*value="v1"/);
});

test('a removable chip is a link that says the whole of what it does', () => {
  const html = renderToStaticMarkup(<RemovableChip label="Eau" href="/annuaire" removeLabel="Retirer le filtre Eau" />);
  expect(html).toMatch(/^<a href="\/annuaire" aria-label="Retirer le filtre Eau"/);
});

test('only an error that appears after an action interrupts a screen reader', () => {
  expect(renderToStaticMarkup(<Notice tone="error" isLive title="Refusé" />)).toContain('role="alert"');
  expect(renderToStaticMarkup(<Notice tone="done" isLive title="Fait" />)).toContain('role="status"');
  expect(renderToStaticMarkup(<Notice tone="error" title="Refusé" />)).not.toContain('role=');
});
