// How départements and régions are said in French: « dans l’Hérault », « en Gironde », « à Paris », « toute la Drôme ».

/** Definite article with its space or apostrophe ('' when the name stands alone), gender, and the word for « in it ». */
export type PlaceWords = [article: 'le ' | 'la ' | 'l’' | 'les ' | '', gender: 'm' | 'f', place: 'dans' | 'en' | 'à'];

/** The 101 départements, then the overseas collectivities. */
export const DEPARTEMENT_WORDS: Record<string, PlaceWords> = {
  '01': ['l’', 'm', 'dans'], // Ain
  '02': ['l’', 'f', 'dans'], // Aisne
  '03': ['l’', 'm', 'dans'], // Allier
  '04': ['les ', 'f', 'dans'], // Alpes-de-Haute-Provence
  '05': ['les ', 'f', 'dans'], // Hautes-Alpes
  '06': ['les ', 'f', 'dans'], // Alpes-Maritimes
  '07': ['l’', 'f', 'en'], // Ardèche
  '08': ['les ', 'f', 'dans'], // Ardennes
  '09': ['l’', 'f', 'en'], // Ariège
  '10': ['l’', 'f', 'dans'], // Aube
  '11': ['l’', 'f', 'dans'], // Aude
  '12': ['l’', 'm', 'dans'], // Aveyron
  '13': ['les ', 'f', 'dans'], // Bouches-du-Rhône
  '14': ['le ', 'm', 'dans'], // Calvados
  '15': ['le ', 'm', 'dans'], // Cantal
  '16': ['la ', 'f', 'en'], // Charente
  '17': ['la ', 'f', 'en'], // Charente-Maritime
  '18': ['le ', 'm', 'dans'], // Cher
  '19': ['la ', 'f', 'en'], // Corrèze
  '2A': ['la ', 'f', 'en'], // Corse-du-Sud
  '2B': ['la ', 'f', 'en'], // Haute-Corse
  '21': ['la ', 'f', 'en'], // Côte-d’Or
  '22': ['les ', 'f', 'dans'], // Côtes-d’Armor
  '23': ['la ', 'f', 'dans'], // Creuse
  '24': ['la ', 'f', 'en'], // Dordogne
  '25': ['le ', 'm', 'dans'], // Doubs
  '26': ['la ', 'f', 'dans'], // Drôme
  '27': ['l’', 'f', 'dans'], // Eure
  '28': ['l’', 'm', 'en'], // Eure-et-Loir
  '29': ['le ', 'm', 'dans'], // Finistère
  '30': ['le ', 'm', 'dans'], // Gard
  '31': ['la ', 'f', 'en'], // Haute-Garonne
  '32': ['le ', 'm', 'dans'], // Gers
  '33': ['la ', 'f', 'en'], // Gironde
  '34': ['l’', 'm', 'dans'], // Hérault
  '35': ['l’', 'f', 'en'], // Ille-et-Vilaine
  '36': ['l’', 'f', 'dans'], // Indre
  '37': ['l’', 'f', 'en'], // Indre-et-Loire
  '38': ['l’', 'f', 'en'], // Isère
  '39': ['le ', 'm', 'dans'], // Jura
  '40': ['les ', 'f', 'dans'], // Landes
  '41': ['le ', 'm', 'en'], // Loir-et-Cher
  '42': ['la ', 'f', 'dans'], // Loire
  '43': ['la ', 'f', 'en'], // Haute-Loire
  '44': ['la ', 'f', 'en'], // Loire-Atlantique
  '45': ['le ', 'm', 'dans'], // Loiret
  '46': ['le ', 'm', 'dans'], // Lot
  '47': ['le ', 'm', 'en'], // Lot-et-Garonne
  '48': ['la ', 'f', 'en'], // Lozère
  '49': ['le ', 'm', 'en'], // Maine-et-Loire
  '50': ['la ', 'f', 'dans'], // Manche
  '51': ['la ', 'f', 'dans'], // Marne
  '52': ['la ', 'f', 'en'], // Haute-Marne
  '53': ['la ', 'f', 'en'], // Mayenne
  '54': ['la ', 'f', 'en'], // Meurthe-et-Moselle
  '55': ['la ', 'f', 'dans'], // Meuse
  '56': ['le ', 'm', 'dans'], // Morbihan
  '57': ['la ', 'f', 'en'], // Moselle
  '58': ['la ', 'f', 'dans'], // Nièvre
  '59': ['le ', 'm', 'dans'], // Nord
  '60': ['l’', 'f', 'dans'], // Oise
  '61': ['l’', 'f', 'dans'], // Orne
  '62': ['le ', 'm', 'dans'], // Pas-de-Calais
  '63': ['le ', 'm', 'dans'], // Puy-de-Dôme
  '64': ['les ', 'f', 'dans'], // Pyrénées-Atlantiques
  '65': ['les ', 'f', 'dans'], // Hautes-Pyrénées
  '66': ['les ', 'f', 'dans'], // Pyrénées-Orientales
  '67': ['le ', 'm', 'dans'], // Bas-Rhin
  '68': ['le ', 'm', 'dans'], // Haut-Rhin
  '69': ['le ', 'm', 'dans'], // Rhône
  '70': ['la ', 'f', 'en'], // Haute-Saône
  '71': ['la ', 'f', 'en'], // Saône-et-Loire
  '72': ['la ', 'f', 'dans'], // Sarthe
  '73': ['la ', 'f', 'en'], // Savoie
  '74': ['la ', 'f', 'en'], // Haute-Savoie
  '75': ['', 'm', 'à'], // Paris
  '76': ['la ', 'f', 'en'], // Seine-Maritime
  '77': ['la ', 'f', 'en'], // Seine-et-Marne
  '78': ['les ', 'f', 'dans'], // Yvelines
  '79': ['les ', 'f', 'dans'], // Deux-Sèvres
  '80': ['la ', 'f', 'dans'], // Somme
  '81': ['le ', 'm', 'dans'], // Tarn
  '82': ['le ', 'm', 'en'], // Tarn-et-Garonne
  '83': ['le ', 'm', 'dans'], // Var
  '84': ['le ', 'm', 'dans'], // Vaucluse
  '85': ['la ', 'f', 'en'], // Vendée
  '86': ['la ', 'f', 'dans'], // Vienne
  '87': ['la ', 'f', 'en'], // Haute-Vienne
  '88': ['les ', 'f', 'dans'], // Vosges
  '89': ['l’', 'f', 'dans'], // Yonne
  '90': ['le ', 'm', 'dans'], // Territoire de Belfort
  '91': ['l’', 'f', 'en'], // Essonne
  '92': ['les ', 'm', 'dans'], // Hauts-de-Seine
  '93': ['la ', 'f', 'en'], // Seine-Saint-Denis
  '94': ['le ', 'm', 'dans'], // Val-de-Marne
  '95': ['le ', 'm', 'dans'], // Val-d’Oise
  '971': ['la ', 'f', 'en'], // Guadeloupe
  '972': ['la ', 'f', 'en'], // Martinique
  '973': ['la ', 'f', 'en'], // Guyane
  '974': ['', 'f', 'à'], // La Réunion
  '976': ['', 'f', 'à'], // Mayotte
  '975': ['', 'm', 'à'], // Saint-Pierre-et-Miquelon
  '977': ['', 'm', 'à'], // Saint-Barthélemy
  '978': ['', 'm', 'à'], // Saint-Martin
  '986': ['', 'm', 'à'], // Wallis et Futuna
  '987': ['la ', 'f', 'en'], // Polynésie française
  '988': ['la ', 'f', 'en'], // Nouvelle-Calédonie
};

/** The régions of several départements; the others are one département each. */
export const REGION_WORDS: Record<string, PlaceWords> = {
  '11': ['l’', 'f', 'en'], // Île-de-France
  '24': ['le ', 'm', 'en'], // Centre-Val de Loire
  '27': ['la ', 'f', 'en'], // Bourgogne-Franche-Comté
  '28': ['la ', 'f', 'en'], // Normandie
  '32': ['les ', 'm', 'dans'], // Hauts-de-France
  '44': ['le ', 'm', 'dans'], // Grand Est
  '52': ['les ', 'm', 'dans'], // Pays de la Loire
  '53': ['la ', 'f', 'en'], // Bretagne
  '75': ['la ', 'f', 'en'], // Nouvelle-Aquitaine
  '76': ['l’', 'f', 'en'], // Occitanie
  '84': ['l’', 'f', 'en'], // Auvergne-Rhône-Alpes
  '93': ['la ', 'f', 'en'], // Provence-Alpes-Côte d’Azur
  '94': ['la ', 'f', 'en'], // Corse
};
