import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_WORDS, understand } from '#search/understand.ts';

const hérault = { departements: ['34'] };

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['🥶', 'empty'],
  ['compagnons bâtisseurs provence', 'name'],
  ['croix rouge insertion', 'name'],
  ['caf', 'name'],
  ['fsl', 'name'],
  ['restos du coeur', 'name'],
  ['banque de france', 'name'],
  ['chauffage martin', 'name'],
  ['montpellier', 'name'],
  ['chauffage', 'need'],
  ['facture edf', 'need'],
  ['isolation des combles', 'need'],
  ['aide facture chauffage', 'need'],
  ['j’ai froid chez moi', 'speech'],
  ['le proprio veut rien faire', 'speech'],
])('« %s » is read as %s', (query, kind) => {
  expect(understand(query).kind).toBe(kind);
});

test.each([
  ['pims rilieux', 'PIMMS'],
  ['C.C.A.S. de Montpellier', 'CCAS'],
  ['adill 34', 'ADIL'],
  ['soliah lyon', 'SOLIHA'],
  ['SOLIHA', 'SOLIHA'],
  ['centre communal d’action sociale de lyon', 'CCAS'],
  ['agence départementale d’information sur le logement', 'ADIL'],
  ['fond de solidarité logement', 'FSL'],
  ['fonds de solidarité pour le logement', 'FSL'],
  ['point conseil budget', 'PCB'],
  ['protection maternelle infantile', 'PMI'],
  ['FACE Hérault', 'FACE'],
  ['il faut appeler le PIG du département', 'PIG'],
  ['alec montpelier', 'ALEC'],
])('« %s » names %s', (query, acronym) => {
  expect(understand(query).acronyms.map((found) => found.acronym)).toContain(acronym);
});

test.each([
  'en face de chez moi il fait froid',
  'je suis une passe difficile',
  'elec',
  'adieu',
  'une cave',
  'marseille',
])('« %s » names no acronym', (query) => {
  expect(understand(query).acronyms).toEqual([]);
});

test('a street makes no sentence of two words', () => {
  expect(understand('facture edf 12 rue de Verdun').needs).toEqual(understand('facture edf').needs);
});

test('an organisation whose name begins with a place is still looked for', () => {
  expect(understand('Lyon Métropole Habitat')).toMatchObject({ text: 'lmh', fullText: 'lyon metropole habitat' });
});

test('a mended acronym takes the place of what was typed, a full name only in the text', () => {
  expect(understand('pims rilieux')).toMatchObject({ text: 'pimms', fullText: 'pimms rilieux' });
  expect(understand('centre communal d’action sociale de lyon')).toMatchObject({
    text: 'ccas',
    fullText: 'centre communal d action sociale de lyon',
  });
});

test.each([
  ['facture edf montpelier', ['34172']],
  ['montpellier', ['34172']],
  ['34000', ['34172']],
  ['34 000', ['34172']],
  ['69003', ['69383']],
  ['Lyon 3e', ['69383']],
  ['dans le 3ème à lyon', ['69383']],
  ['3e arrondissement de Lyon', ['69383']],
  ['marseille 4eme', ['13204']],
  ['marseile 4eme', ['13204']],
  ['marseile', ['13055']],
  ['caf vileurbanne', ['69266']],
  ['caf villeurbanne', ['69266']],
  ['aix en provance isolation', ['13001']],
  ['C.C.A.S. de St-Étienne', ['42218']],
  ['clermont ferand', ['63113']],
  ['pimms rillieux', ['69286']],
  ['caf orange', ['84087']],
  ['canicule à Rougé', ['44146']],
  ['froid montpellier', ['34172']],
  ['j’ai froid à montpellier', ['34172']],
  ['j’habite Villeurbanne et je ne peux plus payer', ['69266']],
  ['saint denis 93', ['93066']],
  ['lattes', ['34129']],
  ['montpellier et sa métropole', ['34172']],
])('« %s » is about %j', (query, communes) => {
  expect(understand(query).place?.communes).toEqual(communes);
});

test.each([
  ['adil 34', '34'],
  ['fsl hérault', '34'],
  ['adil de l’Hérault', '34'],
  ['seine saint denis fsl', '93'],
  ['adil du cher', '18'],
  ['bouches du rhône', '13'],
  ['dans le 69', '69'],
])('« %s » is about the département %s', (query, departement) => {
  expect(understand(query).place).toMatchObject({ communes: [], departement });
});

test.each([
  'moins cher',
  'croix rouge',
  'isolation des combles',
  'j’ai eu froid',
  'dans tous les sens',
  'une chambre de plus',
  'boulot trop loin',
  'la chaudière est en panne',
  'maux de tête',
  'mon fils a 34',
  'tenir jusqu’au 30',
  'payer avant le 30',
  'plus de 30',
  'poêle à bois',
  'chauffage au gaz',
  'je gagne trop peu',
  'j’ai perdu la somme',
  'on me vire de chez moi',
  'total energies',
  'compagnons bâtisseurs rhône-alpes',
])('« %s » names no place', (query) => {
  expect(understand(query).place).toBeNull();
});

