// Families of interchangeable words; a lexicon entry names one with « @ ». Normalised spelling, `*` = any ending.

export const WORD_FAMILIES: Record<string, string> = {
  proprio:
    'proprio* proprietaire* bailleur* bailleres* logeur* logeuse* loueur* agence* regie* syndic* gestionnaire* office hlm gerant* immobilier* foncier* sci',
  elec: 'elec electri* elek* courant lumiere* jus edf edef',
  energie:
    'elec electri* elek* courant lumiere* edf gaz energ* engie enedis totalenergies fioul fuel mazout chauffage chaufage granul* pellet* kwh',
  facture: 'factur* quittance* mensualit* echeance* prelevement* regul* regularis* redevance* releve*',
  couper:
    'coupe coupes coupent coupee coupees couper couperont coupera coupait coupaient coupure* debranch* suspen* interromp* interruption* coupez',
  payer:
    'paye payer payee payees payes payent payez payai* paie paies paient paiement* payement* pait regler regle regles honorer acquitter solder assumer sortir',
  nepas: 'pas plus jamais rien impossible incapable galere* peine difficil* difficult* dur mal guere',
  retard: 'retard* impay* arrier* dette* dois doit devons doivent rembours*',
  cher: 'cher chere cheres chers explos* enorme* eleve elevee elevees excessi* sale salee salees doubl* tripl* flamb* grimp* augment* hausse* exorbitant* astronomi* demesur* abusi* ruin* lourd* lourde* monstrueu* delirant* folle fou',
  froid:
    'froid froide froids froideur frois gla glace* glacia* gel gele geler gelee gelees gelons gelent caill* pele pelle frisquet* grelott* grelot* frigorif* congel* frileu* transi* frissonn* refroidi* frigo polaire siberi* banquise igloo',
  chauffage: 'chauff* chauf* radiateur* radiat* convecteur* chaudiere* poele* clim climatisation pac insert cheminee*',
  panne:
    'panne pannes marche marchent fonctionne* fonctionn* lache* lacher hs casse cassee cassees casses mort morte morts foutu* defaill* defectueu* naze nase kapout kaput bloque* bloquee repar* depann* deconn* capricieu* vetust*',
  fenetre: 'fenetr* vitr* carreau* porte portes huisseri* menuiser* velux baie baies ouvertures lucarne*',
  mur: 'mur murs plafon* cloison* tapisser* papier peintur* coin coins placo* plinthe* angle* paroi* facade* sol sols pierre* platre* crepi',
  enfant:
    'enfant* bebe* fils fille filles gamin* gosse* petit petits petite petites nourrisson* minot* mome* gone gones marmot* ado ados minots jumeaux jumelles',
  proche:
    'mere pere maman papa mamie mami papi papy grandmere grand* voisin* dame monsieur vieux vieille tante oncle patient* beneficiaire* senior* personne* retraite* aine* mari femme',
  habitat:
    'appart* maison* logement* studio* chambre* chez immeuble* piaule* baraque* duplex pavillon* salon cuisine piece pieces',
  eau: 'eau eaux flotte',
  compagnieseau: 'veolia veolya suez saur seramm',
  douche: 'douche* baign* salle bain bains lavabo* toilette* wc evier* robinet* mitigeur* cuvette*',
  refuse:
    'refus* repond repondent reponse* ignore* rien bouge* sourde fiche* fout foutent moque* tarde* traine* veut veulent balade* menace* harcel* oppos* promet* promis promesse*',
  comprendre: 'comprend* compren* compri* expliqu* explicat* dechiffr* perdu* charabia eclair* decrypt* calcul*',
  changer: 'chang* remplac* modif* quitt* pass* basculer switch*',
  aider: 'aide* aider aident aidez accompagn* conseil* soutien* soutenir depann* coup main',
  argent:
    'argent sous thune* fric tune tunes ronds oseille pognon moyens revenu* salaire* ressource* ble finance* financier* financiere* euros euro balles pension',
  travaux: 'travaux chantier* renov* isol* refaire ouvrage* artisan* entreprise* devis',
  malade:
    'malade* maladie* tousse* toux tousser bronch* asthm* rhume* grippe* angine* respir* hopital hospitalis* urgence* sinus* allerg* essouffl* siffl* ventolin*',
  papier:
    'papier* dossier* formulaire* demarche* demande* courrier* lettre* document* attestation* justificatif* administrat* imprime*',
  voiture: 'voiture* auto bagnole* caisse vehicule* scooter* bus tram* train* car velo* moto* metro mobylette*',
  loyer: 'loyer* loyers location bail terme',
  chaud:
    'chaud chaude chauds chaudes chaleur* canicul* etouff* fournaise* four sauna* bouilloir* surchauff* cuit cuire suffo* cagnard* torride* brul*',
  guichet: 'caf msa cpam carsat cnav secu ameli prefecture impots mdph administration*',
};
