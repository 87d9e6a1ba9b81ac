// Numbers, mails and sites that a card says of an organisation: fixed lines and desks only, never somebody's own. Pure.
import { findPersonalWords } from '#app/notes/personal-words.ts';

export type SaidContact = { channel: 'telephone' | 'courriel' | 'site'; value: string; key: string };

const PHONE = /(?<![\d.,])(?:(?:\+|00)33[\s.-]?(?:\(0\)[\s.-]?)?|0)[1-5789](?:[\s.-]?\d\d){4}(?!\d)/g;
const MAIL = /(?<![\p{L}\d._%+-])[\p{L}\d][\p{L}\d._%+-]{0,60}@[\p{L}\d-]{1,60}(?:\.[\p{L}\d-]{1,60}){1,3}/gu;
const SITE = /(?<![\p{L}\d@/.])(?:https?:\/\/|www\.)[^\s<>"'()]{4,200}/gu;

export function findContacts(text: string): SaidContact[] {
  const read = text.slice(0, 2_000);
  const personal = findPersonalWords(read);
  const found = (channel: SaidContact['channel'], pattern: RegExp) =>
    [...read.matchAll(pattern)]
      .filter(({ index, 0: value }) => !personal.some(({ start, end }) => index < end && index + value.length > start))
      .map(({ 0: value }) => value.replace(/[.,;:!?]+$/, ''))
      .map((value) => ({ channel, value: channel === 'telephone' ? grouped(value) : value, key: keyOf(value) }));
  return [...found('telephone', PHONE), ...found('courriel', MAIL), ...found('site', SITE)];
}

export function contactKeys(values: string[]): Set<string> {
  return new Set(values.map(keyOf));
}

function keyOf(value: string): string {
  if (value.includes('@')) return value.toLowerCase();
  if (/^[+\d]/.test(value) && !value.includes('//')) return national(value);
  return value
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '');
}

function national(value: string): string {
  return value.replaceAll(/\(0\)|[^\d+]/g, '').replace(/^(\+|00)33/, '0');
}

function grouped(value: string): string {
  return national(value).replaceAll(/(\d\d)(?=\d)/g, '$1 ');
}