test('homonyms are decided by the territory, else all are offered', () => {
  expect(understand('st denis').place?.communes).toEqual(expect.arrayContaining(['93066', '97411']));
  expect(understand('st denis', { departements: ['93'] }).place?.communes).toEqual(['93066']);
  expect(understand('st denis', { near: '93001' }).place?.communes).toEqual(['93066']);
});

test('a small commune that is a word counts in its territory when announced', () => {
  expect(understand('aide à combles', { departements: ['80'] }).place?.communes).toEqual(['80204']);
  expect(understand('aide combles').place).toBeNull();
});

test('the words of the place leave the text, with the « à » before them', () => {
  expect(understand('médiation à Montpellier', hérault)).toMatchObject({
    text: 'mediation',
    place: { words: ['montpellier'] },
  });
});

test.each([
  ['chauff', 'froid-inconfort'],
  ['moisis', 'humidite-moisissures'],
  ['expul', 'maintien-relogement'],
  ['surendet', 'budget-surendettement'],
  ['coupure elec', 'impayes-energie'],
  ['facture', 'impayes-energie'],
  ['moisisure', 'humidite-moisissures'],
  ['chaufage', 'froid-inconfort'],
  ['cheque energie', 'aide-paiement'],
  ['ampoules led', 'equipements-economes'],
  ['heures creuses', 'contrat-tarif'],
  ['éco-gestes', 'conseil-usages'],
  ['bricobus', 'petits-travaux-ara'],
  ['marchand de sommeil', 'indecence-insalubrite'],
  ['conciliation', 'mediation-bailleur'],
  ['acces aux droits', 'droits-demarches'],
  ['fuite', 'eau'],
  ['asthme', 'sante'],
  ['covoiturage', 'mobilite'],
  ['visite à domicile', 'isolement-accompagnement'],
  ['canicule', 'chaleur-ete'],
  ['isolation', 'travaux-renovation'],
  ['dalo', 'maintien-relogement'],
  ['dpe', 'travaux-renovation'],
])('« %s » is %s', (query, need) => {
  expect(understand(query).needs[0]?.code).toBe(need);
});

test.each([
  ['ils m’ont coupé le courant', 'impayes-energie'],
  ['jpeux plus payer lelectricite', 'impayes-energie'],
  ['plus rien ne s’allume depuis qu’un type est passé au compteur', 'impayes-energie'],
  ['j’ai besoin qu’on m’aide à payer le mazout', 'aide-paiement'],
  ['la dame de la mairie m’a parlé d’un chèque pour l’électricité', 'aide-paiement'],
  ['à partir du 12 je mange des pâtes', 'budget-surendettement'],
  ['les fins de mois sont un cauchemar', 'budget-surendettement'],
  ['je dors avec mon manteau', 'froid-inconfort'],
  ['on tremble dans le salon', 'froid-inconfort'],
  ['il fait 14°C dans ma chambre', 'froid-inconfort'],
  ['douze degrés dans la chambre', 'froid-inconfort'],
  ['je chauffe qu’une pièce', 'froid-inconfort'],
  ['il fait 34 degrés la nuit', 'chaleur-ete'],
  ['y a 36 dans le salon', 'chaleur-ete'],
  ['mon chat halète et moi aussi en juillet', 'chaleur-ete'],
  ['ça sent le moisi', 'humidite-moisissures'],
  ['il y a de l’eau qui perle sur les murs', 'humidite-moisissures'],
  ['un embout pour le robinet qui économise', 'equipements-economes'],
  ['comment on règle ces radiateurs', 'conseil-usages'],
  ['je suis tombée dans le panneau d’un vendeur d’énergie', 'contrat-tarif'],
  ['je veux isoler la toiture de ma maison', 'travaux-renovation'],
  ['mon mari n’est plus là pour bricoler', 'petits-travaux-ara'],
  ['y’a des rats qui montent par les toilettes', 'indecence-insalubrite'],
  ['le proprio veut rien faire', 'mediation-bailleur'],
  ['faut tout faire sur internet et moi j’y comprends rien', 'droits-demarches'],
  ['ma copine m’a viré je suis dehors', 'maintien-relogement'],
  ['elle a été expulsée', 'maintien-relogement'],
  ['le robinet de la cuisine goutte', 'eau'],
  ['je tousse dès que j’entre dans ma chambre', 'sante'],
  ['j’ai failli y rester avec le monoxyde', 'sante'],
  ['ma bagnole est morte et j’embauche à 5h', 'mobilite'],
  ['ma mère a 88 ans et elle est seule toute la journée', 'isolement-accompagnement'],
  ['jarrive pas a avoir quelquun a la caf', 'droits-demarches'],
  ['la cpam décroche jamais le téléphone', 'droits-demarches'],
  ['on m’a dit de purger les radiateurs jsais pas faire', 'conseil-usages'],
  ['la canicule me rend malade dans mon studio', 'chaleur-ete'],
  ['les huissiers réclament de l’argent de partout', 'budget-surendettement'],
  ['je voudrais changer ma vieille cuve à fioul', 'travaux-renovation'],
  ['remplacer les simples vitrages de ma mère', 'travaux-renovation'],
  ['sa jele la nuit dans la chambre', 'froid-inconfort'],
])('« %s » says %s', (phrase, need) => {
  expect(understand(phrase).needs[0]?.code).toBe(need);
});

