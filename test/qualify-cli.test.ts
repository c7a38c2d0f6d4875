import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../tools/publish-schemas.ts';
import { freshFolder, remelt } from './testing/remelt.ts';

let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

const example = (name: string): string => join(FORMATS, `${name}.example.json`);
const ran = (...argv: string[]) => remelt(folder.path, ['qualify', ...argv]);

describe('remelt qualify', () => {
  it.each([
    ['qualify', 0],
    ['qualify-fail', 1],
    ['qualify-hold', 3],
  ])('evaluate %s ends with %i, without a ledger', async (name, exit) => {
    const { code, out } = await ran('evaluate', example(name), '--json');
    expect(code).toBe(exit);
    expect(JSON.parse(out).gates[0].properties[0].basis.length).toBeGreaterThan(1);
  });

  it('writes the gate report as a page and on paper', async () => {
    const [html, pdf] = ['report.html', 'report.pdf'].map((file) => join(folder.path, file));
    await ran('evaluate', example('qualify-hold'), '--html', html!, '--pdf', pdf!);
    expect(readFileSync(html!, 'utf8')).toContain('Values by heat, and 99 % bounds');
    expect(readFileSync(pdf!).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('names place and cure of a value that may be in ksi', async () => {
    const document = JSON.parse(readFileSync(example('qualify'), 'utf8'));
    document.evidence[3] = { ...document.evidence[3], value: 145.1, unit: undefined };
    const file = join(folder.path, 'mixed.json');
    writeFileSync(file, JSON.stringify(document));
    const { code, out } = await ran('evaluate', file, '--json');
    expect(code).toBe(2);
    const [detail] = JSON.parse(out).error.details;
    expect(detail.path).toBe('evidence[3].value');
    expect(detail.message).toContain('MPa or ksi?');
    expect(detail.cure).toContain('"unit": "MPa"');
  });

  it('a template goes straight back into evaluate and holds', async () => {
    const { out } = await ran('template', 'cast-blade');
    const file = join(folder.path, 'blade.json');
    writeFileSync(file, out);
    expect((await ran('evaluate', file)).code).toBe(3);
    expect((await ran('template', 'engine')).code).toBe(2);
  });

  it('envelope plans first, and says what the plan re-opens', async () => {
    const document = JSON.parse(readFileSync(example('qualify'), 'utf8'));
    document.programme.qualifiedHeats = [1, 2, 3].map((i) => ({
      heat: `Q${i}`,
      contents_ppm: { S: 1 },
      furnace: 'VIM-1',
    }));
    const file = join(folder.path, 'programme.json');
    writeFileSync(file, JSON.stringify(document));
    const { code, out } = await ran('envelope', example('plan'), file, '--with', 'furnace=VIM-2', '--json');
    expect(code).toBe(1);
    const held = await remelt(folder.path, ['plan', example('plan'), '--within', file]);
    expect(held.out).toContain('(edge of the qualified envelope)');
    const { leaves } = JSON.parse(out);
    expect(leaves.map(({ trigger }: { trigger: string }) => trigger)).toEqual(['tramp', 'furnace']);
  });
});
