// Languages in which a service can receive somebody: ISO 639-1, and `lsf` for French sign language.

export type LanguageCode =
  | 'fr'
  | 'lsf'
  | 'ar'
  | 'en'
  | 'es'
  | 'pt'
  | 'it'
  | 'de'
  | 'tr'
  | 'ru'
  | 'uk'
  | 'ro'
  | 'bg'
  | 'pl'
  | 'sq'
  | 'sr'
  | 'hy'
  | 'ka'
  | 'fa'
  | 'ps'
  | 'ku'
  | 'ur'
  | 'hi'
  | 'bn'
  | 'ta'
  | 'zh'
  | 'vi'
  | 'km'
  | 'so'
  | 'am'
  | 'ti'
  | 'wo'
  | 'ff'
  | 'bm'
  | 'ln'
  | 'sw'
  | 'mg'
  | 'ht';

export const LANGUAGES: { code: LanguageCode; label: string }[] = [
  { code: 'fr', label: 'Français' },
  { code: 'lsf', label: 'Langue des signes française' },
  { code: 'ar', label: 'Arabe' },
  { code: 'en', label: 'Anglais' },
  { code: 'es', label: 'Espagnol' },
  { code: 'pt', label: 'Portugais' },
  { code: 'it', label: 'Italien' },
  { code: 'de', label: 'Allemand' },
  { code: 'tr', label: 'Turc' },
  { code: 'ru', label: 'Russe' },
  { code: 'uk', label: 'Ukrainien' },
  { code: 'ro', label: 'Roumain' },
  { code: 'bg', label: 'Bulgare' },
  { code: 'pl', label: 'Polonais' },
  { code: 'sq', label: 'Albanais' },
  { code: 'sr', label: 'Serbe' },
  { code: 'hy', label: 'Arménien' },
  { code: 'ka', label: 'Géorgien' },
  { code: 'fa', label: 'Persan, dari' },
  { code: 'ps', label: 'Pachto' },
  { code: 'ku', label: 'Kurde' },
  { code: 'ur', label: 'Ourdou' },
  { code: 'hi', label: 'Hindi' },
  { code: 'bn', label: 'Bengali' },
  { code: 'ta', label: 'Tamoul' },
  { code: 'zh', label: 'Chinois' },
  { code: 'vi', label: 'Vietnamien' },
  { code: 'km', label: 'Khmer' },
  { code: 'so', label: 'Somali' },
  { code: 'am', label: 'Amharique' },
  { code: 'ti', label: 'Tigrinya' },
  { code: 'wo', label: 'Wolof' },
  { code: 'ff', label: 'Peul' },
  { code: 'bm', label: 'Bambara' },
  { code: 'ln', label: 'Lingala' },
  { code: 'sw', label: 'Swahili' },
  { code: 'mg', label: 'Malgache' },
  { code: 'ht', label: 'Créole haïtien' },
];
