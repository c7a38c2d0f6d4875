import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type LABEL_SHEETS, ROLL_SIZES } from '../../documents/labels.ts';
import type { PaperPage } from '../../documents/page.ts';
import { qrCode } from '../blocks/qr-code.ts';
import { LABEL_LAYOUTS, labelPlaces } from './label-layout.ts';
import { blackIn, codeOn, drawnLabels } from './testing/drawn-label.ts';
import { cutTo, PRINTER_DPI, zplOf } from './zpl.ts';

const pageOf = (
  sheet: (typeof LABEL_SHEETS)[number],
  labels: readonly (readonly [code: string, ...lines: string[]])[],
  mark?: string,
): PaperPage => ({
  ...{ format: 'remelt-page/1', title: 'Labels', sections: [] },
  ...(mark === undefined ? {} : { mark }),
  lead: labels.map(([code, ...lines]) => ({ ...qrCode(code, lines.join('\n')), holds: code })),
  paper: { number: '', foot: '', madeAt: '2026-12-02T08:00:00.000Z', labels: sheet },
});

const LINK = 'https://id.plant.example/10/R-1001';
const LINES = [
  'R-1001',
  'IN718, turnings',
  '480 kg, ON HOLD',
  'A supplier with a name that is far too long for it',
];
const DOTS = { 203: 8, 300: 12, 600: 24 } as const;

describe.each(ROLL_SIZES)('a label of %s mm', (size) => {
  it.each(PRINTER_DPI)('is read back and stays within its edges at %i dpi', async (dpi) => {
    const layout = LABEL_LAYOUTS[size];
    const zpl = zplOf(pageOf(size, [[LINK, 'W'.repeat(60), ...LINES]], 'DEMONSTRATION'), { dpi });
    const [drawn] = await drawnLabels(zpl, layout.size, DOTS[dpi]);
    expect([drawn!.width, drawn!.height]).toEqual(layout.size.map((mm) => mm * DOTS[dpi]));
    expect(codeOn(drawn!)).toBe(LINK);
    const pad = layout.pad * DOTS[dpi];
    const [left, top, right, bottom] = blackIn(drawn!);
    expect(left).toBeGreaterThanOrEqual(pad);
    expect(top).toBeGreaterThanOrEqual(pad);
    expect(right).toBeLessThan(drawn!.width - pad);
    expect(bottom).toBeLessThan(drawn!.height - pad);
  });
});

it('draws no line over the code, nor over the line before it', async () => {
  for (const size of ROLL_SIZES) {
    const layout = LABEL_LAYOUTS[size];
    const { code, lines, mark } = labelPlaces(layout, 12);
    for (const line of lines) {
      expect(line.x).toBeGreaterThanOrEqual(code.x + code.side);
      expect(line.x + line.width).toBeLessThanOrEqual(layout.size[0] - layout.pad + 1e-9);
      expect(line.y + line.most).toBeLessThanOrEqual(layout.size[1] - layout.pad + 1e-9);
    }
    for (const [i, line] of lines.slice(1).entries())
      expect(line.y).toBeGreaterThan(lines[i]!.y + lines[i]!.most);
    expect(lines.length).toBeGreaterThanOrEqual(5);
    expect(mark.y + mark.most).toBeLessThanOrEqual(layout.size[1]);
  }
});

it('lets no text be read as a command, and keeps letters of other languages', async () => {
  const code = 'https://w.example/10/R^1~2_3?a=ü';
  const zpl = zplOf(pageOf('100x50', [[code, '^XZ~JR_^FS', 'Größe 5 µm Ω', '合金']]));
  expect(zpl.match(/\^X[AZ]/g)).toEqual(['^XA', '^XZ']);
  expect(zpl).not.toMatch(/~|[^ -~\n]/);
  expect(zpl).toContain('^FD_5EXZ_7EJR_5F_5EFS^FS');
  expect(zpl).toContain('Gr_C3_B6_C3_9Fe 5 _C2_B5m _CE_A9');
  const [drawn] = await drawnLabels(zpl, [100, 50], 8);
  expect(codeOn(drawn!)).toBe(code);
});

it('prints one format for each label, so many copies of it, of the size of the roll', () => {
  const two = pageOf('70x37', [
    ['A', 'R-1'],
    ['B', 'R-2'],
  ]);
  const thrice = { ...two, lead: two.lead.map((block) => ({ ...block, copies: 3 }) as typeof block) };
  const zpl = zplOf(thrice, { dpi: 300 });
  expect(zpl.match(/\^PW840\^LL444/g)).toHaveLength(2);
  expect(zpl.match(/\^PQ3,0,0,N\^XZ/g)).toHaveLength(2);
  expect(zplOf(two)).toContain('^PW560^LL296');
});

it('cuts a line with a mark where half its size does not fit either', () => {
  expect(cutTo('R-1001', { room: 160, size: 40 })).toBe('R-1001');
  expect(cutTo('turnings of the first heat', { room: 240, size: 40 })).toBe('turnings...');
  const zpl = zplOf(pageOf('50x25', [['A', 'R-1', 'x'.repeat(200)]]));
  expect(zpl).toMatch(/\^FDx{10,40}\.\.\.\^FS/);
});

const zbar = spawnSync('zbarimg', ['--version']);
it.skipIf(zbar.error !== undefined)(
  'is read by zbarimg too (skipped where it is not installed)',
  async () => {
    const [drawn] = await drawnLabels(zplOf(pageOf('50x25', [[LINK, ...LINES]])), [50, 25], 8);
    const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', 'png:-'], { input: drawn!.png });
    expect(stdout.toString().trim()).toBe(LINK);
  },
);
