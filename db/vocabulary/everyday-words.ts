// Words that carry no need by themselves, and the spellings of speech and text messages.

function list(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Skipped when the words of a phrase are compared: « coupure de l’eau » is « coupure eau ». */
export const FILLERS = new Set(
  list(`d de du des la le l les un une mon ma mes ton ta tes ses sa son leur leurs notre nos votre vos ce cet cette ces au
  aux`),
);

/** Words around a need that say nothing of it; they never weigh, whatever the lexicon holds. */
export const GENERIC_WORDS = new Set(
  list(`logement logements maison maisons appartement appartements habitat domicile aide aides aider probleme problemes
  souci soucis besoin besoins question questions service services association associations personne personnes famille
  familles gens situation demande chercher cherche trouver trouve contact contacter numero telephone adresse horaire
  horaires information informations info infos bonjour bonsoir merci svp stp urgent urgence gratuit gratuite pres proche
  ici quartier ville commune mairie departement metropole region rue france`),
);

/** A query that holds one of these and three words reads as speech. */
export const SPEECH_MARKERS = new Set(
  list(`je j me m moi nous on ne n pas plus jamais suis ai avons ont est sont etait fait faut peux peut veux veut dois doit
  tu te vous qui que quoi comment pourquoi quand arrive arrivent quel quelle c ca y rien`),
);

/** Weaker signs of speech: they count from four words on. */
export const SPEECH_HINTS = new Set(
  list('mon ma mes son sa ses notre nos il elle ils elles a mais car depuis sans trop tres'),
);

/** What a query that asks for somebody’s number or door looks like. */
export const CONTACT_WORDS = new Set(
  list(
    'contacter joindre appeler numero telephone tel adresse horaire horaires mail rendez rdv permanence bureau coordonnees',
  ),
);

/** First words of the names of organisations. */
export const NAME_HEADS = new Set(
  list(`centre association agence maison espace fondation caisse office conseil syndicat union federation comite reseau club
  collectif compagnie compagnons communaute secours ville mairie metropole departement region point plateforme regie
  service fonds institut mission groupe groupement cooperative mutuelle ligue amicale foyer residence atelier ateliers
  banque bureau direction delegation confederation chambre ordre pole societe entreprise habitat action`),
);

/** Names of organisations and of regions that hold the name of a commune or of a need. */
export const PROTECTED_NAMES = [
  'croix rouge',
  'croix bleue',
  'croix blanche',
  'total energies',
  'total direct energie',
  'direct energie',
  'action logement',
  'france services',
  'france renov',
  'france travail',
  'habitat et humanisme',
  'petits freres des pauvres',
  'restos du coeur',
  'secours catholique',
  'secours populaire',
  'secours islamique',
  'armee du salut',
  'abbe pierre',
  'banque alimentaire',
  'banque de france',
  'mediateur national de l energie',
  'mediateur de l energie',
  'compagnons batisseurs',
  'signal logement',
  'mon accompagnateur renov',
  'la poste',
  'la varappe',
  'batir et reussir',
  'medecins du monde',
  'gaz de france',
  'rhone alpes',
  'auvergne rhone alpes',
  'provence alpes cote d azur',
  'alpes cote d azur',
  'pays de la loire',
  'ile de france',
  'hauts de france',
  'nouvelle aquitaine',
  'centre val de loire',
  'franche comte',
  'languedoc roussillon',
  'midi pyrenees',
];

/** Things that are a trouble only when they are there: « pas de dette » is no debt. */
export const TROUBLES =
  list(`humid moisi dette impay fuite expuls plomb retard insalub cafard rat souris amiante infiltr
  conflit litige credit huissier froid malade courant_d_air asthm danger condens buee`);

const SPOKEN = `
jai=j ai;jaime=j aime;gai=j ai;chui=je suis;chuis=je suis;jsuis=je suis;jsui=je suis;sui=suis;jpeu=je peux
jpeux=je peux;jpe=je peux;jveu=je veux;jveux=je veux;veu=veut;jarrive=j arrive;jarive=j arrive;arive=arrive
jcomprend=je comprends;jcomprends=je comprends;jsais=je sais;jsai=je sais;jcp=je sais pas;chsais=je sais
chais=je sais;jdois=je dois;jdoi=je dois;doi=dois;yapa=y a pas;yapas=y a pas;ya=y a;yen=y en;ilya=il y a;pa=pas
plu=plus;ki=qui;kil=qu il;ke=que;koi=quoi;keske=qu est ce que;kan=quand;kand=quand;pck=parce que;pcq=parce que
psk=parce que;paske=parce que;bcp=beaucoup;bocou=beaucoup;tt=tout;tte=toute;tjr=toujours;tjrs=toujours;tjs=toujours
toujour=toujours;rdv=rendez vous;mtn=maintenant;mnt=maintenant;appart=appartement;appt=appartement;apart=appartement
aparte=appartement;cest=c est;fo=faut;fodrai=faudrait;fe=fait;fai=fait;jen=j en;nan=non;nn=non;pr=pour;ds=dans
ss=sans;qd=quand;qq=quelque;qqun=quelqu un;qqn=quelqu un;kelkun=quelqu un;quelquun=quelqu un;quelqun=quelqu un
mm=meme;vs=vous;ns=nous;kom=comme;dla=de la;dlo=eau;esque=est ce que;eske=est ce que;elec=electricite
electriciter=electricite;electrik=electrique;lelec=electricite;lelectricite=electricite;edef=edf;chofage=chauffage
chofaje=chauffage;choffage=chauffage;chaufage=chauffage;chauffaj=chauffage;chof=chauffe;chofe=chauffe
chofer=chauffer;choffer=chauffer;radiateure=radiateur;froa=froid;froi=froid;frwa=froid;frwad=froid;fwa=froid
cho=chaud;moizi=moisi;moazi=moisi;mwazi=moisi;umidite=humidite;imidite=humidite;umide=humide;factur=facture
fakture=facture;faktur=facture;loye=loyer;peyer=payer;peye=payer;payez=payer;paiyer=payer;kourant=courant
couran=courant;koupe=coupe;koupure=coupure;proprietere=proprietaire;bayeur=bailleur;bayeure=bailleur;espulse=expulse
expulsser=expulser;travo=travaux;travau=travaux;boulo=boulot;trvail=travail;leau=eau;robine=robinet;robinai=robinet
lwayer=loyer;papie=papiers;dosier=dossier;medsin=medecin;docteure=docteur;oqp=occupe;frigidere=frigidaire
frijo=frigo;soley=soleil;solei=soleil;chalheur=chaleur;conpteur=compteur;kompteur=compteur;contra=contrat
kontrat=contrat;abonement=abonnement;fournisseure=fournisseur;permi=permis;transpor=transport;essance=essence
aisance=essence;voitur=voiture;vwature=voiture;bagnol=bagnole;dete=dette;detes=dettes;credi=credit;kredi=credit
banke=banque;banq=banque;bank=banque;budjet=budget;fnetre=fenetre;isolasion=isolation;isolassion=isolation
renovassion=renovation;chodiere=chaudiere;chaudier=chaudiere;assist=assistante;asistante=assistante;sosial=social
toussse=tousse;asme=asthme;astme=asthme;asthm=asthme;expultion=expulsion;espulsion=expulsion;huissie=huissier
uissier=huissier;ussier=huissier;lhuissier=huissier;canicul=canicule;kanicule=canicule;caniculle=canicule
moisisure=moisissure;moissisure=moisissure;moississure=moisissure;g=j ai;propio=proprio;loc=location;compta=compte
`;

/** Spellings of text messages and of speech → the words they stand for. Keys without accents. */
export const SPOKEN_FORMS = new Map(
  SPOKEN.split(/[;\n]/)
    .map((entry) => entry.trim().split('='))
    .filter((pair): pair is [string, string] => pair.length === 2)
    .map(([typed, meant]) => [typed, meant.split(' ')] as const),
);

/** Everyday words that are spelled right: never mended into a word of the lexicon, never taken for a misspelt commune. */
export const EVERYDAY_WORDS = new Set(
  list(`abord absence accord acheter achete adore adulte affaire afin age agit ailleurs aimer aime ainsi air ajouter alimentation
  aller allez alors ami amie amis ancien ancienne animal animaux annee annees anniversaire apprendre appuie appuyer apres
  arbre argent arrange arriere arriver arrivee assez attendre attend attends attention aucun aucune aujourd autant autour autre
  autres avaient avais avait avance avant avec avis avoir avril balance bas beau beaucoup belle bien bientot blanc bleu boire bois
  boite bon bonne bord bouche bouger bout bras bref bruit bureau but cadre cafe calme campagne carte cas cause cela celle celui cent
  cents centre certain certaine chacun chaise changer chaque charge chat chemin cher chere chez chien chose choses chute ciel cinq
  clair classe cle coeur coin collegue comme commence commencer commun complet compte compter comptes confiance connais connaitre
  contre cote couleur courage cours court cousin crois croire croit cuisine dame dans debut decembre dehors deja demain demander
  demi dernier derniere dernieres derniers derriere descendre depuis dessous dessus deux devant devenir devient devoir dieu difference
  dimanche dire direct dit dites divers dix dois doit donc donne donner dont dormir dos doute droit drole dure ecole ecoute ecrire
  effet elle elles embeter employeur encore endroit enfin enlever ensemble ensuite entendre entier entre entree entrer envie environ
  envoie envoye envoyer essaye essayer est etage etaient etais etait etat ete etes etre eux evident exemple explique expliquer
  facile facon faire faisait fait falloir fatigue faut faute femme fermer fermee fermees fete feu fevrier fier file fin fini finir
  fois fond font forme fort forte frere frais garder gars gauche gens genre gentil gere gerer gros grosse groupe guerre habite habiter
  habitude hier histoire homme hommes hopital heure heures hors huit ici idee image impression interieur jamais janvier jardin
  jeune jeunes jeudi joli jouer jour journee jours juillet juin juste laisse laisser laver lendemain lettre lever libre lieu lieux
  ligne lire lit loin long longtemps longue lorsque louer lui lundi lumiere madame magasin main mains maintenant mais mal malgre
  manger mange manque manquer mars marche mardi mari matin matins mauvais mauvaise meilleur meme memes mercredi mere mes message mettre
  meubles midi mieux milieu mille minute moins mois moment monde monsieur monte monter montre montrer mort morte moyen moyenne
  naturel neuf neuve ni noel noir nom nombre non nord normal normalement nos notre nous nouveau nouvelle novembre nuit nuits
  obligee oblige occupe octobre oeil oncle onze ordre oser ou oublie oui ouvert ouverte ouvrir page pain papa par parait parce
  parent parents parfois parle parler parmi part partie partir partout passe passer patron pauvre pendant penser pense perdre
  perdu pere personne personnes petit petite petits peu peur photo piece pieces pied place plaisir plein plusieurs plutot point
  porte portes pose poser possible pour pourquoi pourrait pourtant pouvoir pouvez premier premiere prendre prend prends pres presque
  pret prete prix pris probable prochain propre puis puisque quand quarante quart quatre quelque quelques quinze quitter quoi raison
  rapide rappelle recevoir recois recu regarde regarder remettre rencontre rendre rend rentre rentrer repas repondre reste rester
  retard retour retrouve reveil revenir revient rien rire rouge route rue sac sais sait salle salon samedi sang sans sauf savoir
  semaine semaines sens sent sentir sept septembre sera serais seul seule seulement si signe simple sinon situation six soeur soins
  soir soirs sol soleil somme sont sort sorte sortie sortir sous souvent sud suis suite suivre sujet sur surtout table tant tante tard
  tel telephone tellement temps tendre tenir terre tete tient tirer tombe tomber toujours tour tours tous tout toute toutes train
  travail travaille travailler trente tres triste trois trop trou trouver tu un utilise valeur vend vendre vendredi venir vent
  ventre verre vers vert veux vide vie vieux vieille viens vient village ville vingt vite vivre voici voila voir vois voisin
  voisine voisins voit voix vont votre voudrais voulais vouloir voyage vrai vraiment vue yeux zone connait vivons habitons
  bordel gagne gagner masse canne cannes moulin vanne vannes macon lion rennes renne colle chante chauve maux anges
  parler discute soigner creuse manche lot landes tampon port possession rive rives gare gares pont ponts orange nice vire
  lens loos vif gap bar bars barre bains bain croix chambre salon mur murs combles courant chaudiere boulot change rouge ars cher
  grace prier priere merci madame mademoiselle docteur maitre service client clients conseiller conseillere ouvrier employe
  retraite retraitee chomeur chomeuse etudiant etudiante patient patiente locataire locataires beneficiaire usager menage menages
  gardien gardienne infirmiere infirmier assistant assistante educateur educatrice agent dispositif mission
  signaler signale orienter oriente orientation accompagner accompagnement suivi dossier`),
);
