import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../foundation/errors.ts';
import { eventHashes } from './event-hash.ts';

/** RalphTro/epcis-event-hash-generator at 5d2f1c38 (MIT, text in the file), and own events and pitfalls beside it. */
const read = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`./__fixtures__/${file}.json`, import.meta.url), 'utf8')) as T;
const { jsonld } = read<{
  jsonld: { name: string; document: object; hashes: string[]; prehashes: string[] }[];
}>('epcis-event-hash-vectors');
const works = read<{
  context: unknown;
  events: { name: string; event: object; prehash: string; hash: string }[];
}>('remelt-epcis-example-events');
const { pairs, singles } = read<{
  pairs: { name: string; a: object; b: object; hashA: string; hashB: string }[];
  singles: { name: string; event: object; result: string }[];
}>('epcis-event-hash-pitfalls');

const CONTEXT = [
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { x: 'https://remelt.example/ns/' },
];
const hashed = (event: object, context: unknown = CONTEXT) =>
  eventHashes({ '@context': context, epcisBody: { eventList: [event] } });

const named = (prehash: string): string =>
  `ni:///sha-256;${createHash('sha256').update(prehash).digest('hex')}?ver=CBV2.0`;

describe('hashes of events', () => {
  test.each(jsonld)('$name', ({ document, hashes, prehashes }) => {
    const own = eventHashes(document);
    expect(own.hashes).toEqual(hashes);
    // two of the published texts were damaged on their way: they are not what was hashed
    const sound = prehashes.map((text, i) => (named(text) === hashes[i] ? text : own.prehashes[i]));
    expect(own.prehashes).toEqual(sound);
  });

  test('of a melt shop', () => {
    for (const { name, event, hash, prehash } of works.events)
      expect({ name, ...hashed(event, works.context) }).toEqual({
        name,
        hashes: [hash],
        prehashes: [prehash],
      });
    expect(works.events).toHaveLength(14);
  });

  test('prove nothing: different events have one hash', () => {
    for (const { a, b, hashA, hashB } of pairs)
      expect([...hashed(a).hashes, ...hashed(b).hashes]).toEqual([hashA, hashB]);
    expect(pairs.filter(({ hashA, hashB }) => hashA === hashB)).toHaveLength(12);
  });

  test('an event that has none is named, and never left out', () => {
    const refused = singles.filter(({ name }) => /1E400|inf|1E234567|without type/.test(name));
    expect(refused).toHaveLength(4);
    for (const { event } of refused) expect(() => hashed(event)).toThrow(InputError);
    const nowhere = singles.find(({ name }) => name.includes('without type'))!;
    expect(() => hashed(nowhere.event)).toThrow('events[0].bizTransactionList[0]');
    expect(() => hashed({ type: 'ObjectEvent', eventTime: '2026-03-01T08:00:00' })).toThrow('zone');
    expect(() => hashed({ type: 'ObjectEvent', 'x:a': '\ud800' })).toThrow('surrogate');
    expect(() => eventHashes([])).toThrow('no list of events');
    expect(() => eventHashes({ epcisBody: { eventList: [1] } })).toThrow('event 1');
  });

  test('a transaction has one hash, whichever member stands first', () => {
    const [first, second] = singles.filter(({ name }) => /type first|value first/.test(name));
    expect(hashed(second!.event).hashes).toEqual([first!.result]);
    expect(hashed(first!.event).hashes).toEqual([first!.result]);
  });

  test.each(['epcisBody', 'queryResults', 'resultsBody'])(
    'fields to leave out are read in %s too',
    (level) => {
      const event = { type: 'ObjectEvent', 'x:hash': 'h', 'x:kept': 'k' };
      const told = (name: string) => (name === level ? { 'x:ignoreFields': ['x:hash'] } : {});
      const resultsBody = { eventList: [event], ...told('resultsBody') };
      const queryResults = { resultsBody, ...told('queryResults') };
      const { prehashes } = eventHashes({ epcisBody: { queryResults, ...told('epcisBody') } });
      expect(prehashes).toEqual(['eventType=ObjectEventx:kept=k']);
    },
  );

  test('a moment is rounded past the second', () => {
    const { prehashes } = hashed({ type: 'ObjectEvent', eventTime: '2026-12-31T23:59:59.9996Z' });
    expect(prehashes).toEqual(['eventType=ObjectEventeventTime=2027-01-01T00:00:00.000Z']);
  });

  test('a link keeps the finest level: serial number before lot, no variant, fourteen digits', () => {
    const { prehashes } = hashed({
      type: 'ObjectEvent',
      epcList: [
        'https://shop.example/a/gtin/614141123452/cpv/2A/lot/L1/ser/S1?x=1',
        'https://shop.example/01/00614141123452/10/L1',
        'https://shop.example/lot/R-1',
        'urn:epc:id:sgtin:0614141.812345.67+8',
        'urn:epc:id:sgtin:0614141.81234.678',
      ],
    });
    expect(prehashes[0]).toBe(
      'eventType=ObjectEventepcListepc=https://id.gs1.org/01/00614141123452/10/L1epc=https://id.gs1.org/01/00614141123452/21/S1' +
        'epc=https://id.gs1.org/01/80614141123458/21/67%2B8epc=https://shop.example/lot/R-1epc=urn:epc:id:sgtin:0614141.81234.678',
    );
  });
});
