import type { FootprintRecord, HeatFootprintAnswer } from '../../../documents/heats/heat-footprint.ts';
import type { Page } from '../../../documents/page.ts';
import { massText, readable, significant } from '../../../foundation/quantity/format.ts';
import { footprintBlocks } from '../heats/heat-sections.ts';
import { list, number, paragraph, section, table, tableOf, tableUnlessEmpty } from '../parts.ts';
import { recycledBlocks } from './flows-page.ts';

/** The footprint of a heat: what it comes to, by part and operation, and what each figure rests on. */
export const footprintPage = (answer: HeatFootprintAnswer): Page => {
  const { heat, total, product_kg, allVirgin, operations, rests, recycled } = answer;
  const perKg = (value: number): string => `${readable(value / product_kg)} kg CO2e`;
  return {
    format: 'remelt-page/1',
    title: `Footprint of heat ${heat}`,
    lead: [
      paragraph(
        `${perKg(total.value)} for ${answer.functionalUnit}, ${readable(total.low / product_kg)} to ${readable(total.high / product_kg)} over the sources. The same metal charged virgin: ${perKg(allVirgin.value)}.`,
      ),
    ],
    sections: [
      ...section('rests', 'What it rests on', [
        table(
          ['figure', 'is', 'rests on'],
          rests.map(({ what, basis, on }) => [what, basis, on]),
        ),
      ]),
      ...section('operations', 'Electricity by operation', [
        tableOf(operations, [
          ['operation', ({ operation }) => operation],
          [number('kWh'), ({ energy_kWh }) => readable(energy_kWh)],
          [number('kWh per kg charged'), ({ energy_kWh }) => readable(energy_kWh / answer.charged_kg)],
          ['is', ({ basis }) => basis],
        ]),
      ]),
      ...section(
        'consumables',
        'Besides metal and electricity',
        tableUnlessEmpty(answer.consumables, [
          ['what', ({ what }) => what],
          [number('amount'), ({ amount }) => readable(amount)],
          ['unit', ({ unit }) => unit],
          ['is', ({ basis }) => basis],
          ['rests on', ({ on }) => on],
        ]),
      ),
      ...section('recycled', 'Recycled content of the charge', recycledBlocks({ recycled })),
      ...section('footprint', 'Footprint by part', footprintBlocks(answer)),
    ],
  };
};

/** Digits that models and factors give of an amount that is recorded to the millionth. */
const about = (decimal: string): string => significant(Number(decimal));

/** What is booked as the footprint of a heat, part by part, or was. */
export const footprintRecordPage = (answer: FootprintRecord): Page => {
  const { heat, total, unit, product_kg, parts, rests, rules, seq, before } = answer;
  return {
    format: 'remelt-page/1',
    title: `Footprint of heat ${heat}`,
    lead: [
      paragraph(
        seq === null
          ? `To be booked: ${about(total)} ${unit} for ${massText(product_kg)} kg of metal.`
          : `Record ${seq}: ${about(total)} ${unit} for ${massText(product_kg)} kg of metal. Who gets a bundle sees it.`,
      ),
      ...(before === null || before.seq === seq
        ? []
        : [paragraph(`It takes the place of record ${before.seq}: ${about(before.total)} ${before.unit}.`)]),
    ],
    sections: [
      ...section('parts', 'Parts', [
        tableOf(
          parts,
          [
            ['part', ({ name }) => name],
            [number('quantity'), ({ quantity }) => about(quantity)],
            ['unit', ({ unit: of }) => of],
            ['is', ({ basis }) => basis],
            [number('factor'), ({ factor }) => factor],
            ['unit', ({ factorUnit }) => factorUnit],
            ['source', ({ source }) => source],
            ['date', ({ date }) => date ?? 'none stated'],
          ],
          'Quantities and the total are shown to four digits; the record holds them to the millionth, so that anybody gets the same sum.',
        ),
      ]),
      ...section('rests', 'What it rests on', [
        table(
          ['figure', 'is', 'rests on'],
          rests.map(({ what, basis, on }) => [what, basis, on]),
        ),
      ]),
      ...section('rules', 'Rules', list(rules)),
      ...section('method', 'Method', [
        paragraph(`${answer.method}; data ${answer.version}; document ${answer.documentSha256}`),
      ]),
    ],
  };
};
