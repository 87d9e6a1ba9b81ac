// Dates as people write them; always the clock of Paris, wherever the server stands.
const long = formatter({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const medium = formatter({ day: 'numeric', month: 'long', year: 'numeric' });
const clock = formatter({ hour: 'numeric', minute: '2-digit' });
const monthly = formatter({ month: 'long', year: 'numeric' });

/** Made when the first date is written: it takes a telephone longer than most pages take to start. */
function formatter(options: Intl.DateTimeFormatOptions): { format: (date: Date) => string } {
  let made: Intl.DateTimeFormat | undefined;
  return {
    format: (date) => {
      made ??= new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', ...options });
      return made.format(date);
    },
  };
}

/** « mardi 17 novembre 2026 » */
export function longDate(date: Date): string {
  return withFirst(long.format(date));
}

/** « 17 novembre 2026 » */
export function mediumDate(date: Date): string {
  return withFirst(medium.format(date));
}

/** « 17 novembre 2026 à 14 h 05 » */
export function dateAndTime(date: Date): string {
  return `${mediumDate(date)} à ${clock.format(date).replace(':', '\u00a0h\u00a0')}`;
}

/** « novembre 2026 » */
export function monthAndYear(date: Date): string {
  return monthly.format(date);
}

function withFirst(text: string): string {
  return text.replace(/(^|\s)1 /u, '$11er ');
}
