// The columns an import understands: what they are called in people's tables, and what to write in them.
import { normalise } from '#db/normalise.ts';

export type ImportField = {
  code: string;
  label: string;
  /** Other names of the column, as people write them. */
  names: string[];
  /** What to write, for the model. */
  hint: string;
  example: string;
  /** Several columns may carry it: their values are joined. */
  isList: boolean;
};

/** `code | label | other names | what to write | example`; after the code, `*`: several columns may carry it. */
const FIELDS = `
nom | Nom de l’organisme | organisme, nom, structure, nom de la structure, acteur, association, raison sociale, partenaire, name, nom structure, denomination | Obligatoire. Le même nom sur plusieurs lignes : plusieurs services d’un même organisme. | EXEMPLE – Maison de l’énergie
identifiant | Identifiant de l’organisme dans votre tableau | identifiant, id, id structure, structure id, identifiant structure, code structure, ref, reference, cle | Facultatif. Le prochain fichier retrouve la fiche par lui, même si le nom change. | ORG-12
sigle | Sigle | sigle, acronyme, abreviation | Facultatif. | MDE
type | Type d’acteur | type, type d acteur, type de structure, categorie, nature, typologie, statut juridique, kind | Avec vos mots (« mairie », « CCAS », « association ») ou le mot de l’annuaire. | Agence locale de l’énergie
description | Présentation de l’organisme | description, presentation, description structure, missions, activite, objet | Une ou deux phrases. | Conseille gratuitement les habitants sur l’énergie.
siret | SIRET | siret, numero siret, n siret | Quatorze chiffres, en format texte dans votre tableur. | 73282932000074
site | Site internet | site, site internet, site web, url, web, www, lien, lien source | www.exemple.fr suffit. | https://www.exemple.fr
telephone * | Téléphone | telephone, tel, numero, numero de telephone, n de telephone, phone, tel fixe, portable, standard, mobile | Un ou plusieurs, séparés par un point-virgule. | 01 99 00 12 34
courriel * | Courriel | courriel, mail, email, e mail, adresse mail, adresse electronique, adresse courriel, contact mail, adresse email | Un ou plusieurs, séparés par un point-virgule. | accueil@exemple.fr
adresse | Adresse | adresse, rue, voie, address, adresse postale, numero et voie | Numéro et voie. | 12 rue des Lilas
code-postal | Code postal | code postal, cp, postal, postcode, code postal structure | Cinq chiffres ; aide à reconnaître la commune. | 34000
commune | Commune | commune, ville, localite, city, municipalite, code insee, insee, code commune | Son nom ou son code INSEE. | Montpellier
latitude | Latitude | latitude, lat, y | Facultatif, en degrés. | 
longitude | Longitude | longitude, lon, lng, long, x | Facultatif, en degrés. | 
reseaux * | Réseaux | reseaux, reseau, reseaux porteurs, federation | Facultatif, séparés par un point-virgule. | 
service | Nom du service | service, nom du service, nom service, dispositif, action, prestation, offre, aide | Une ligne par service. Vide : la ligne ne décrit que l’organisme, sauf si elle dit un besoin. | Visite à domicile
identifiant-service | Identifiant du service dans votre tableau | id service, identifiant service, service id, code service | Facultatif. | 
description-service | Description du service | description service, description du service, detail, details, contenu, precisions | Ce qui se passe, simplement. | Un conseiller vient, mesure et pose du petit matériel.
besoins * | Besoins | besoins, besoin, thematiques, thematique, themes, theme, domaines, domaine, problematique, needs, mots cles | Avec vos mots, séparés par un point-virgule : « impayés EDF ; froid ». Le premier compte le plus. | froid ; économies d’énergie
reponses * | Sortes de réponse | reponses, reponse, type de reponse, type d aide | sociale, juridique, technique, financière, santé. | technique
publics * | Publics | publics, public, beneficiaires, public cible, pour qui, publics cibles, public vise | Vide : tous les publics. | locataires ; propriétaires
conditions | Conditions | conditions, conditions d acces, criteres, eligibilite, conditions acces, publics precisions | Facultatif. | Sous conditions de ressources
papiers * | Pièces à apporter | papiers, pieces, pieces a apporter, justificatifs, documents | Séparées par un point-virgule. | facture récente
frais | Frais | frais, cout, tarif, prix, gratuit | gratuit ou payant. | gratuit
frais-detail | Précisions sur les frais | frais precisions, precisions frais, detail du cout, frais detail, montant | Facultatif. | 
accueil * | Où cela se passe | accueil, modes accueil, mode d accueil, modalites d accueil, lieu d intervention, modalites | sur place, à domicile, à distance. | à domicile
mobilisation * | Comment le mobiliser | mobilisation, modes mobilisation, comment mobiliser, contact mode, comment contacter, modalites de contact | téléphoner, courriel, se présenter, fiche de liaison… | téléphoner
pour * | Qui peut le mobiliser | mobilisable par, pour, qui peut orienter, qui peut saisir | usagers, professionnels. | usagers ; professionnels
mobilisation-detail | Précisions sur la mobilisation | mobilisation precisions, precisions contact, mobilisation detail | Facultatif. | 
langues * | Langues | langues, langue, langues parlees | Vide : français. | français ; arabe
zones * | Zones d’intervention | zones, zone, zone d intervention, territoire, territoires, perimetre, secteur, zone eligibilite, zones d intervention, secteur d intervention, territoire d intervention, communes couvertes | Communes, intercommunalités, départements, noms ou codes. Vide : tout votre territoire. | Montpellier ; Hérault
zone-detail | Précision de zone | quartier, precision zone, quartiers, zone detail | Un quartier, par exemple. | 
lieu | Nom du lieu d’accueil | lieu, nom du lieu, lieu d accueil, permanence, lieu de permanence | Facultatif. | Accueil
horaires | Horaires | horaires, horaires d ouverture, heures d ouverture, ouverture, horaires accueil | Dans l’écriture Mo-Fr 09:00-12:00,14:00-17:00 ; autrement, le texte est gardé en présentation. | Mo-Fr 09:00-12:00
`;

