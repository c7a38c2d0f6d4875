import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { assembleFacts, TABLES } from '../calculations/facts.ts';
import { InputError } from '../foundation/errors.ts';
import { readFacts } from './data-folder.ts';

const folders: string[] = [];
function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-data-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const elements = (molarMass: number | undefined): string =>
  JSON.stringify({
    format: 'remelt-data/elements/1',
    description: "the plant's own",
    units: 'g/mol',
    source: 's',
    licence: 'l',
    validRange: 'r',
    spread: 'none',
    records: [
      {
        id: 'Ni',
        name: 'nickel',
        number: 28,
        molarMass,
        spread: 0.1,
        unit: { molarMass: 'g/mol', spread: 'g/mol', melting: 'K', boiling: 'K' },
        source: 'plant',
        confidence: 'measured',
      },
    ],
  });

describe('data folder', () => {
  it('has one version per content, and reads a table only when asked', () => {
    const facts = readFacts();
    expect(readFacts().version).toBe(facts.version);
    expect(facts.elements.get('Ni')?.molarMass).toBeCloseTo(0.0586934, 9);
  });
  it('what comes with Remelt keeps to its schemas, so it is taken as it stands', () => {
    const { documents, ...facts } = readFacts();
    const { documents: _, ...checked } = assembleFacts(structuredClone({ ...documents }), facts.version);
    for (const table of TABLES) expect(checked[table], table).toEqual(facts[table]);
  });
  it("a plant's file replaces the file of the same path, the others stay, the version changes", () => {
    const facts = readFacts(folderWith({ 'elements.json': elements(60) }));
    expect([...facts.elements.values()].map((row) => row.molarMass)).toEqual([0.06]);
    expect(facts.grades.size).toBe(257);
    expect(facts.version).not.toBe(readFacts().version);
  });
  it("a plant's file may begin with a byte order mark, but holds each key once and only UTF-8", () => {
    const own = elements(60);
    expect(readFacts(folderWith({ 'elements.json': `\ufeff${own}` })).elements.size).toBe(1);
    const twice = own.replace('"molarMass":60', '"molarMass":60,"molarMass":6');
    expect(() => readFacts(folderWith({ 'elements.json': twice })).elements).toThrow(
      /elements.json contains records\[0\].molarMass twice/,
    );
    const latin = Buffer.from(own.replace('nickel', 'Münze'), 'latin1');
    expect(() => readFacts(folderWith({ 'elements.json': latin }))).toThrow(/elements.json is not UTF-8/);
  });
  it("a plant's thermo/liquid.tdb takes the place of the assessed liquid; a fault in it names its line", () => {
    const text = 'PARAMETER G(LIQUID,CR,NI;0) 298 -12000; 6000 N !';
    const own = readFacts(folderWith({ 'thermo/liquid.tdb': text }));
    expect(own.thermo.liquid.interactions.map((one) => one.elements.join('-'))).toEqual(['Cr-Ni']);
    const broken = readFacts(folderWith({ 'thermo/liquid.tdb': `\n${text.replace('-12000', 'EXP(T)')}` }));
    expect(() => broken.thermo).toThrow(/thermo\/liquid\.tdb, line 2/);
  });
  it('a wrong own file is refused with file, record and field, and only when used', () => {
    const facts = readFacts(folderWith({ 'elements.json': elements(undefined) }));
    expect(facts.grades.size).toBe(257);
    expect(() => facts.elements).toThrow(/elements\.json: records\[Ni\]\.molarMass/);
  });
  it('refuses a folder that does not exist, a file that replaces nothing, and text that is no JSON', () => {
    expect(() => readFacts('/nowhere/at/all')).toThrow(InputError);
    expect(() => readFacts(folderWith({ 'element.json': '{}' }))).toThrow(/has no counterpart in data/);
    const facts = readFacts(folderWith({ 'heats/published.json': '{"a":' }));
    expect(() => facts.publishedHeats).toThrow(/published\.json is not JSON/);
  });
  it('survives structuredClone as plain data', () => {
    expect(structuredClone(readFacts().elements).size).toBe(69);
  });
});
