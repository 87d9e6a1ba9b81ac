// Nobody speaks for somebody else in the comments of a note: whatever people do at once is let in from their own hand, and from no
// other; forgeries one by one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readUpdate } from '#app/notes/live/frames.ts';
import { judgeComments, type Signature } from '#app/notes/rich/comment-rules.ts';
import { addComment, answerComment, readComments, removeComment, settleComment } from '#app/notes/rich/comments.ts';

type Writer = { id: string; name: string };
const [ANA, LUC]: [Writer, Writer] = [
  { id: 'ana', name: 'Ana' },
  { id: 'luc', name: 'Luc' },
];
const COMMENT = { start: { a: 1 }, end: null, quote: 'le mardi', text: 'Plutôt le jeudi', mentions: [], at: 1 };

const hand = ({ id, name }: Writer, arranges = false): Signature => ({
  isOwn: (own) => own === id,
  isNamed: (said) => said === name,
  arranges,
});

/** The note as the server holds it, and what a device does to it next, as one frame. */
function frameOf(server: Y.Doc, edit: (device: Y.Doc) => void, client?: number): Uint8Array {
  const device = new Y.Doc();
  Y.applyUpdate(device, Y.encodeStateAsUpdate(server));
  if (client !== undefined) device.clientID = client;
  const before = Y.encodeStateVector(device);
  edit(device);
  return Y.encodeStateAsUpdate(device, before);
}

function judge(server: Y.Doc, update: Uint8Array, writer: Writer, arranges = false) {
  const read = readUpdate(update, false, server);
  if (!read) throw new Error('not an update');
  return judgeComments(server, read, { signatureOf: () => hand(writer, arranges), deleter: hand(writer, arranges) });
}

function note(): { server: Y.Doc; byAna: string } {
  const server = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  server.getXmlFragment('default').insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText('le mardi')]);
  const byAna = addComment(server, ANA, COMMENT);
  answerComment(server, LUC, byAna, 'Je préfère', 2);
  answerComment(server, ANA, byAna, 'Moi non', 3);
  return { server, byAna };
}

const entryOf = (document: Y.Doc, id: string) => document.getMap<Y.Map<unknown>>('comments').get(id) as Y.Map<unknown>;
const answersOf = (document: Y.Doc, id: string) => entryOf(document, id).get('answers') as Y.Array<unknown>;

describe('a forged frame is refused', () => {
  const forgeries: [string, (device: Y.Doc, byAna: string) => void][] = [
    ['a comment signed by another', (device) => addComment(device, ANA, COMMENT)],
    ['one’s own id under another name', (device) => addComment(device, { ...LUC, name: 'Ana' }, COMMENT)],
    ['another’s id under one’s own name', (device) => addComment(device, { ...ANA, name: 'Luc' }, COMMENT)],
    ['an answer signed by another', (device, id) => answerComment(device, ANA, id, 'D’accord', 3)],
    [
      'an answer before the others',
      (device, id) => answersOf(device, id).insert(0, [{ authorId: 'ana', author: 'Ana', text: 'Oui', at: 0 }]),
    ],
    ['an answer of no shape', (device, id) => answersOf(device, id).push(['Ana'])],
    ['an answer that is a map', (device, id) => answersOf(device, id).push([new Y.Map([['authorId', 'ana']])])],
    ['words put into another’s comment', (device, id) => entryOf(device, id).set('text', 'J’ai changé d’avis')],
    ['another’s comment taken for one’s own', (device, id) => entryOf(device, id).set('authorId', 'luc')],
    ['another’s name changed', (device, id) => entryOf(device, id).set('author', 'Luc')],
    ['a name that is a text', (device, id) => entryOf(device, id).set('author', new Y.Text('Ana'))],
    ['all answers replaced', (device, id) => entryOf(device, id).set('answers', new Y.Array())],
    ['another’s comment taken out', (device, id) => removeComment(device, ANA, id)],
    [
      'a comment in the place of another',
      (device, id) => device.getMap('comments').set(id, new Y.Map([['authorId', 'luc']])),
    ],
    ['a comment that is no map', (device) => device.getMap('comments').set('x', 'Ana dit oui')],
    ['an item that has no key', (device) => device.getArray('comments').push(['x'])],
    ['another’s words taken out of a comment', (device, id) => entryOf(device, id).delete('text')],
    ['another’s signature taken out', (device, id) => entryOf(device, id).delete('authorId')],
    ['all answers taken out', (device, id) => entryOf(device, id).delete('answers')],
    ['another’s comment taken out whole', (device, id) => device.getMap('comments').delete(id)],
    ['another’s answer taken out', (device, id) => answersOf(device, id).delete(1)],
    [
      'another’s words covered by nothing',
      (device, id) => {
        entryOf(device, id).set('text', 'rien');
        entryOf(device, id).delete('text');
      },
    ],
  ];
  it.each(forgeries)('%s', (_what, forge) => {
    const { server, byAna } = note();
    expect(
      judge(
        server,
        frameOf(server, (device) => forge(device, byAna)),
        LUC,
      ),
    ).toBe('refused');
  });

  it('also when it comes in two, the second part first', () => {
    const { server, byAna } = note();
    const parts: Uint8Array[] = [];
    const device = new Y.Doc();
    Y.applyUpdate(device, Y.encodeStateAsUpdate(server));
    device.on('update', (update: Uint8Array) => parts.push(update));
    answerComment(device, LUC, byAna, 'Oui', 3);
    answerComment(device, ANA, byAna, 'Non', 4);
    const [first, second] = parts as [Uint8Array, Uint8Array];
    expect(judge(server, second, LUC)).toBe('gap');
    expect(judge(server, Y.mergeUpdates([second, first]), LUC)).toBe('refused');
    Y.applyUpdate(server, first);
    expect(judge(server, second, LUC)).toBe('refused');
  });

  it('whatever it leans on: itself, a circle, what nobody knows', () => {
    const { server } = note();
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 6 }), (links) => {
        const items = links.map(
          ([origin, right], clock) =>
            new Y.Item(
              Y.createID(77, clock),
              null,
              Y.createID(77, origin),
              null,
              Y.createID(77, right),
              null,
              null,
              new Y.ContentAny(['Ana']),
            ),
        );
        const luc = hand(LUC);
        expect(judgeComments(server, { structs: items }, { signatureOf: () => luc, deleter: luc })).toBe('gap');
      }),
    );
  });
});

