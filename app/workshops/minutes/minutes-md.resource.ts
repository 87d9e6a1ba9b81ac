// `/ateliers/:slug/compte-rendu.md`.
import { minutesFile } from './minutes-file.server.ts';

export const loader = minutesFile('md');
