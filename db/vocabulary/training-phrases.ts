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
    `),
  'isolement-accompagnement': lines(`
    je ne vois personne de la semaine
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
    `),
};
