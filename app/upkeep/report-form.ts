// « Signaler une erreur »: what may be sent. Runs on the server only.
import { z } from 'zod';
import { REPORT_REASONS, type ReportReasonCode } from '#db/vocabulary/report-reasons.ts';

export const LONGEST_MESSAGE = 600;

/** A field that people do not see; programs fill it. */
export const TRAP_FIELD = 'telephone-fixe';

const reasons = REPORT_REASONS.map(({ code }) => code) as [ReportReasonCode, ...ReportReasonCode[]];

const schema = z
  .object({
    raison: z.enum(reasons, { error: 'Choisissez ce qui ne va pas.' }),
    service: z.union([z.uuid(), z.literal('')], { error: 'Choisissez un service de la liste.' }).default(''),
    message: z
      .string()
      .trim()
      .max(LONGEST_MESSAGE, { error: `Le message dépasse ${LONGEST_MESSAGE} caractères : raccourcissez-le.` })
      .default(''),
  })
  .refine(({ raison, message }) => raison !== 'autre' || message !== '', {
    path: ['message'],
    error: 'Dites en quelques mots ce qui ne va pas.',
  });

export type Report = { reason: ReportReasonCode; serviceId: string | null; message: string };

/** What was typed, to be shown again; never trusted. */
export type ReportDraft = { raison: string; service: string; message: string };

export type ReportErrors = Partial<Record<keyof ReportDraft, string[]>>;

export type ReadReport =
  | { kind: 'valid'; report: Report; draft: ReportDraft }
  | { kind: 'invalid'; errors: ReportErrors; draft: ReportDraft }
  /** The trap was filled: answered as if it had been kept. */
  | { kind: 'trapped' };

/** `services`: ids of the services of the card; any other is refused. */
export function readReport(form: FormData, services: string[]): ReadReport {
  if (text(form, TRAP_FIELD) !== '') return { kind: 'trapped' };
  const draft = { raison: text(form, 'raison'), service: text(form, 'service'), message: text(form, 'message') };
  const parsed = schema.safeParse({ ...draft, message: printable(draft.message.replaceAll('\r\n', '\n')) });
  if (!parsed.success) return { kind: 'invalid', errors: z.flattenError(parsed.error).fieldErrors, draft };
  const { raison, service, message } = parsed.data;
  if (service !== '' && !services.includes(service)) {
    return { kind: 'invalid', errors: { service: ['Choisissez un service de la liste.'] }, draft };
  }
  return {
    kind: 'valid',
    report: { reason: raison, serviceId: service === '' ? null : service, message },
    draft,
  };
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.toWellFormed().slice(0, 20 * LONGEST_MESSAGE) : '';
}

/** PostgreSQL refuses the null character; other control characters say nothing. */
function printable(message: string): string {
  return message.replaceAll(/(?!\n)\p{Cc}/gu, '');
}
