// Phones, mails, sites, SIRET and hours as tables write them.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { stdnum } from 'stdnum';
import { z } from 'zod';
import { parseOpeningHours } from '#search/opening-hours.ts';
import { boundedMemo } from './bounded-memo.ts';

/** « 04 67 00 00 00 »; the four-digit and emergency numbers as they are; null when no phone rings there. */
export const readPhone = boundedMemo(phoneOf, 1_000);

function phoneOf(text: string): string | null {
  const digits = text.replaceAll(/[\s.\-_/()]/g, '').replace(/^'/, '');
  if (/^(1\d{1,2}|3\d{3}|116\d{3})$/.test(digits)) return digits;
  // A spreadsheet eats the first zero.
  const whole = /^[1-9]\d{8}$/.test(digits) ? `0${digits}` : text;
  const phone = parsePhoneNumberFromString(whole.slice(0, 40), 'FR');
  if (!phone) return null;
  // 01 99 and the like are kept for fiction: right in form, and used by models and tests.
  const isFiction = /^\+33(199|261|353|465|536)/.test(phone.number) && phone.number.length === 12;
  if (!phone.isValid() && !isFiction) return null;
  return phone.country === 'FR' || isFiction ? phone.formatNational() : phone.formatInternational();
}

const siretForm = stdnum.FR?.siret;
const mailForm = z.email();
const siteForm = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });

export function readMail(text: string): string | null {
  const mail = text
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
  return mail.length <= 200 && mailForm.safeParse(mail).success ? mail : null;
}

export function readSite(text: string): string | null {
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return url.length <= 300 && siteForm.safeParse(url).success ? url : null;
}

/** Fourteen digits whose sum is right, La Poste's included; null otherwise. */
export function readSiret(text: string): string | null {
  const digits = text.replaceAll(/[\s\u202f\u00a0.]/g, '');
  return siretForm?.validate(digits).isValid ? digits : null;
}

/** Whether the text is in the syntax of OpenStreetMap; otherwise it stays a sentence. */
export const areHours = boundedMemo((text: string): boolean => text.length <= 500 && parseOpeningHours(text) !== null);
