// How people put each need, for the classifier of the search. One phrase a line, first need only.
import type { NeedCode } from './needs.ts';

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

export const TRAINING_PHRASES: Record<NeedCode, string[]> = {
  'impayes-energie': lines(`
    on m'a coupé l'électricité ce matin
    ils ont réduit la puissance, je peux juste allumer une lampe
    j'ai reçu une lettre de relance pour le gaz
    je n'ai pas payé mes deux dernières factures d'électricité
    edf me réclame huit cents euros de retard
    je dois de l'argent à mon fournisseur et je ne sais pas comment faire
    on vit à la bougie depuis mardi
    plus de lumière dans l'appartement, tout est coupé
    ils menacent de couper si je ne règle pas avant vendredi
    je voudrais payer ma dette d'énergie en plusieurs fois
    le technicien est venu fermer le compteur
    monsieur a une dette importante auprès de son fournisseur d'énergie
    famille avec coupure de courant depuis trois semaines
    la régularisation est tombée, je n'ai pas de quoi la payer
    mon prélèvement a été rejeté et maintenant j'ai des relances
    ça fait six mois que j'ai pas réglé l'élec
    jpeux plus payer lelectricite
    ils veulent couper le gaz, j'ai un bébé
    est-ce qu'ils ont le droit de couper en hiver
    la locataire du deuxième n'a plus de courant, elle tire une rallonge chez sa voisine
    j'ouvre même plus les enveloppes du fournisseur
    les factures s'entassent sur la table et je n'arrive plus à suivre
    je cherche un délai pour régler mon énergie
    huissier pour une facture de gaz
    la trêve est finie, ils vont me couper
    un rappel énorme après le relevé du compteur
    je me retrouve dans le noir avec les petits
    comment faire remettre le courant chez moi
    on nous laisse juste de quoi charger le téléphone
    société de recouvrement pour de l'électricité
    mise en demeure de payer avant coupure
    impossible de régler la note de gaz de cet hiver
    mon frigo ne marche plus parce qu'ils ont coupé
    j'ai laissé traîner mes factures d'énergie
    le fournisseur refuse un nouvel échéancier
    mon échéancier est trop lourd, je ne peux pas tenir
    usager en limitation de puissance demande rétablissement
    ma mère cache ses factures impayées
    j'ai eu un dernier avis avant suspension
    ils m'ont mis mille watts, je peux rien brancher
    je dois quatre mois d'énergie
    l'ancienne dette d'électricité me rattrape
    je mange froid parce que je n'ai plus de gaz coupé
    douze cents euros de rattrapage d'un coup
    quand je branche la machine tout saute depuis qu'ils ont baissé la puissance
    je rembourse edf petit à petit mais j'y arrive plus
    je suis menacé de coupure pour quatre cents euros
    un agent a posé un scellé sur mon compteur hier
    je m'éclaire avec des lampes à piles
    plus moyen de cuisiner depuis la coupure
    j'attends qu'on remette le gaz
    je n'ai payé que la moitié et ils réclament le reste
    mon dossier est parti au contentieux
    j'ai honte, je dois un hiver entier de gaz
    ils prélèvent et la banque rejette à chaque fois
    ma fille vit sans électricité avec un nouveau-né
    ils ont mis un limiteur chez moi
    le fournisseur dit que c'est trop tard pour étaler
    j'ai des factures rouges plein le tiroir
    on n'a plus de chauffage parce que le gaz a été fermé pour impayé
    comment éviter d'être coupé au printemps
    locataire avec arriéré d'énergie de plus de mille euros
    je reçois des sms de relance tous les jours
    impossible de négocier avec eux par téléphone
    un commissaire de justice m'a écrit pour le courant
    je peux mettre trente euros par mois, pas plus, sur ma dette
    tout le monde dans l'immeuble a la lumière sauf moi
    le compteur est coupé au disjoncteur du palier
    la note de l'hiver n'est toujours pas réglée
    `),
  'aide-paiement': lines(`
    est-ce qu'il existe une aide pour payer le chauffage
    je n'ai pas reçu mon chèque énergie cette année
    comment utiliser le chèque que l'état envoie pour l'électricité
    qui pourrait prendre en charge une partie de ma facture
    je cherche un secours d'urgence pour remplir la cuve de fioul
    y a-t-il un coup de pouce pour acheter du bois
    une aide financière exceptionnelle pour l'énergie
    je voudrais demander le fonds de solidarité
    monter une demande de fonds pour une facture
    mon fils est étudiant, a-t-il droit à une aide pour son électricité
    j'ai perdu mon chèque énergie
    aide pour acheter des granulés
    la mairie peut-elle m'aider à payer le gaz
    on m'a parlé d'une aide départementale pour les factures
    petite retraite, il me faudrait une aide pour passer l'hiver
    demande de secours pour une facture de chauffage
    aide pour les charges d'énergie quand on est au rsa
    plus un sou pour acheter une bouteille de gaz
    commission d'aide financière facultative
    comment avoir un bon pour du bois de chauffage
    mon chèque est périmé, je peux encore m'en servir
    je ne me chauffe qu'au fioul et je peux pas remplir la cuve
    la facture est trop lourde pour moi, qui donne un coup de main
    j'aimerais savoir à quelles aides j'ai droit pour l'énergie
    besoin d'une avance pour payer l'électricité
    aide ponctuelle pour famille monoparentale qui n'arrive pas à régler sa facture
    solliciter une prise en charge de la dette énergie
    est-ce qu'on peut effacer une partie de ce que je dois
    trouver de l'argent pour payer l'électricité
    je travaille mais je gagne trop peu pour payer le gaz, existe-t-il un soutien
    une association qui paye une partie des factures
    je voudrais faire instruire une demande d'aide pour l'énergie
    le chèque de l'état ne suffit pas
    attestation du chèque énergie à donner au fournisseur
    prêt sans intérêt pour régler une facture
    combien de temps pour toucher l'aide au paiement
    aide au règlement des factures pour retraité
    je demande une aide parce que ma pension ne suffit pas à payer le chauffage
    faire livrer du fioul sans argent
    le ménage ne peut avancer l'argent du combustible
    allocation pour le chauffage des personnes âgées
    j'ai droit au chèque mais je l'ai jamais eu
    aide aux impayés, qui finance
    on a besoin d'un petit geste financier pour tenir
    comment financer ma facture de fin d'année
    je n'ai plus de quoi acheter des pellets
    qui donne des bons pour le bois
    le chèque est arrivé mais mon fournisseur n'en veut pas
    peut-on avoir un prêt d'honneur pour une facture
    j'aimerais une participation pour mon chauffage
    mon voisin a eu une aide de la commune, comment faire
    il me manque cent cinquante euros pour solder la facture
    trop riche pour les aides mais trop pauvre pour payer
    demander un secours exceptionnel à la commission
    ma facture d'énergie mange un tiers de ma pension
    aide extra légale pour une facture de fin d'hiver
    est-ce que ma caisse de retraite peut payer une partie
    obtenir un soutien financier pour l'énergie
    je viens de recevoir le chèque et je ne sais pas l'utiliser
    je n'ai droit à rien paraît-il mais je ne peux pas payer
    comment faire une demande d'aide pour mes factures
    existe-t-il un tarif réduit pour les petits revenus
    remplir la citerne de gaz sans argent
    un don pour passer l'hiver
    financer une livraison de mazout
    faut-il être au rsa pour avoir une aide à l'énergie
    on cherche qui peut débloquer une somme rapidement
    `),
  'budget-surendettement': lines(`
    le dix du mois je n'ai déjà plus rien
    je n'arrive pas à finir le mois
    j'ai trop de crédits et je ne m'en sors plus
    je voudrais déposer un dossier de surendettement
    mon compte est à découvert tout le temps
    la banque me prend des frais à chaque fois
    je ne sais pas gérer mon argent
    une fois le loyer payé il me reste cent euros
    je suis interdit bancaire
    on a fait crédit sur crédit
    j'aimerais qu'on m'aide à faire mes comptes
    mon salaire est saisi
    on doit choisir entre manger et se chauffer
    tout passe dans les charges, il ne reste rien pour vivre
    je jongle entre les factures
    je paye une facture en laissant l'autre
    mes dettes partout, je coule
    accompagnement à la gestion du budget familial
    depuis mon divorce je n'arrive plus à tenir mon budget
    depuis que j'ai perdu mon travail je suis à sec
    madame a des crédits à la consommation et ne peut plus rembourser
    je dois de l'argent à tout le monde
    je saute des repas pour payer le reste
    le frigo est vide à partir du vingt
    ma carte bleue est bloquée
    combien doit-il rester pour vivre quand tout est payé
    j'ai emprunté à mes enfants pour payer
    les huissiers vont saisir mes meubles
    mes revenus ont baissé de moitié
    savoir où part mon argent
    faire un tableau de mes dépenses
    on tire le diable par la queue
    j'arrive plus à joindre les deux bouts
    je suis fichée à la banque de france
    mes fins de mois commencent le quinze
    je touche ma pension et deux jours après il y a plus rien
    les mensualités de mon prêt sont trop hautes
    j'ai la tête sous l'eau avec toutes ces dettes
    rachat de mes crédits
    je voudrais mettre un peu d'argent de côté mais je peux pas
    mon banquier ne veut plus rien savoir
    usager en situation d'endettement multiple
    diagnostic budgétaire pour un couple
    comment réduire mes dépenses fixes
    on vit avec sept cents euros à quatre
    je gagne le smic et je n'y arrive plus
    je n'ouvre plus mon compte en banque tellement j'ai peur
    quand j'ai payé tout ce qu'il faut il reste trois fois rien
    le conseiller de la banque a coupé mon découvert
    j'ai cinq crédits et un salaire
    comment présenter ma situation à la commission
    je vis avec le rsa et c'est trop court
    la vie augmente et ma paye ne bouge pas
    aidez moi à trier mes dépenses
    mon fils dépense tout dès le début du mois
    apprendre à faire un budget
    je suis à moins six cents sur mon compte
    les prélèvements tombent le cinq et il reste quarante euros
    les organismes de crédit m'appellent dix fois par jour
    on vit au jour le jour
    mon mari est au chômage et les traites continuent
    je rembourse plus que ce que je gagne
    on ne mange plus de viande depuis des mois
    je n'arrive pas à économiser un centime
    j'ai besoin de mettre à plat ma situation financière
    mes charges dépassent mes revenus
    une carte de crédit que je n'arrive pas à solder
    entre les courses et l'essence plus rien ne reste
    `),
  'froid-inconfort': lines(`
    je dors avec deux pulls et un bonnet
    il caille dans l'appartement
    mes enfants font leurs devoirs en manteau
    on ne chauffe qu'une seule chambre
    je n'ose pas allumer les radiateurs
    le chauffage est en panne depuis dix jours
    la chaudière ne redémarre pas
    j'ai beau chauffer il fait toujours froid
    on voit de la buée quand on parle dans le salon
    ma grand-mère reste au lit pour avoir chaud
    les convecteurs chauffent rien du tout
    le vent passe sous les portes
    je sens l'air froid qui rentre par les fenêtres
    je laisse le four ouvert pour réchauffer la cuisine
    on se chauffe avec un petit radiateur d'appoint
    le soir on se met tous sous la même couverture
    il fait meilleur dehors que chez moi
    dans la chambre du bébé il fait douze
    je vais à la bibliothèque pour me réchauffer
    mes doigts sont gelés quand je fais la vaisselle
    le logement est une glacière
    on a passé noël sans chauffage
    le chauffage collectif est coupé dans l'immeuble
    je coupe tout et je mets des couvertures
    la patiente vit dans un logement non chauffé
    les radiateurs restent tièdes
    j'ai les pieds glacés toute la journée
    on gèle dans cette maison
    le poêle à pétrole tourne toute la journée
    l'école me dit que mon fils arrive transi
    le sol est glacé, les petits marchent avec des chaussures
    mon père de quatre vingts ans garde son blouson chez lui
    je me lave à l'eau froide, plus de chauffe-eau
    chauffer coûte trop cher alors je m'en passe
    le matin on voit notre souffle dans la chambre
    je prends ma douche vite tellement il fait froid
    tous les soirs bouillotte et grosses chaussettes
    les murs sont froids, on n'est jamais bien
    je préfère avoir froid que payer
    j'ai éteint le chauffage pour ne pas avoir de grosse facture
    grelotter chez soi à soixante-dix ans
    pas de radiateur dans la salle de bain
    les fenêtres ferment mal, ça souffle
    nous dormons à quatre dans le salon, seule pièce chauffée
    ressenti d'inconfort thermique en hiver
    privation volontaire de chauffage
    le thermomètre ne monte pas
    les chambres sont trop froides pour y dormir
    on met les enfants dans notre lit pour qu'ils aient chaud
    je suis frigorifiée du matin au soir
    dès octobre il fait un froid de canard ici
    le carrelage glace les pieds
    je chauffe avec la gazinière
    l'immeuble n'est plus chauffé
    les radiateurs ne montent pas
    un vieux poêle qui fume et ne chauffe rien
    ma belle-mère vit avec son anorak
    j'ai coupé le chauffage partout sauf dans la cuisine
    ça souffle par les prises
    mes fenêtres laissent passer le vent
    je mets du journal au bas des fenêtres contre le vent
    je reste couchée pour ne pas allumer
    on invite plus personne, il fait trop froid
    nos mains sont bleues le matin
    je me réfugie dans les magasins pour avoir chaud
    la chaudière de la copro est arrêtée depuis une semaine
    monsieur refuse d'allumer par peur de la facture
    l'hiver on ferme la moitié de la maison
    treize dans la salle à manger ce matin
    mon chauffe-eau est mort, on se lave à la bassine
    `),
  'chaleur-ete': lines(`
    l'été on étouffe sous les toits
    il fait trente quatre la nuit dans la chambre
    mon appartement est un four dès le mois de juin
    impossible de dormir avec cette chaleur
    pas de volets, le soleil tape toute la journée
    ma mère âgée ne supporte pas la canicule
    on vit les volets fermés en juillet
    je dors sur le balcon tellement il fait chaud
    la chaleur ne redescend jamais
    je cherche un endroit frais pour la journée
    le bébé transpire toute la nuit
    le ventilateur brasse de l'air chaud
    comment garder la fraîcheur chez soi
    appartement plein sud sans protections
    les combles deviennent un sauna
    un climatiseur coûte trop cher
    dernier étage, toit en tôle, intenable en août
    mettre des stores ou des brise soleil
    la personne est isolée pendant la vague de chaleur
    s'inscrire sur le registre des personnes fragiles pour l'été
    j'ai fait un malaise à cause de la chaleur
    les murs restent brûlants le soir
    on mouille des draps pour rafraîchir la pièce
    même la nuit fenêtres ouvertes il fait chaud
    une vraie bouilloire dès qu'il y a du soleil
    l'an dernier j'ai cru mourir de chaud
    les enfants n'arrivent pas à dormir l'été
    les velux chauffent toute la chambre
    film anti chaleur sur les fenêtres
    on met des cartons aux fenêtres contre le soleil
    logement surchauffé
    pas d'ombre autour de l'immeuble
    confort d'été insuffisant
    je suffoque chez moi quand il fait trente
    il faudrait planter des arbres devant les fenêtres
    j'ai acheté deux ventilos et ça change rien
    les nuits sont insupportables en été
    nous cuisons littéralement
    mon chien halète tellement il fait chaud dans l'appart
    avec la verrière c'est une serre
    on passe nos journées au centre commercial pour avoir du frais
    le bailleur refuse la pose de volets contre le soleil
    studio sous les combles irrespirable en été
    fortes chaleurs et personne dépendante
    le goudron du toit rend l'appartement infernal
    j'ai trente deux à minuit
    ma chambre est un sauna
    mon bébé a eu des boutons de chaleur
    comment aider les personnes âgées pendant les fortes chaleurs
    on vit dans le noir pour avoir moins chaud
    une pièce climatisée dans le quartier
    l'été je vais dormir chez ma sœur tellement c'est chaud
    les vitres du salon grillent tout
    aucune protection contre le soleil
    mon studio est exposé plein ouest sans volet
    la nuit ça ne refroidit pas
    mes médicaments et la chaleur font mauvais ménage
    un coup de chaud au quatrième étage
    nous avons besoin d'ombre et de stores
    logement insupportable au mois de juillet
    respirer devient dur quand il fait si chaud
    la canicule me fait peur cette année
    isoler pour ne plus cuire l'été
    j'ai mis du papier d'aluminium aux carreaux
    on arrose le balcon pour rafraîchir
    `),
  'humidite-moisissures': lines(`
    il y a du noir au plafond de la salle de bain
    les murs sont mouillés le matin
    la tapisserie se décolle toute seule
    ça sent le renfermé dans la chambre
    l'eau coule sur les vitres
    mes vêtements moisissent dans l'armoire
    le linge ne sèche jamais
    des champignons poussent derrière le lit
    je nettoie à la javel et ça revient
    la vmc ne marche plus
    il pleut dans le salon
    une tache s'agrandit au plafond
    le papier peint fait des bulles
    pas d'aération dans la salle d'eau
    le matelas du petit est trempé par dessous
    une odeur de cave dans tout l'appartement
    de la mousse sur les murs
    l'eau s'infiltre par le toit
    des gouttes tombent du plafond quand il pleut
    les joints sont tout noirs
    tout est humide même les draps
    je repeins tous les ans et les taches reviennent
    de la buée partout sur les fenêtres
    le mur du fond est vert
    les chaussures prennent le moisi dans le placard
    le plâtre tombe à cause de l'humidité
    grilles d'aération bouchées
    le voisin du dessus a fait un dégât des eaux
    traces noires dans les coins de la chambre
    le mur suinte
    l'hygromètre affiche quatre vingts
    ma chambre sent mauvais, comme une cave
    j'éponge le rebord des fenêtres chaque matin
    condensation importante sur les menuiseries
    remontées d'eau par le sol
    salpêtre au rez de chaussée
    on a mis un absorbeur mais il se remplit tous les jours
    les murs pleurent
    le plafond de la cuisine est couvert de points noirs
    meubles gonflés par l'humidité
    problème de ventilation constaté lors de la visite
    la peinture s'écaille et tombe
    des moisissures derrière l'armoire des enfants
    la gouttière cassée mouille le mur
    tout sent le moisi même mes cheveux
    de l'eau ruisselle le long du mur nord
    les rideaux collent aux vitres mouillées
    un champignon grandit au coin de la fenêtre
    la chambre de ma fille est noire de moisi
    les plinthes pourrissent
    j'ai jeté deux matelas à cause du moisi
    il y a toujours de la buée chez moi
    le toit fuit dans la chambre
    pas de fenêtre ni d'aération dans la douche
    le crépi cloque et tombe
    mes livres sont gondolés
    un voile gris recouvre les murs
    ça goutte par le lustre quand il y a de l'orage
    mon placard est plein de taches vertes
    odeur d'humidité tenace
    le sol de la cuisine est trempé sans raison
    la salle de bain ne sèche jamais
    notre logement est une éponge
    le mur mitoyen est gorgé d'eau
    la ventilation fait du bruit mais n'aspire rien
    peinture qui s'écaille sous la fenêtre
    `),
  'equipements-economes': lines(`
    où trouver des ampoules led gratuites
    quelqu'un peut-il poser des joints aux fenêtres
    je voudrais un boudin de porte
    un kit pour faire des économies
    mettre des mousseurs sur mes robinets
    mon frigo est vieux et consomme trop
    la machine à laver est morte, je ne peux pas en racheter
    des rideaux épais pour l'hiver
    installer des réflecteurs derrière les radiateurs
    des multiprises à interrupteur
    où avoir un frigo pas cher
    pose de petits équipements pendant la visite
    remplacer mes vieilles ampoules
    un pommeau de douche économique
    électroménager d'occasion pour famille modeste
    calfeutrer les portes et les fenêtres
    avoir un thermomètre et des ampoules
    ma plaque électrique est fichue
    acheter une gazinière reconditionnée
    mon congélateur givre et consomme énormément
    petits matériels distribués aux ménages
    je cherche un lave linge à petit prix
    un film à coller sur les vitres pour isoler
    des prises programmables pour couper la nuit
    recevoir une mallette d'économies d'énergie
    un robinet thermostatique pour régler mes radiateurs
    un truc à mettre en bas de la porte
    quel matériel pour faire baisser la consommation
    aide pour remplacer un réfrigérateur énergivore
    le frigo a lâché, je mets la nourriture sur le balcon
    des coupe veille pour la télé et la box
    dons d'appareils ménagers
    je m'éclaire avec des halogènes
    bandes de mousse autour des fenêtres
    une couverture pour le ballon d'eau chaude
    matériel économe posé gratuitement
    s'équiper quand on emménage sans rien
    premier logement, je n'ai ni frigo ni plaques
    un minuteur pour la douche
    bas de porte pour bloquer l'air
    lampes basse consommation
    le four ne chauffe plus, je cherche un autre
    un rideau isolant pour la porte d'entrée
    équiper le ménage en petits objets économes
    un sèche linge qui consomme trop, par quoi le changer
    du petit matériel pour moins dépenser
    j'ai besoin d'un aspirateur et d'une plaque
    quelqu'un peut changer mes ampoules par des leds
    des bandes isolantes pour mes fenêtres
    un économiseur d'eau à visser
    acheter un frigo à bas prix
    isoler ma porte d'entrée avec un boudin
    quels petits équipements installer pour faire des économies
    je n'ai pas de quoi remplacer mon lave-linge
    recevoir gratuitement un kit
    une housse pour mon ballon
    mes lampes grillent sans arrêt et coûtent cher
    un rideau pour couper le froid de la porte
    mettre un minuteur sur le chauffe-eau
    un détendeur de débit pour la douche
    un programmateur pour mes convecteurs
    mon vieux congélateur dévore l'électricité
    un réflecteur à glisser derrière le radiateur
    meubles et électroménager pour une famille qui s'installe
    la cuisinière est dangereuse, il m'en faut une autre
    `),
  'conseil-usages': lines(`
    comment faire baisser ma consommation
    je voudrais comprendre pourquoi je consomme autant
    quels sont les bons gestes pour économiser
    je fais attention à tout et pourtant la facture monte
    qu'est ce qui consomme le plus chez moi
    à quelle température régler mon chauffage
    je ne sais pas me servir de mon thermostat
    comment lire mon compteur
    mon compteur tourne même quand tout est éteint
    participer à un atelier sur les économies d'énergie
    des astuces pour dépenser moins d'électricité
    apprendre à mes enfants à éteindre les lumières
    je laisse la télé allumée toute la journée, ça coûte
    programmer les radiateurs la nuit
    suivre mes consommations jour par jour
    faut il couper le chauffage quand on part
    est-ce que ça consomme de laisser en veille
    un conseiller qui explique comment mieux utiliser son logement
    ma chaudière est mal réglée je crois
    quelqu'un pour regarder mes consommations
    animation sur les éco-gestes pour des habitants
    sensibiliser les locataires à l'énergie
    j'ai emménagé et je ne comprends pas le chauffage
    comment aérer sans perdre la chaleur
    je veux réduire mes dépenses d'énergie sans travaux
    combien doit consommer un logement comme le mien
    combien de degrés dans une chambre
    mode d'emploi du chauffage au sol
    trop consommé cet hiver alors que je fais attention
    les appareils qui mangent le plus de courant
    quel est le meilleur moment pour faire tourner la machine
    conseils pour payer moins sans se priver
    la consommation a doublé sans raison
    comment utiliser un programmateur
    analyse des consommations du ménage
    visite conseil sur les usages
    changer ses habitudes pour consommer moins
    faire un bilan de mes consommations
    je voudrais être plus sobre
    atelier pratique pour réduire ses factures
    je surchauffe peut-être, je ne sais pas régler
    que veulent dire les chiffres sur linky
    dégivrer le frigo ça sert à quelque chose
    apprendre à bien chauffer sa maison
    je ne sais pas combien me coûte chaque appareil
    on chauffe trop, comment s'organiser
    est-ce normal de payer autant pour un studio
    comment économiser sans avoir froid
    un rendez-vous pour regarder mes habitudes
    je voudrais un suivi de ma consommation
    quelqu'un qui vienne dire ce qui cloche dans ma façon de chauffer
    apprendre à lire les chiffres du compteur
    mieux vaut chauffer tout le temps ou seulement le soir
    baisser d'un degré ça change quoi
    le ballon d'eau chaude doit-il rester allumé
    mes enfants laissent tout allumé
    je veux faire des économies d'énergie
    comment marche mon plancher chauffant
    des idées simples pour moins consommer
    je suis étonné par ma conso
    une réunion d'information sur les économies
    les bonnes pratiques pour aérer et chauffer
    qui peut analyser ma courbe de consommation
    je paie plus que mon voisin pour le même appartement
    à quoi sert le mode éco
    couper la box la nuit ça vaut le coup
    `),
  'contrat-tarif': lines(`
    un vendeur est venu et m'a fait signer un contrat d'électricité
    je voudrais changer de fournisseur
    quelle est l'offre la moins chère
    ma facture est fausse, ils ont mal relevé le compteur
    je ne comprends rien à ma facture
    les heures creuses c'est intéressant pour moi
    j'ai été démarché par téléphone
    annuler un contrat de gaz que je n'ai pas voulu
    ma mensualité est passée de soixante à cent vingt
    je paie deux abonnements en même temps
    on m'a changé de fournisseur sans me demander
    le contrat est encore au nom de l'ancien locataire
    litige avec mon fournisseur d'énergie
    comment saisir le médiateur pour ma facture
    ils me prélèvent plus que prévu
    comparer les prix de l'électricité
    mettre l'électricité à mon nom dans le nouvel appartement
    résilier mon abonnement de gaz
    le service client ne me répond pas
    je conteste ce qu'on me facture
    facture estimée alors que je donne mes index
    ils se sont trompés de compteur
    quelle puissance choisir pour un deux pièces
    je crois que je me suis fait avoir par un commercial
    se rétracter après une vente à domicile
    le prix du kilowattheure a changé sans prévenir
    ma facture a triplé sans explication
    comprendre les lignes de ma facture d'électricité
    le tarif bleu existe encore
    je reçois la facture de mon voisin
    mon fournisseur a fait faillite
    on me facture un logement que j'ai quitté
    déménagement et ouverture du compteur
    ils m'ont appelé dix fois pour vendre du gaz
    mon abonnement est trop élevé pour ce que j'utilise
    contester une régularisation que je trouve anormale
    remboursement d'un trop payé
    passer aux heures pleines heures creuses
    faux agent venu voir ma facture
    réclamation auprès du fournisseur restée sans réponse
    frais de résiliation injustifiés
    le disjoncteur saute, ma puissance est trop faible
    indexé ou prix fixe que choisir
    ma mère de quatre vingts ans a signé sur une tablette
    je reçois des factures de deux compagnies différentes
    ils ont signé à ma place
    un jeune avec un badge m'a demandé ma facture et a fait un contrat
    je regrette d'avoir signé
    quel abonnement prendre pour un petit appartement
    je ne suis pas d'accord avec le montant
    le relevé ne correspond pas à mon compteur
    mon contrat a été coupé sans raison
    changer de formule d'électricité
    mon fournisseur ne rembourse pas ce qu'il doit
    passer au gaz moins cher
    ils ont doublé mes mensualités d'un coup
    la facture est au nom du défunt
    j'ai donné mon rib à un démarcheur
    on m'appelle sans cesse pour des offres d'énergie
    mise en service refusée dans mon nouveau logement
    ma puissance est de neuf, j'en ai besoin de moins
    ma réclamation n'avance pas
    qui peut vérifier si ma facture est juste
    la ligne taxes et contributions c'est quoi
    je veux arrêter mon contrat
    est-ce que mon offre est une bonne offre
    `),
  'travaux-renovation': lines(`
    je voudrais isoler ma maison
    quelles aides pour changer mes fenêtres
    remplacer une vieille chaudière au fioul
    mon logement est classé g
    faire un audit énergétique
    j'ai acheté une maison ancienne mal isolée
    dossier de prime pour la rénovation
    trouver un artisan sérieux pour l'isolation
    la copropriété veut voter un ravalement avec isolation
    combien coûte une pompe à chaleur
    isoler les combles perdus
    double vitrage subventionné
    propriétaire modeste qui veut faire des travaux
    je ne peux pas avancer l'argent des travaux
    qui peut m'accompagner dans mon projet de rénovation
    mettre un poêle à granulés
    un prêt pour financer mes travaux d'énergie
    la toiture est à refaire et à isoler
    mon dpe est catastrophique
    on m'a proposé une isolation à un euro, c'est sérieux
    rénovation complète d'une maison de famille
    isoler par l'extérieur
    devis trop chers pour le chauffage
    remplacer les convecteurs par autre chose
    l'entreprise a mal fait l'isolation
    subvention pour adapter la salle de bain et isoler
    travaux chez un propriétaire occupant âgé
    par quels travaux commencer pour gagner en confort
    sortir d'une passoire énergétique
    refaire l'électricité et le chauffage
    je suis bailleur et je dois rénover mon bien
    installer des panneaux solaires
    monter un dossier de subvention pour la rénovation
    simple vitrage partout et rien d'isolé
    la charpente et le toit laissent passer l'air, il faut refaire
    accompagnement aux travaux avec reste à charge faible
    installer une vraie vmc et isoler les murs
    remplacer la chaudière gaz de trente ans
    conseil neutre avant travaux
    notre maison des années soixante est une passoire
    on voudrait rénover mais on ne sait pas à qui faire confiance
    aides de l'état pour les travaux
    artisan reconnu pour poser des fenêtres
    le chantier de rénovation est à l'arrêt
    on perd toute la chaleur par le toit
    ma maison est une ruine énergétique, je veux la rénover
    refaire la plomberie et mettre un chauffage central
    quelles subventions pour un propriétaire âgé
    poser du double vitrage dans un appartement
    qui vérifie les devis des entreprises
    faut-il isoler les murs ou changer la chaudière d'abord
    nous voulons passer du fioul au bois
    remplacement de l'ancienne chaudière à gaz
    je n'arrive pas à faire mon dossier de prime
    la prime n'est toujours pas versée
    l'artisan a encaissé l'acompte et a disparu
    isoler un plancher au dessus d'une cave
    mon immeuble doit être rénové, que vais-je payer
    un prêt sans intérêt pour isoler
    changer les menuiseries d'une vieille maison
    améliorer l'étiquette de mon bien
    un bilan énergétique de ma maison
    installer un chauffe-eau solaire
    propriétaire bailleur qui veut améliorer son logement
    on vient d'acheter et tout est à refaire
    rénover la ferme de mes grands-parents
    faire venir un technicien pour chiffrer l'isolation
    `),
  'petits-travaux-ara': lines(`
    je voudrais repeindre la chambre mais je ne sais pas faire
    emprunter une perceuse
    apprendre à poser du carrelage
    faire mes travaux moi même avec quelqu'un qui m'explique
    une poignée de fenêtre cassée à remplacer
    reboucher des trous dans le mur
    atelier bricolage près de chez moi
    refaire les joints de la baignoire
    je ne peux plus monter sur un escabeau, qui peut fixer ma tringle
    un coup de main pour poser du lino
    remonter une porte qui ne ferme plus
    prêt d'outils entre voisins
    des bénévoles pour rafraîchir un appartement
    petites réparations chez une personne âgée
    changer une prise ou un interrupteur
    déboucher l'évier
    chantier participatif chez un habitant
    réparer un volet qui bloque
    on me demande de refaire la peinture avant l'état des lieux
    acheter des matériaux de récupération
    qui vient avec un camion d'outils dans le quartier
    réparer soi même avec un animateur technique
    retaper mon logement petit à petit
    monter des meubles
    changer un carreau cassé
    enlever du vieux papier peint
    poser des étagères
    je suis maman seule et je ne sais pas bricoler
    remettre en état un appartement avant d'emménager
    des cours pour apprendre à réparer
    la serrure est cassée et je n'ai pas d'argent pour un dépanneur
    entretien courant à la charge du locataire
    embellir son logement à moindre coût
    aider une famille à réhabiliter elle même sa maison
    fabriquer des meubles avec des palettes
    trouver de la peinture pas chère
    le parquet est abîmé, je voudrais le refaire moi même
    bricoleur solidaire
    un homme à tout faire pour de petites choses
    accompagnement technique pour auto rénovation
    plâtre à refaire dans un coin
    mettre une barre d'appui dans la douche
    le robinet de l'évier à changer, on me montre comment
    j'ai du matériel mais pas les bras
    qui pourrait venir réparer ma fenêtre qui ferme mal
    j'ai besoin d'un tournevis et de conseils
    repeindre avec des amis mais sans matériel
    apprendre à changer un joint
    un atelier où fabriquer et réparer
    refaire une salle de bain soi même
    un voisin bricoleur serait bienvenu
    mettre du papier peint neuf
    mon évier est bouché
    une étagère est tombée, je ne sais pas la remettre
    un stage pour apprendre l'enduit et la peinture
    on me donne les matériaux si je fais le travail
    il faut poncer et vernir le parquet
    je voudrais embellir mon appartement
    réparer la porte du placard
    accompagnement pour faire moi même mon isolation
    la tringle est tombée
    un camion outils passe dans le quartier
    une équipe de jeunes pour rafraîchir mon logement
    je suis handicapé et j'ai des bricoles à faire faire
    montrez moi comment poser un sol
    `),
  'indecence-insalubrite': lines(`
    on vit dans une cave sans fenêtre
    il y a des rats dans l'immeuble
    les fils électriques sont à nu
    le plafond est tombé dans la cuisine
    pas de toilettes dans le logement
    le propriétaire loue un garage comme studio
    l'immeuble menace de s'écrouler
    l'appartement est infesté de cafards
    peinture au plomb chez nous
    huit mètres carrés pour trois personnes
    le logement n'est pas décent
    signaler un logement insalubre à la mairie
    les escaliers sont dangereux
    un marchand de sommeil loue des chambres à des familles
    les eaux usées remontent dans la douche
    grosses fissures dans les murs
    les prises font des étincelles
    pas d'eau chaude ni de chauffage ni de fenêtre
    la chambre fait sept mètres carrés
    des punaises de lit dans tout l'immeuble
    arrêté de péril sur le bâtiment
    demander une visite du service d'hygiène
    ce logement est un danger pour mes enfants
    taudis loué à prix d'or
    le balcon risque de tomber
    toilettes communes sur le palier
    le plancher s'enfonce
    on loue un sous sol sans lumière
    des souris courent la nuit
    tout est délabré
    je prends des coups de jus en touchant le robinet
    logement impropre à l'habitation
    le toit est ouvert et couvert d'une bâche
    habitat indigne repéré par une infirmière
    on est dix dans deux pièces sans douche
    le tableau électrique n'est pas aux normes
    la porte de l'immeuble est cassée et les parties communes sont sales
    personne ne devrait vivre dans un endroit pareil
    des conditions de vie inhumaines
    l'odeur des égouts remonte dans la cuisine
    on vit dans une caravane sans rien
    faire constater l'état du logement
    situation de non décence constatée en visite
    le mur penche et s'effrite
    les murs tombent en morceaux
    il pleut des gravats dans la cage d'escalier
    le logement est trop petit pour être loué
    les enfants se font mordre par des bêtes
    un propriétaire entasse des familles dans son immeuble
    l'installation électrique a pris feu
    aucun point d'eau dans la chambre louée
    la fosse déborde dans la cour
    la structure du bâtiment ne tient plus
    on nous a loué un local commercial
    plus de garde-corps à la fenêtre
    une odeur d'égout insupportable
    loger là dedans devrait être interdit
    mon studio est au fond d'une cave
    il y a des trous dans le plancher
    on a découvert de l'amiante
    de vieux tuyaux en plomb
    le plafond s'affaisse au dessus du lit
    la mairie doit venir constater
    un logement dégradé avec des enfants dedans
    j'ai trouvé des punaises dans le lit
    le bâtiment est sous arrêté
    `),
  'mediation-bailleur': lines(`
    mon propriétaire refuse de réparer
    l'agence ne répond jamais à mes appels
    j'ai écrit trois fois au bailleur sans réponse
    le proprio me dit que c'est ma faute
    qui doit payer la réparation, lui ou moi
    le syndic traîne depuis un an
    mon bailleur ne veut pas faire les travaux
    écrire une lettre recommandée au propriétaire
    je suis en conflit avec mon propriétaire
    il entre chez moi sans prévenir
    il ne veut pas me rendre ma caution
    les charges ont augmenté sans justificatif
    il menace de me mettre dehors si je me plains
    on a fait une pétition dans l'immeuble et rien ne bouge
    l'office ne fait rien pour les ascenseurs et le chauffage
    j'aimerais quelqu'un entre le propriétaire et moi
    peut-on obliger un bailleur à changer une chaudière
    mes droits de locataire face au propriétaire
    mettre en demeure l'agence
    saisir la commission de conciliation
    il promet et il ne vient jamais
    le propriétaire augmente le loyer sans raison
    arrêter de payer le loyer tant qu'il ne fait rien
    pas de bail, pas de quittance
    la gardienne dit qu'elle a transmis mais personne ne passe
    le bailleur social nous ignore
    rien n'a été fait malgré mes courriers
    association pour défendre les locataires
    dialogue rompu avec le bailleur
    le propriétaire vit à l'étranger et ne s'occupe de rien
    j'ai peur de réclamer à mon propriétaire
    le régisseur se moque de nous
    le propriétaire a coupé le chauffage pour nous faire partir
    état des lieux contesté
    régularisation de charges que je conteste
    l'agence me balade d'un service à l'autre
    locataire et propriétaire en désaccord sur des réparations
    est-ce au locataire ou au bailleur de payer le ramonage
    on me renvoie toujours la balle
    je voudrais un rendez-vous de médiation
    il ne décroche plus le téléphone quand je l'appelle pour la chaudière
    la régie a classé ma demande sans suite
    mon logeur ne respecte pas ses obligations
    harcèlement du propriétaire
    je n'ose plus appeler le propriétaire tant il crie
    il change d'avis à chaque fois
    le syndic dit que c'est le locataire, le locataire dit que c'est le syndic
    mon bailleur a promis des fenêtres il y a deux ans
    la société de gestion ne décroche jamais
    faire reconnaître mes droits face au bailleur
    j'ai des photos et des courriers mais ça ne suffit pas
    demander une baisse de loyer tant que ce n'est pas réparé
    le propriétaire prétend que je n'aère pas
    qui a raison entre mon propriétaire et moi
    le bail dit une chose et lui en fait une autre
    ils me facturent des charges bizarres
    on voudrait se regrouper entre locataires
    mon logeur garde le double des clés et vient quand il veut
    une réparation urgente refusée par l'agence
    le gardien se moque de nous
    pas de réponse du bailleur social depuis l'automne
    calmer le jeu avec mon propriétaire
    puis-je faire les réparations et les déduire du loyer
    le propriétaire ne donne pas de quittances
    conflit avec la voisine du dessus pour du bruit
    `),
  'droits-demarches': lines(`
    je ne comprends pas ce papier
    qui peut m'aider à remplir un dossier
    je ne sais pas me servir d'internet
    tout se fait en ligne et je n'ai pas d'ordinateur
    à quoi ai-je droit
    je ne sais pas lire le courrier que j'ai reçu
    faire une lettre pour une administration
    ma demande d'aide au logement est bloquée
    on me demande des papiers que je n'ai pas
    mes allocations se sont arrêtées
    déclarer mes impôts
    demander une carte de séjour
    prendre rendez-vous à la préfecture
    j'ai perdu mon mot de passe
    c'était mon mari qui faisait les papiers
    rencontrer un juriste gratuitement
    voir un avocat gratuit
    je parle mal français et je ne comprends pas les lettres
    à qui m'adresser pour mon problème
    faire le point sur mes droits
    contester un refus d'aide
    imprimer et scanner des documents
    mon dossier est incomplet
    créer une adresse mail
    je ne sais pas quelle administration contacter
    dossier de retraite compliqué
    une personne qui écrit à ma place
    j'ai un trop perçu à rembourser
    faire valoir ses droits
    simuler ses aides
    je me perds dans les démarches
    aide pour une demande en ligne
    renouveler ma complémentaire
    accompagner une dame à ses rendez-vous administratifs
    elle n'a jamais demandé ce à quoi elle a droit
    j'ai besoin de quelqu'un pour téléphoner à l'administration
    ouvrir mes droits après une séparation
    avis d'imposition introuvable
    non recours aux prestations
    personne ne répond et je suis renvoyé de bureau en bureau
    changement d'adresse auprès de tous les organismes
    j'ai besoin d'une attestation
    déclarer un changement de situation
    j'ai reçu un courrier officiel et j'ai peur
    me faire domicilier quelque part pour recevoir mon courrier
    mes courriers s'empilent et je ne sais pas y répondre
    personne ne m'explique à quoi j'ai droit
    refaire ma carte vitale et mes papiers
    ma demande est en attente depuis six mois
    j'ai besoin d'un traducteur pour mes papiers
    un conseil juridique sans payer
    mon assurance refuse, quel recours
    un bureau où on m'aide à écrire
    j'ai arrêté de demander des aides, c'est trop compliqué
    je ne trouve pas où faire la demande
    on m'a radié sans explication
    je ne sais pas créer mon espace personnel
    prendre un rendez-vous sur internet
    je n'ai pas de smartphone
    les papiers c'est du chinois
    déclaration trimestrielle oubliée
    aide pour un dossier de handicap
    calculer si j'ai droit à quelque chose
    ma femme est étrangère et on ne connaît pas ses droits
    où trouver quelqu'un pour mes papiers
    vérifier que je touche bien tout
    remplir une demande de retraite
    `),
  'maintien-relogement': lines(`
    je vais être expulsé
    j'ai trois mois de loyer de retard
    l'huissier est passé pour le loyer
    on doit quitter l'appartement avant la fin du mois
    je cherche un logement plus grand
    on est cinq dans un studio
    je dors dans ma voiture
    je suis hébergée chez une amie
    je n'arrive plus à payer mon loyer
    demande de logement social depuis six ans
    changer d'appartement parce que je ne peux plus monter les étages
    le propriétaire vend et je dois partir
    j'ai reçu un commandement de payer
    on vit à l'hôtel avec deux enfants
    trouver un toit pour ce soir
    mutation refusée par le bailleur
    convocation au tribunal pour des loyers
    ils veulent me mettre à la porte
    dette de loyer et menace d'expulsion
    je ne trouve pas d'appartement, personne ne veut de mon dossier
    mon logement est trop petit depuis la naissance
    je sors d'hôpital et je n'ai nulle part où aller
    recours pour un logement opposable
    j'ai quitté mon mari violent et je cherche un logement
    garder mon logement malgré les dettes
    le loyer prend tout mon salaire
    payer la caution d'un logement
    mes parents me mettent dehors
    je suis à la rue
    loyer impayé suite à une perte d'emploi
    être relogé après un incendie
    l'immeuble est évacué, où va-t-on
    un logement au rez de chaussée pour mon fauteuil
    le concours de la force publique a été accordé
    aide pour régler une dette locative
    je dors sur un canapé depuis un an
    foyer de jeunes travailleurs
    déménager dans plus petit parce que c'est trop grand pour moi seule
    demande prioritaire de logement restée sans réponse
    ma fille n'a plus d'endroit où vivre
    on nous donne jusqu'au printemps pour partir
    trouver moins cher que mon loyer actuel
    prévention des expulsions locatives
    mon bail se termine et je n'ai rien trouvé
    le bailleur a lancé une procédure contre moi
    plus que deux semaines avant la rue
    mon bail n'est pas renouvelé
    ma sœur ne peut plus nous garder chez elle
    on dort tous dans la même pièce, c'est trop petit
    mon handicap m'oblige à changer de logement
    attendre un logement depuis des années
    les loyers en retard s'accumulent
    sortir de l'hôtel avec mes enfants
    où dormir ce soir
    j'ai laissé l'appartement à mon ex et je suis sans rien
    le tribunal a rendu sa décision, il faut partir
    on me refuse partout faute de garant
    trouver un deux pièces abordable
    je vis dans un camion depuis l'été
    payer le premier mois et la caution
    la préfecture a envoyé la police pour nous sortir
    rester dans mon logement malgré la dette
    on voudrait se rapprocher de l'école, une mutation
    je ne peux plus vivre au cinquième
    mon loyer a dépassé ce que je gagne
    avoir un toit avant l'hiver
    `),
  eau: lines(`
    ma facture d'eau est énorme
    la chasse d'eau coule sans arrêt
    le robinet goutte toute la nuit
    j'ai une fuite sous l'évier
    on m'a coupé l'eau
    le compteur d'eau tourne alors que tout est fermé
    consommation d'eau anormale
    j'ai reçu un rappel du service des eaux
    payer l'eau en plusieurs fois
    trois cents mètres cubes pour deux personnes
    l'eau du robinet est marron
    plus d'eau au robinet depuis hier
    fuite après compteur
    comment économiser l'eau
    le plombier coûte trop cher pour réparer la fuite
    tuyau percé dans la salle de bain
    j'ai une dette à la régie des eaux
    il n'y a pas assez de pression
    le mécanisme des toilettes est cassé et ça coule
    aide pour la facture d'eau
    on doit aller chercher l'eau à la fontaine
    l'eau a un goût bizarre
    les charges d'eau de l'immeuble explosent
    une canalisation a cédé
    la flotte coûte de plus en plus cher
    un tarif social pour l'eau
    ça goutte chez le voisin du dessous
    on se lave avec des bouteilles d'eau
    relevé d'eau contesté
    le mitigeur fuit
    les wc fuient en permanence
    le service de l'eau menace de couper
    tuyaux gelés cet hiver
    j'ai payé deux fois l'eau
    récupérer l'eau de pluie
    litige avec la compagnie des eaux
    le lave linge fuit
    impayé d'eau
    on ne peut pas boire l'eau chez nous
    remise sur la facture après une fuite
    la cuve des toilettes se remplit tout le temps
    abonnement d'eau trop cher
    le ballon fuit dans le placard
    robinets entartrés
    réduire ma consommation d'eau
    l'eau coûte plus cher que l'électricité chez nous
    il y a un bruit d'eau dans les tuyaux toute la nuit
    mon robinet ne ferme plus
    un tuyau a éclaté sous la baignoire
    les toilettes ne s'arrêtent pas de couler
    la régie me facture trop de mètres cubes
    quelqu'un pour réparer une fuite gratuitement
    notre eau est coupée depuis ce matin pour impayé
    le débit est ridicule au dernier étage
    nous buvons de l'eau en bouteille tellement elle est mauvaise
    trop de consommation d'eau, je cherche la fuite
    payer l'eau quand on a cinq enfants
    le compteur d'eau est dans la rue et il tourne
    je remplis des seaux pour la chasse
    la facture de flotte de l'an dernier n'est pas payée
    une fuite enterrée dans le jardin
    l'eau du puits n'est pas bonne
    baisser ma facture d'eau
    un écrêtement après une fuite
    mon logement n'est plus alimenté en eau
    mitigeur à remplacer qui goutte
    `),
  sante: lines(`
    mon fils fait de l'asthme à cause du logement
    ma fille tousse toutes les nuits
    j'ai mal à la tête quand le chauffage marche
    bronchites à répétition chez le bébé
    intoxication au monoxyde de carbone
    je suis sous oxygène
    le médecin dit que c'est l'appartement
    allergies aux acariens et aux moisissures
    on est tout le temps malades
    un détecteur de gaz toxique
    crises d'asthme dans la chambre humide
    je renonce à me soigner faute d'argent
    pas de mutuelle
    ma tension monte avec le stress du logement
    je n'ai pas de médecin traitant
    plombémie élevée chez un enfant
    le froid réveille mes douleurs
    nausées et vertiges près de la chaudière
    une infirmière qui s'inquiète de l'air du logement
    respirer est difficile chez moi
    je fais une dépression
    j'ai des plaques sur la peau depuis que j'habite ici
    le pneumologue demande un certificat
    hospitalisé pour une pneumonie
    mon mari a une maladie des poumons
    les yeux qui piquent et le nez bouché à la maison
    qualité de l'air intérieur
    les pompiers sont venus pour le monoxyde
    le pédiatre veut qu'on déménage
    rhumes sans fin tout l'hiver
    ma santé se dégrade
    mes médicaments doivent rester au frais
    appareil respiratoire branché en permanence
    accès aux soins sans papiers
    femme enceinte dans un logement moisi
    sinusite chronique
    mon arthrose empire avec le froid
    ramoner le conduit pour ne pas s'asphyxier
    angoisses et insomnies
    mes enfants ratent l'école tellement ils sont malades
    voir un psychologue gratuitement
    le docteur a parlé d'un lien avec les moisissures
    patient fragile sortant d'hospitalisation
    il siffle quand il respire
    les enfants ont le nez qui coule du matin au soir
    je dors mal et je respire mal dans cette chambre
    mon eczéma est revenu depuis le déménagement
    le médecin de l'hôpital demande une visite du logement
    on a retrouvé ma voisine inconsciente à cause du chauffage
    ma mère sort de l'hôpital et la maison est trop froide pour elle
    une odeur de gaz me donne la nausée
    je n'ai plus de couverture maladie
    ma dépression s'aggrave ici
    j'ai peur du monoxyde
    mon bébé siffle la nuit
    le froid me bloque les articulations
    soigner mes dents sans argent
    une conseillère pour l'air de la maison
    je prends de la ventoline trois fois par jour
    on est suivis par la pmi pour des bronchites
    je suis immunodéprimé et l'appartement est humide
    la tête me tourne quand je fais du feu
    mon fils a du plomb dans le sang
    les moisissures nous rendent malades
    ma santé m'inquiète avec cette humidité
    `),
  mobilite: lines(`
    je n'ai pas de voiture pour aller à mes rendez-vous
    l'essence est trop chère pour aller travailler
    il n'y a pas de bus dans mon village
    passer le permis quand on n'a pas d'argent
    ma voiture est en panne et je ne peux pas la réparer
    garage à petit prix
    je fais dix kilomètres à pied
    transport à la demande pour personne âgée
    réduction pour les transports en commun
    trouver un vélo pas cher
    louer un scooter pour aller au boulot
    quelqu'un pour m'emmener chez le médecin
    je ne peux plus conduire
    le plein me coûte un quart de ma paie
    covoiturage pour un emploi
    trajet trop long pour aller en formation
    je risque de perdre mon travail faute de véhicule
    payer l'abonnement de tram
    contrôle technique refusé et pas d'argent
    isolée à la campagne sans moyen de transport
    aide pour le carburant
    mon scooter a été volé et je travaille de nuit
    bloqué chez moi sans voiture
    comment me rendre à l'hôpital
    tickets de bus gratuits
    acheter une voiture avec un petit crédit
    les trains ne passent plus
    accompagnement à la mobilité pour demandeur d'emploi
    l'arrêt de bus est trop loin pour moi
    je dépense deux cents euros de gasoil par mois
    transporter un fauteuil roulant
    apprendre à conduire
    ma voiture est interdite en ville
    amendes de métro
    mon fils n'a pas de transport pour le lycée
    je dépends de mes voisins pour faire les courses
    l'embrayage a lâché
    assurance auto impayée
    le taxi coûte trop cher pour la dialyse
    pas de permis et travail à trente kilomètres
    réparer mon vélo
    navette pour aller au marché
    je n'ai aucun moyen de me déplacer
    plus de sous pour l'essence
    le car scolaire ne passe pas chez nous
    j'ai raté mon entretien faute de bus
    faire réparer ma voiture pas cher
    on habite loin de tout
    je marche une heure pour aller au travail
    qui peut conduire ma mère à l'hôpital
    aide au permis pour un jeune
    ma carte de transport est trop chère
    une voiture à louer pour un emploi
    vélo électrique d'occasion
    mon père ne conduit plus et se retrouve coincé
    plus de train dans notre vallée
    je suis coincée sans véhicule avec trois enfants
    les horaires de bus ne vont pas avec mon travail
    payer les réparations du scooter
    un chauffeur bénévole pour mes courses
    partager les trajets avec des collègues
    deux heures de trajet par jour
    on m'a retiré le permis
    la voiture a été refusée au contrôle
    le taxi pour mes soins n'est pas remboursé
    `),
  'isolement-accompagnement': lines(`
    ma voisine âgée ne sort plus de chez elle
    j'ai besoin de parler à quelqu'un
    je suis au bout du rouleau
    depuis la mort de mon mari je suis perdue
    une assistante sociale qui vienne à domicile
    quelqu'un qui passe voir mon père
    je me sens seule dans cet appartement
    je ne sais plus quoi faire
    je suis dépassée par tout
    un vieux monsieur vit seul et refuse qu'on l'aide
    mes enfants habitent loin
    aide à domicile pour ma mère
    je m'occupe de mon mari malade et je n'en peux plus
    je viens d'arriver en france et je ne connais personne
    une visite à domicile pour faire le point
    il n'ouvre plus sa porte à personne
    je n'ose pas demander de l'aide
    des bénévoles qui rendent visite
    suivi social régulier
    je baisse les bras
    livraison de repas pour personne âgée
    personne isolée repérée par le facteur
    une écoute sans jugement
    être accompagné dans la durée
    je suis inquiète pour mon locataire du troisième
    maman solo épuisée
    rompre la solitude des anciens
    le téléphone ne sonne jamais
    je ne parle à personne de la journée
    j'ai honte de ma situation
    une main tendue
    il se laisse aller depuis son licenciement
    participer à des activités pour rencontrer du monde
    le gardien signale une dame qui ne sort plus
    présence auprès d'une personne fragile
    trouver un référent qui me suive
    téléassistance pour ma grand-mère
    plus de famille, plus d'amis
    je tourne en rond toute la journée
    besoin d'un accompagnement global
    aller vers les personnes qui ne demandent rien
    elle parle toute seule et ne voit plus personne
    qui peut venir m'aider à la maison
    le silence de la maison me pèse
    ma tante ne reçoit jamais personne
    quelqu'un pour boire un café et discuter
    je n'ai plus goût à rien depuis son décès
    un bénévole qui passerait une fois par semaine
    je suis perdu, je ne sais pas par quoi commencer
    mon père refuse d'ouvrir aux services
    la fatigue d'être aidante jour et nuit
    un accompagnement à la maison par un travailleur social
    une dame très âgée repérée en porte à porte
    j'élève mes trois enfants toute seule et je craque
    je reste enfermée toute la journée
    mes voisins ont déménagé et je ne parle plus à personne
    trouver une oreille attentive
    mon frère vit reclus dans sa maison
    aide ménagère pour ma grand-mère
    venir voir la situation sur place
    tout me tombe dessus en même temps
    je voudrais rencontrer des gens du quartier
    suivre la famille sur plusieurs mois
    la locataire n'a pas été vue depuis des jours
    mes proches sont à l'autre bout du pays
    j'ai besoin que quelqu'un prenne le relais
    `),
};
