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

  it('exports to one of the three plans, on paper too, and names the plans there are', async () => {
    const pdf = join(folder.path, 'plan.pdf');
    const { code, out } = await ran('export', example('qualify'), '--plan', 'manufacturing', '--pdf', pdf);
    expect(code).toBe(0);
    expect(out).toContain('how the qualified heats were made: none is stated');
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    const other = await ran('export', example('qualify'), '--plan', 'marketing', '--json');
    expect(other.code).toBe(2);
    expect(other.out).toContain('service-management');
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

  it('goes from a locked programme over a table to a recorded HOLD, and writes what was judged', async () => {
    const [plan, table, judged] = ['plan.json', 'creep.csv', 'judged.json'].map((file) =>
      join(folder.path, file),
    );
    const properties = [{ id: 'life', unit: 'h', side: 'lower', designMinimum: 20 }];
    writeFileSync(plan!, JSON.stringify({ programme: { id: 'blade', level: '1S', properties } }));
    await ran('lock', plan!, '--by', 'p-plan');
    writeFileSync(
      table!,
      'property;heat;specimen;value;date\nlife;H-9;B1;31,5;2026-11-24\nlife;H-9;B2;x;2026-11-24\n',
    );
    const add = (...more: string[]) => ran('add', 'blade', table!, '--by', 'p-lab', '--json', ...more);
    expect((await add()).json()).toMatchObject({ error: { details: [{ path: '--type' }] } });
    const typed = ['--type', 'creep-rupture', '--report', 'C-1'];
    expect((await add(...typed)).json()).toMatchObject({
      error: { details: [{ where: expect.stringMatching(/creep\.csv, cell D3$/), value: 'x' }] },
    });
    writeFileSync(table!, 'property;heat;specimen;value;date\nlife;H-9;B1;31,5;2026-11-24\n');
    const unknown = await add(...typed);
    expect(unknown.code).toBe(2);
    expect(unknown.json()).toMatchObject({
      error: {
        message: expect.stringContaining('the ledger holds no heat H-9'),
        details: [{ where: expect.stringMatching(/creep\.csv, row 2, heat$/) }],
      },
    });
    const held = await ran('evaluate', 'blade', '--document', judged!, '--by', 'p-cert', '--json');
    expect(held.code).toBe(3);
    const file = await ran('evaluate', judged!, '--json');
    expect(file.json()).toEqual(held.json());
    const board = await ran('status', 'blade');
    expect(board.out).toContain('Programme blade, level 1S: locked');
    expect(board.out).toMatch(/life +1 +at least 20 h +0 +0 +- +HOLD/);
    const outside = await remelt(folder.path, [
      'heat',
      'plan',
      'H-1',
      '--grade',
      'IN718',
      '--mass',
      '50',
      '--within',
      'blade',
    ]);
    expect([outside.code, outside.err]).toEqual([
      2,
      expect.stringContaining('programme blade has no qualified heats'),
    ]);
  });
});
