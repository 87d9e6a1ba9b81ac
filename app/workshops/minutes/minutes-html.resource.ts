// `/ateliers/:slug/compte-rendu.html`.
import { minutesFile } from './minutes-file.server.ts';

export const loader = minutesFile('html');
