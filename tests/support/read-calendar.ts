// Reads iCalendar as strictly as RFC 5545 is written: what is not allowed throws.

export type CalendarProperty = { name: string; parameters: string; value: string };
export type CalendarComponent = { name: string; properties: CalendarProperty[]; children: CalendarComponent[] };

const CONTENT_LINE = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):([\s\S]*)$/;
const TEXTS = new Set(['SUMMARY', 'LOCATION', 'DESCRIPTION', 'NAME', 'X-WR-CALNAME']);
const UTC = /^\d{8}T\d{6}Z$/;

export function readCalendar(bytes: Uint8Array): CalendarComponent {
  const lines = unfolded(Buffer.from(bytes)).map((line) => {
    const [, name = '', parameters = '', value = ''] = CONTENT_LINE.exec(line) ?? fail(`not a content line: ${line}`);
    return { name, parameters, value };
  });
  const root: CalendarComponent = { name: '', properties: [], children: [] };
  const open = [root];
  for (const line of lines) {
    const current = open.at(-1) ?? fail('nothing is open');
    if (line.name === 'BEGIN') {
      const child = { name: line.value, properties: [], children: [] };
      current.children.push(child);
      open.push(child);
    } else if (line.name === 'END') {
      if (current.name !== line.value) fail(`${line.value} ends inside ${current.name}`);
      open.pop();
    } else current.properties.push(checked(line));
  }
  const [calendar] = root.children;
  if (!calendar || open.length !== 1 || root.children.length !== 1 || calendar.name !== 'VCALENDAR')
    fail('not one calendar');
  for (const name of ['VERSION', 'PRODID']) once(calendar, name);
  if (calendar.children.length === 0) fail('a calendar without any component');
  for (const zone of calendar.children.filter(({ name }) => name === 'VTIMEZONE')) checkZone(zone);
  const uids = eventsOf(calendar).map((event) => {
    if (event.name !== 'VEVENT') fail(`a ${event.name}`);
    for (const name of ['DTSTAMP', 'DTSTART', 'DTEND']) if (!UTC.test(once(event, name))) fail(`${name} is not UTC`);
    if (!/^\d+$/.test(once(event, 'SEQUENCE'))) fail('SEQUENCE is no number');
    return once(event, 'UID');
  });
  if (new Set(uids).size !== uids.length) fail('a UID comes twice');
  return calendar;
}

/** What it holds besides the time zone that it must have when it holds nothing else. */
export function eventsOf({ children }: CalendarComponent): CalendarComponent[] {
  return children.filter(({ name }) => name !== 'VTIMEZONE');
}

/** A name, and at least one rule of its hours (RFC 5545, 3.6.5). */
function checkZone(zone: CalendarComponent): void {
  once(zone, 'TZID');
  if (zone.children.length === 0) fail('a time zone without hours');
  for (const hours of zone.children) {
    if (!['STANDARD', 'DAYLIGHT'].includes(hours.name)) fail(`a ${hours.name} in a time zone`);
    if (!/^\d{8}T\d{6}$/.test(once(hours, 'DTSTART'))) fail('hours of a time zone begin at a local time');
    for (const name of ['TZOFFSETFROM', 'TZOFFSETTO']) if (!/^[+-]\d{4}$/.test(once(hours, name))) fail(name);
  }
}

/** The value of a property that stands exactly once. */
export function once({ name, properties }: CalendarComponent, wanted: string): string {
  const found = properties.filter((property) => property.name === wanted);
  const [first] = found;
  if (!first || found.length !== 1) fail(`${wanted} stands ${found.length} times in ${name}`);
  return first.value;
}

/** The words of a TEXT value. */
export function textValue(component: CalendarComponent, name: string): string {
  return once(component, name).replaceAll(/\\([\\;,nN])/g, (_, sign: string) =>
    sign.toLowerCase() === 'n' ? '\n' : sign,
  );
}

function unfolded(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  if (!text.endsWith('END:VCALENDAR\r\n')) fail('the end is cut');
  const physical = text.replace(/\r\n$/, '').split('\r\n');
  for (const line of physical) {
    if (/[\r\n]/.test(line)) fail('a line ends without CRLF');
    if (line.length > 75) fail(`a line of ${line.length} octets`);
    // Throws when a fold stands inside a letter.
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'));
  }
  const logical: string[] = [];
  for (const line of physical) {
    if (/^[ \t]/.test(line)) logical.push(`${logical.pop() ?? fail('a fold of nothing')}${line.slice(1)}`);
    else logical.push(line);
  }
  return logical.map((line) => Buffer.from(line, 'latin1').toString('utf8'));
}

function checked(property: CalendarProperty): CalendarProperty {
  const { name, value } = property;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not stand here
  if (/[\u0000-\u0008\u000A-\u001F\u007F]/.test(value)) fail(`a control character in ${name}`);
  if (TEXTS.has(name) && !/^(?:[^\\;,]|\\[\\;,nN])*$/.test(value)) fail(`${name} is not escaped: ${value}`);
  return property;
}

function fail(why: string): never {
  throw new Error(why);
}
