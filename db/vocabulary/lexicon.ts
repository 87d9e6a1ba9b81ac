// The words people say → the need behind them. Entries are written in `lexicon/`, one text per need:
// `pattern:weight`, separated by commas. In a pattern `*` = any ending, a space = the words follow each other,
// `+` = the words are near each other in any order, `@name` = any word of that family.
import { aidePaiement } from './lexicon/aide-paiement.ts';
import { budgetSurendettement } from './lexicon/budget-surendettement.ts';
import { chaleurEte } from './lexicon/chaleur-ete.ts';
import { conseilUsages } from './lexicon/conseil-usages.ts';
import { contratTarif } from './lexicon/contrat-tarif.ts';
import { droitsDemarches } from './lexicon/droits-demarches.ts';
import { eau } from './lexicon/eau.ts';
import { equipementsEconomes } from './lexicon/equipements-economes.ts';
import { froidInconfort } from './lexicon/froid-inconfort.ts';
import { humiditeMoisissures } from './lexicon/humidite-moisissures.ts';
import { impayesEnergie } from './lexicon/impayes-energie.ts';
import { indecenceInsalubrite } from './lexicon/indecence-insalubrite.ts';
import { isolementAccompagnement } from './lexicon/isolement-accompagnement.ts';
import { maintienRelogement } from './lexicon/maintien-relogement.ts';
import { mediationBailleur } from './lexicon/mediation-bailleur.ts';
import { mobilite } from './lexicon/mobilite.ts';
import { petitsTravauxAra } from './lexicon/petits-travaux-ara.ts';
import { sante } from './lexicon/sante.ts';
import { travauxRenovation } from './lexicon/travaux-renovation.ts';
import type { NeedCode } from './needs.ts';

export type LexiconEntry = { need: NeedCode; pattern: string; weight: number };

const TEXTS: Record<NeedCode, string> = {
  'impayes-energie': impayesEnergie,
  'aide-paiement': aidePaiement,
  'budget-surendettement': budgetSurendettement,
  'froid-inconfort': froidInconfort,
  'chaleur-ete': chaleurEte,
  'humidite-moisissures': humiditeMoisissures,
  'equipements-economes': equipementsEconomes,
  'conseil-usages': conseilUsages,
  'contrat-tarif': contratTarif,
  'travaux-renovation': travauxRenovation,
  'petits-travaux-ara': petitsTravauxAra,
  'indecence-insalubrite': indecenceInsalubrite,
  'mediation-bailleur': mediationBailleur,
  'droits-demarches': droitsDemarches,
  'maintien-relogement': maintienRelogement,
  eau,
  sante,
  mobilite,
  'isolement-accompagnement': isolementAccompagnement,
};

export const LEXICON: LexiconEntry[] = Object.entries(TEXTS).flatMap(([need, text]) =>
  text.split(/[,\n]/).flatMap((raw) => {
    const entry = raw.trim();
    if (entry === '') return [];
    const at = entry.lastIndexOf(':');
    return [{ need: need as NeedCode, pattern: entry.slice(0, at).trim(), weight: Number(entry.slice(at + 1)) }];
  }),
);