it('what is one’s own may be taken out, and anybody’s by who facilitates', () => {
  const { server, byAna } = note();
  const taken: ((device: Y.Doc) => void)[] = [
    (device) => device.getMap('comments').delete(byAna),
    (device) => entryOf(device, byAna).set('removed', true),
  ];
  for (const take of taken) {
    expect(judge(server, frameOf(server, take), ANA)).toBe('fine');
    expect(judge(server, frameOf(server, take), LUC)).toBe('refused');
    expect(judge(server, frameOf(server, take), LUC, true)).toBe('fine');
  }
  expect(
    judge(
      server,
      frameOf(server, (device) => answersOf(device, byAna).delete(0)),
      LUC,
    ),
  ).toBe('fine');
  // Not even they write in another’s comment.
  const change = (device: Y.Doc) => entryOf(device, byAna).set('text', 'Autre chose');
  expect(judge(server, frameOf(server, change), LUC, true)).toBe('refused');
  entryOf(server, byAna).set('removed', true);
  expect(
    judge(
      server,
      frameOf(server, (device) => entryOf(device, byAna).delete('removed')),
      LUC,
    ),
  ).toBe('refused');
});

it('what is settled and opened again while away leaves nothing behind that would be refused', () => {
  const { server, byAna } = note();
  const toggle = (device: Y.Doc) => {
    for (const isSettled of [true, false, true]) settleComment(device, byAna, isSettled);
  };
  expect(judge(server, frameOf(server, toggle), LUC)).toBe('fine');
  settleComment(server, byAna, true);
  expect(judge(server, frameOf(server, toggle), LUC)).toBe('fine');
});

describe('words of the text', () => {
  it('are no business of the comments, whatever they lean on', () => {
    const { server } = note();
    const text = (document: Y.Doc) => (document.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    const parts: Uint8Array[] = [];
    const device = new Y.Doc();
    Y.applyUpdate(device, Y.encodeStateAsUpdate(server));
    device.on('update', (update: Uint8Array) => parts.push(update));
    text(device).insert(8, ' ou');
    text(device).insert(11, ' jeudi');
    text(device).format(0, 2, { bold: true });
    const table = new Y.XmlElement('heading');
    table.setAttribute('level', '2');
    device.getXmlFragment('default').insert(1, [table]);
    expect(parts.slice(0, 3).map((part) => judge(server, part, LUC))).toEqual(['fine', 'fine', 'fine']);
    expect(judge(server, parts[3] as Uint8Array, LUC)).toBe('fine');
  });
});

it('lets in all that people do from their own hand, and from nobody else’s but what is anybody’s', () => {
  const act = fc.record({
    who: fc.constantFrom(ANA, LUC),
    what: fc.constantFrom('add', 'answer', 'settle', 'remove', 'write'),
    which: fc.nat(5),
    isOn: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), (acts) => {
      const server = new Y.Doc();
      const devices = new Map([ANA, LUC].map((writer) => [writer, new Y.Doc()]));
      for (const { who, what, which, isOn } of acts) {
        const device = devices.get(who) as Y.Doc;
        const comments = readComments(device);
        const chosen = comments[which % Math.max(1, comments.length)];
        const before = Y.encodeStateVector(device);
        if (what === 'add') addComment(device, who, COMMENT);
        if (what === 'write') device.getXmlFragment('default').insert(0, [new Y.XmlText('mot')]);
        if (chosen && what === 'answer') answerComment(device, who, chosen.id, 'Oui', 2);
        if (chosen && what === 'settle') settleComment(device, chosen.id, isOn);
        if (chosen && what === 'remove') removeComment(device, who, chosen.id);
        const update = Y.encodeStateAsUpdate(device, before);
        const isSigned =
          what === 'add' || (chosen && (what === 'answer' || (what === 'remove' && chosen.authorId === who.id)));
        expect(judge(server, update, who)).toBe('fine');
        expect(judge(server, update, who === ANA ? LUC : ANA)).toBe(isSigned ? 'refused' : 'fine');
        Y.applyUpdate(server, update);
        // The other device hears of it now or later.
        if (isOn) for (const other of devices.values()) Y.applyUpdate(other, Y.encodeStateAsUpdate(server));
      }
    }),
    { numRuns: 150 },
  );
});
