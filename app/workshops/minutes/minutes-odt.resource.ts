// `/ateliers/:slug/compte-rendu.odt`.
import { minutesFile } from './minutes-file.server.ts';

export const loader = minutesFile('odt');