export const IMPORT_FIELDS: ImportField[] = FIELDS.trim()
  .split('\n')
  .map((line) => {
    const [code = '', label = '', names = '', hint = '', example = ''] = line.split('|').map((part) => part.trim());
    return {
      code: code.replace(' *', ''),
      label,
      names: names.split(', '),
      hint,
      example,
      isList: code.endsWith(' *'),
    };
  });

const BY_CODE = new Map(IMPORT_FIELDS.map((field) => [field.code, field]));

export function importField(code: string): ImportField | undefined {
  return BY_CODE.get(code);
}

const BY_NAME = new Map(
  IMPORT_FIELDS.flatMap(({ code, label, names }) =>
    [code, label, ...names].map((name): [string, string] => [normalise(name), code]),
  ),
);

/** « Tél. (standard) » is a telephone: the whole header, then without what stands in brackets, then its first words. */
function fieldOfHeader(header: string): string {
  const plain = normalise(header);
  const bare = normalise(header.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' '));
  const found = BY_NAME.get(plain) ?? BY_NAME.get(bare) ?? BY_NAME.get(bare.replace(/s$/, ''));
  if (found) return found;
  const parts = bare.split(' ');
  for (let count = Math.min(parts.length - 1, 3); count > 0; count -= 1) {
    const code = BY_NAME.get(parts.slice(0, count).join(' '));
    if (code) return code;
  }
  return '';
}

/** The field of each column; a field that one column carries already is not given twice, unless its values add up. */
export function proposeMapping(headers: readonly string[]): string[] {
  const exact = headers.map((header) => BY_NAME.get(normalise(header)) ?? '');
  const taken = new Set(exact);
  const used = new Set<string>();
  return headers.map((header, at) => {
    const code = exact[at] || fieldOfHeader(header);
    if (code === '') return '';
    const isList = BY_CODE.get(code)?.isList === true;
    if (exact[at] === '' && taken.has(code) && !isList) return '';
    if (used.has(code) && !isList) return '';
    used.add(code);
    return code;
  });
}

/** What is wrong with a mapping before any row is read; null when it can be used. */
export function mappingFault(mapping: readonly string[]): string | null {
  if (!mapping.includes('nom')) return 'Aucune colonne ne donne le nom de l’organisme : choisissez-la ci-dessous.';
  for (const { code, label, isList } of IMPORT_FIELDS) {
    if (!isList && mapping.filter((one) => one === code).length > 1)
      return `« ${label} » est choisi pour deux colonnes : gardez-en une.`;
  }
  return null;
}