test('an owner is not taken for somebody who complains of a landlord', () => {
  expect(understand('je suis propriétaire et mes fenêtres sont à changer').needs[0]?.code).toBe('travaux-renovation');
});

test('what is denied, generic or past does not count', () => {
  const codes = (query: string): string[] => understand(query).needs.map(({ code }) => code);
  expect(codes('pas de moisissure mais j’ai froid')).not.toContain('humidite-moisissures');
  expect(codes('pas de chauffage')[0]).toBe('froid-inconfort');
  expect(codes('j’ai été malade')).not.toContain('chaleur-ete');
  for (const word of ['logement', 'maison', 'aide', 'problème']) expect(codes(word)).toEqual([]);
});

test('the classifier is not asked about a short query or a name', () => {
  for (const query of ['ampil', 'compagnons bâtisseurs', 'maison pour tous léo lagrange', 'geres', 'la varappe']) {
    expect(understand(query).needs, query).toEqual([]);
  }
});

test('needs say which words led there', () => {
  expect(understand('facture edf montpellier').needs[0]).toMatchObject({
    code: 'impayes-energie',
    words: ['facture', 'edf'],
  });
});

test('what was taken away by hand stays away', () => {
  const query = 'froid montpellier';
  expect(understand(query, { ignore: ['lieu'] }).place).toBeNull();
  expect(understand(query, { ignore: ['froid-inconfort'] }).needs.map(({ code }) => code)).not.toContain(
    'froid-inconfort',
  );
});

test('a place misspelt takes only its own words', () => {
  expect(understand('Montpellier et sa métropole').place?.words).toEqual(['montpellier']);
});

test('asking for an organisation keeps its name', () => {
  expect(understand('comment contacter la caf de montpellier')).toMatchObject({ kind: 'name', text: 'caf' });
});

test('at most four needs, best first', () => {
  const { needs } = understand(
    'j’ai froid, les murs sont moisis, je tousse, mon propriétaire refuse tout, je dois partir et je ne peux plus payer',
  );
  expect(needs.length).toBeLessThanOrEqual(4);
  expect(needs.map(({ score }) => score)).toEqual(needs.map(({ score }) => score).sort((a, b) => b - a));
});

test('any string is understood, twice the same, within a bounded number of words', () => {
  const anything = fc.oneof(
    fc.string({ maxLength: 10_000, unit: 'binary' }),
    fc.string({ maxLength: 200, unit: 'grapheme' }),
    fc
      .array(fc.constantFrom('froid', 'lyon', '3e', '34', 'd', 'caf', '%00', 'ﷺ', 'saint', '’', '12 degrés', 'zz'), {
        maxLength: 400,
      })
      .map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(anything, (query) => {
      const understood = understand(query, hérault);
      expect(understand(query, hérault)).toEqual(understood);
      expect(understood.raw).toBe(query);
      expect(understood.fullText.split(' ').length).toBeLessThanOrEqual(MAX_WORDS);
      expect(understood.needs.length).toBeLessThanOrEqual(4);
    }),
    { numRuns: 150 },
  );
});

test.each(['aaaaa', 'a'.repeat(300), 'zzzz', 'mmmm'])('takes %s for no need', (query) => {
  expect(understand(query).needs).toEqual([]);
});

test.each([
  ['avenue de toulouse', null, ''],
  ['12 avenue de Toulouse, Montpellier', '34172', ''],
  ['3 bis rue Victor Hugo Lattes humidité', '34129', 'humidite'],
  ['facture EDF rue de Nîmes', null, 'facture edf'],
  ['12 place de la Comédie 34000', '34172', ''],
  ['je suis à la rue', null, 'je suis a la rue'],
  ['cours de français', null, 'cours de francais'],
])('the street of « %s » is no town, and is looked for nowhere', (typed, commune, text) => {
  const understood = understand(typed, hérault);
  expect(understood.place?.communes[0] ?? null).toBe(commune);
  expect(understood.text).toBe(text);
});
