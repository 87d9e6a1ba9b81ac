// What a hostile or broken client sends: values that no field expects, and the forms of a page with one of them inside.
import fc from 'fast-check';

export type Field = [name: string, value: string];
/** `choices`: the buttons that send it, one of which a browser would name. */
export type PageForm = { action: string; isPost: boolean; fields: Field[]; choices: Field[] };

export const HOSTILE_VALUES = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  'NaN',
  '99999999999999999999',
  '2147483648',
  '0.1',
  '0000-00-00',
  '2027-02-31',
  '9999999-01-01',
  '+275760-09-13T00:00',
  '-000001-01-01T00:00',
  '2027-01-01T25:61',
  '24:00',
  'null',
  'undefined',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '[]',
  '{}',
  '{"a":1}',
  '[null]',
  '"',
  "'",
  '\\',
  '%',
  '%00',
  '\u0000',
  '\u202etxet\u2066',
  '😀👩‍👩‍👧‍👦',
  '\ud800',
  '\ufffe\uffff',
  'é'.repeat(3_000),
  'x'.repeat(10_000),
  `${'a,'.repeat(2_000)}a`,
  "'; drop table people; --",
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  'javascript:alert(1)',
  '//ailleurs.example',
  'https://ailleurs.example/\\@x',
  '../../etc/passwd',
  'a\r\nSet-Cookie: x=1',
  '=cmd|’ /C calc’!A0',
  '{{7*7}}<%= 7*7 %>',
  // As long as an identifier, and none.
  '-'.repeat(36),
  'f'.repeat(36),
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-4fff-bfff-ffffffffffff',
  '\u0661\u0662\u0663',
  'quelqu’un@exemple.fr\nbcc: autre@exemple.fr',
  `${'a'.repeat(300)}@exemple.fr`,
  '34172',
  '99999',
  '10:00-09:00; Mo-',
];

export const hostileValue: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...HOSTILE_VALUES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.double().map(String) },
);

/** Bodies that are no form at all, or not the one they say they are. */
export const BROKEN_BODIES: [type: string, body: string | Uint8Array][] = [
  ['', ''],
  ['application/x-www-form-urlencoded', ''],
  ['application/x-www-form-urlencoded', '%'],
  ['application/x-www-form-urlencoded', 'a=%00&a=%ff&=&&=x'],
  ['application/x-www-form-urlencoded', `${'a=b&'.repeat(20_000)}`],
  ['application/json', '{"a":'],
  ['application/json', '{"__proto__":{"x":1}}'],
  ['application/json', '['.repeat(50_000)],
  ['text/plain', 'rien'],
  ['text/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['multipart/form-data', '--x\r\n\r\n'],
  ['multipart/form-data; boundary=', '--\r\n'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'],
  [
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="a"; filename="../b"\r\n\r\nb\r\n--x--\r\n',
  ],
  ['multipart/form-data; boundary=x', 'rien du tout'],
  ['image/png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 255])],
  ['n’importe quoi'.replace('’', ''), 'a=1'],
];

const plain = (text: string) =>
  text
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const attribute = (tag: string, name: string) => {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : plain(value);
};

/** As a browser without scripts would send them; boxes that are not ticked count too, for whoever ticks them. */
export function formsOf(html: string, path: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(([, head = '', inner = '']) => {
    const fields: Field[] = [];
    const choices: Field[] = [];
    for (const [tag] of inner.matchAll(/<(?:input|button)\b[^>]*>/g)) {
      const name = attribute(tag, 'name');
      if (name) (tag.startsWith('<button') ? choices : fields).push([name, attribute(tag, 'value') ?? '']);
    }
    for (const [, name = '', value = ''] of inner.matchAll(
      /<textarea\b[^>]*\bname="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g,
    ))
      fields.push([name, plain(value)]);
    for (const [, name = '', options = ''] of inner.matchAll(
      /<select\b[^>]*\bname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
    )) {
      const values = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => attribute(tag, 'value') ?? '');
      fields.push([name, values.at(-1) ?? '']);
    }
    return {
      action: attribute(`<form ${head}>`, 'action') ?? path,
      isPost: /method="post"/i.test(head),
      fields,
      choices,
    };
  });
}

/** A form as it stands, but for some of its fields: another value, twice, left out, or a name that is not expected. */
export function spoilt({ fields, choices }: PageForm): fc.Arbitrary<Field[]> {
  const change = fc.tuple(fc.nat(), fc.constantFrom('set', 'set', 'set', 'double', 'drop', 'list'), hostileValue);
  return fc
    .tuple(fc.array(change, { minLength: 1, maxLength: 3 }), fc.nat(), fc.boolean())
    .map(([changes, choice, isAll]) => {
      const button = choices[choice % Math.max(1, choices.length)];
      let sent: Field[] = button ? [...fields, button] : [...fields];
      if (isAll && changes[0])
        sent = sent.map(([name, value], at) => (at % 2 === 0 ? [name, changes[0]?.[2] ?? value] : [name, value]));
      for (const [where, how, value] of changes) {
        const at = where % Math.max(1, sent.length);
        const [name] = sent[at] ?? [''];
        if (how === 'set') sent[at] = [name, value];
        else if (how === 'double') sent.push([name, value]);
        else if (how === 'list') sent.push([`${name}[]`, value], [`${name}[0][x]`, value]);
        else sent.splice(at, 1);
      }
      return sent;
    });
}
