import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { streamKey, uniform } from '../../src/foundation/numerics/random.ts';

const DEMO = join(import.meta.dirname, '../../examples/demo/lots.csv');

/** Largest change of a content [1]. */
const SPREAD = 0.005;

/** A sheet of as many lots as asked, with an analysis each: those of the demo again and again, under other numbers, seeded. */
export function manyLots(lots: number): string {
  const [head = '', ...rows] = readFileSync(DEMO, 'utf8').trim().split('\n');
  const first = head.split(',').indexOf('Ni_wtpct');
  const key = streamKey(1, 'bench/many-lots');
  let drawn = 0;
  const near = (text: string): string => {
    const [, decimals] = text.split('.');
    if (!/^\d/.test(text) || decimals === undefined) return text;
    return (Number(text) * (1 + SPREAD * (2 * uniform(key, drawn++) - 1))).toFixed(decimals.length);
  };
  const lotOf = (i: number): string => {
    const [, , ...rest] = rows[i % rows.length]!.split(',');
    const mass_kg = 100 + Math.floor(900 * uniform(key, drawn++));
    return [`L-${i}`, mass_kg, ...rest.map((text, at) => (at + 2 < first ? text : near(text)))].join(',');
  };
  return `${[head, ...Array.from({ length: lots }, (_, i) => lotOf(i))].join('\n')}\n`;
}
