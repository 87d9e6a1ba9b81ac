// `/ateliers/:slug/compte-rendu.docx`.
import { minutesFile } from './minutes-file.server.ts';

export const loader = minutesFile('docx');
