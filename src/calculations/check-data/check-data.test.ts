import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assembleFacts } from '../facts.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { checkData } from './check-data.ts';

const facts = dataFacts();

describe('data check', () => {
  const result = checkData(facts);
  it('finds nothing wrong in the data that come with Remelt', () => {
    expect(result.problems).toEqual([]);
  });
  it('counts every record under exactly one confidence', () => {
    for (const { file, records, byConfidence } of result.tables) {
      const counted = Object.values(byConfidence).reduce((sum, n) => sum + n, 0);
      expect(counted, file).toBe(records);
      expect(records, file).toBeGreaterThan(0);
    }
  });
  it('flags the grades that published heats contradict', () => {
    const grades = result.tables.find((table) => table.file === 'grades.json');
    expect(grades).toMatchObject({ records: 257, byConfidence: { read: 183 } });
    expect(grades?.flagged).toBeGreaterThanOrEqual(11);
  });
  it('names file, record and field of what is missing', () => {
    const elements = structuredClone(facts.documents['elements.json']) as { records: { unit?: unknown }[] };
    delete elements.records[0]!.unit;
    const broken = assembleFacts({ ...facts.documents, 'elements.json': elements }, 'x');
    expect(checkData(broken).problems[0]).toMatchObject({ file: 'elements.json', path: 'records[H].unit' });
  });
  it('names a twin that does not point back and a heat of no grade', () => {
    const grades = structuredClone(facts.documents['grades.json']) as {
      records: { equivalents?: string[] }[];
    };
    grades.records[0]!.equivalents = ['H230'];
    const heats = structuredClone(facts.documents['heats/published.json']) as {
      records: { gradeId: string }[];
    };
    heats.records[0]!.gradeId = 'NOPE';
    const broken = { ...facts.documents, 'grades.json': grades, 'heats/published.json': heats };
    const messages = checkData(assembleFacts(broken, 'x')).problems.map((problem) => problem.message);
    expect(messages).toContain('"H230" does not name GH4169 back');
    expect(messages).toContain('"NOPE" is no grade');
  });
  it('names a file that no table reads and a method that no table knows', () => {
    const plant = structuredClone(facts.documents['plant.json']) as {
      records: { kind: string; methods?: { methodId: string }[] }[];
    };
    plant.records.find((row) => row.kind === 'laboratory')!.methods![0]!.methodId = 'NMR';
    const broken = { ...facts.documents, 'plant.json': plant, 'stray.json': { records: [] } };
    const messages = checkData(assembleFacts(broken, 'x')).problems.map((problem) => problem.message);
    expect(messages).toEqual(['no table reads this file', '"NMR" is no analysis method']);
  });
  it('names a file that is missing', () => {
    const { 'grades.json': _gone, ...rest } = { ...facts.documents };
    expect(checkData(assembleFacts(rest, 'x')).problems[0]?.message).toMatch(/grades\.json is missing/);
  });
  it('hashes the documents when the caller brings no version', () => {
    expect(assembleFacts({ a: 1 }).version).toMatch(/^[0-9a-f]{64}$/);
    expect(assembleFacts({ a: 1 }).version).not.toBe(assembleFacts({ a: 2 }).version);
  });
});

describe('data/README.md', () => {
  const readme = readFileSync(new URL('../../../data/README.md', import.meta.url), 'utf8');
  it('has one row per file with its number of records', () => {
    const rows = new Map(
      [...readme.matchAll(/^\| `([^`]+\.json)` \|[^|]*\| (\d+) \|/gm)].map(([, file, n]) => [
        file,
        Number(n),
      ]),
    );
    const files = checkData(facts).tables.map(({ file, records }) => [file, records] as const);
    expect(Object.fromEntries([...rows].sort())).toEqual(Object.fromEntries(files));
  });
});
