// The minutes as a file, in the format that the address names.
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Minutes } from './minutes.ts';
import { minutesDocx } from './minutes-docx.server.ts';
import { minutesHtml } from './minutes-html.ts';
import { minutesMarkdown } from './minutes-markdown.ts';
import { minutesOdt } from './minutes-odt.server.ts';
import { readMinutes } from './read-minutes.server.ts';

type Format = { type: string; make: (minutes: Minutes) => string | Promise<Uint8Array> };

const FORMATS = {
  md: { type: 'text/markdown; charset=utf-8', make: minutesMarkdown },
  html: { type: 'text/html; charset=utf-8', make: minutesHtml },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: minutesDocx },
  odt: { type: 'application/vnd.oasis.opendocument.text', make: minutesOdt },
} satisfies Record<string, Format>;

export function minutesFile(format: keyof typeof FORMATS) {
  return async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
    const minutes = await readMinutes(context, request, params.slug ?? '');
    const { type, make }: Format = FORMATS[format];
    const body = await make(minutes);
    return new Response(typeof body === 'string' ? body : new Blob([body as Uint8Array<ArrayBuffer>]), {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${minutes.page.slug}.${format}"`,
        'Cache-Control': 'private, no-store',
      },
    });
  };
}
