// How people say that somebody is in danger right now. Normalised; « * » ends a stem; words of two parts stand in a row.
// Spellings of a hurried hand stand beside the right one where a single slip would not be mended by itself.

const list = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

export const DANGER_WORDS = {
  gas: list('gaz, gas, gaze, butane, propane'),
  monoxide: list('monoxyde, monoxide, monoxid, gaz carbonique'),
  smell: list(
    `odeur*, sent, sens, sentir, senti, sentait, ressent, jsens, casent, sasent, ca sen, sa sen, je sen, pue, puent, pu, puait, renifle, ordeur, oder`,
  ),
  smellsOther: list('arnaque*, humid*, moisi*, renferme*, egout*, bon, cigarette*, tabac, friture, poubelle*, bien'),
  rottenEgg: list('oeuf pourri, oeufs pourris, oeuf pouri, oeufs pouris'),
  leak: list('fuite*, fuit, fuient, fuyait, fuitte, s echappe, sechappe, perce'),
  /** What may stand between a leak and its gas: « fuite au robinet de gaz », never « fuite d’eau, chauffage au gaz ». */
  gasPart: list('tuyau*, robinet*, compteur*, bouteille*, cuisiniere*, gaziniere*, niveau, gros, grosse, petite'),
  joining: list(
    `de, du, le, la, les, d, l, un, une, des, au, a, ca, tres, fort, forte, bizarre, comme, genre, trop, vraiment, encore, toujours, partout,
    mauvaise, drole, grosse, legere, petite, suspecte, odeur, qui, il y, y a, se, fait, dans, sous`,
  ),
  alarm: list('detecteur*, alarme*, avertisseur*'),
  ring: list(
    'sonn*, sone, sonent, sonait, soner, bip, bipe, bipent, bips, bipper, biper, siffl*, sifle, hurle*, declench*, retenti*, se met en route',
  ),
  notRinging: list('demarch*, vendeur*, vend, porte, poser, pose, installer, pile*, batterie*, anti vol, voiture'),
  symptom: list(
    `mal a la tete, mal de tete, mal tete, mal au crane, maux de tete, maux tete, mal a ma tete, mo de tete, tete qui tourne, tete tourne, tete me tourne,
    tete lui tourne, nausee*, vomi*, vertige*, malaise*, etourdi*, evanoui*, migraine*, envie de dormir`,
  ),
  /** Says by itself that help must come. */
  lifeless: list(
    'evanoui*, inconscient, inconsciente, inconscients, perdu connaissance, perd connaissance, ne respire plus, ne respire pas, respire plus',
  ),
  intoxicated: list('intoxic*, intoxiq*, empoisonn*, asphyxi*'),
  heater: list(
    `chauffage*, poele*, chaudiere*, chauffe eau*, chauffe bain*, brasero*, barbecue*, cheminee*, petrole, groupe electrogene, gaz, gaziniere*, radiateur a gaz`,
  ),
  money: list(
    `facture*, prix, tarif*, payer, paye, paie, cher, chere, prime*, contrat*, impaye*, dette*, budget, papiers, dossier*, devis, fournisseur*,
    demarche*, courrier*, abonnement*, rembours*`,
  ),
  fire: list(
    `au feu, prend feu, pris feu, prends feu, prennent feu, y a le feu, ya le feu, feu dans la, feu dans le, feu dans l, feu a la maison, flammes,
    sent le brule, sent le crame, odeur de brule, sent brule, etincelle*, court circuit en cours`,
  ),
  burningNow: list('incendie*, feu'),
  smoke: list('fumee*, fume, fument, enfum*'),
  smokes: list(
    `dans l appartement, dans la maison, dans le logement, dans le salon, dans la cuisine, dans la chambre, dans l immeuble, dans l escalier, dans la cage,
    dans tout, plein, pleine, partout, refoule, noire, prise*, compteur*, tableau*, cable*, disjoncteur*, poele*, cheminee*, chaudiere*`,
  ),
  notBurning: list(
    `apres, suite, assurance*, depuis, securite, bougie*, cigarette*, tabac, fumeur*, detecteur*, eteint, sinistre*, extracteur*, ramon*, voisin fume,
    voisine fume, prime*`,
  ),
  structure: list(
    'plafond*, toit, toiture, mur, murs, plancher*, balcon*, escalier*, immeuble, facade, cloison*, dalle, maison, batiment',
  ),
  collapse: list('effondr*, ecroul*, s afaisse, affaiss*'),
  falls: list('tombe, tomber, tombent, craque, craquent, lache, lacher, ceder, cede'),
  /** Between what holds and what falls: « le plafond de la chambre va tomber », never « le papier peint du mur tombe ». */
  falling: list(
    `qui, va, est, me, m, nous, vient, de, du, en, train, menace, risque, a, s, se, salon, chambre, cuisine, la, le, l, salle, bain, bains,
    commence, d, morceau, morceaux, moitie, entree, couloir, ca`,
  ),
  /** What falls without breaking anybody. */
  light: list('papier*, peinture*, enduit*, crepi, tapisserie*, carrelage*, eau, pluie, gouttes, moisi*'),
  cut: list(
    `coup*, coupure*, panne de courant, panne d electricite, panne electricite, plus de courant, plus d electricite, plus electricite, plus d elec,
    pas d electricite, pas de courant, sans electricite, sans courant, plus de jus, disjonct*`,
  ),
  current: list('courant, electricite, elec, edf, enedis, engie, jus, compteur, ligne, lumiere'),
  device: list(
    `respirateur*, oxygene, dialys*, assistance respiratoire, appareil respiratoire, appareil a respirer, machine a respirer, machine pour respirer,
    apnee, concentrateur*, lit medicalise, materiel medical, appareil medical, appareils medicaux, sous machine, tracheo*, perfusion*, pompe a insuline,
    pousse seringue`,
  ),
  roofless: list(
    `a la rue, sans abri, sans toit, nulle part, sans hebergement, pas de toit, aucun endroit, a la porte, mis dehors, mise dehors, mettre dehors, jete dehors,
    jetee dehors, vire, viree, mis a la rue`,
  ),
  outside: list('dehors, la rue, ma voiture, sa voiture, la voiture, notre voiture, nulle part, une tente'),
  sleeps: list('dors, dort, dorment, dormons, dormir, passe la nuit, passer la nuit'),
  tonight: list('ce soir, cette nuit, maintenant, aujourd hui, aujourdhui, soir meme'),
} as const satisfies Record<string, string[]>;

export type DangerWord = keyof typeof DANGER_WORDS;
