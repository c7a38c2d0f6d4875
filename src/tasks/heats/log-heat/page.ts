import type { HeatLog } from '../../../documents/heats/heat-log.ts';
import type { Block, Page } from '../../../documents/page.ts';
import { counted, shortNumber, sizeText, utcSecond } from '../../../foundation/quantity/format.ts';
import { list, notices, paragraph, section } from '../../../pages/blocks/parts.ts';

/** The log of a heat: what was cut where, each curve with its gaps, and what stands open. */
export function page(log: HeatLog): Page {
  const { heat, file, asks } = log;
  return {
    format: 'remelt-page/1',
    title: `Furnace log of ${heat}`,
    verdict: log.seq === null ? (asks.length > 0 ? 'asks' : 'not taken yet') : 'taken',
    lead: leadOf(log),
    sections: [
      ...section('cut', 'Where it was cut', [marksTable(log)]),
      ...section('curves', 'As recorded', [
        ...log.charts.map((chart) => ({ kind: 'chart' as const, chart })),
        settingsTable(log),
      ]),
      ...section('gaps', 'Not recorded', gapsOf(log)),
      ...section('file', 'Its file', [
        {
          kind: 'facts',
          rows: [
            ['Name', file.name],
            ['Size', sizeText(file.bytes)],
            ['SHA-256', file.sha256],
            ['Kept of it', log.kept_bytes < 1000 ? `${log.kept_bytes} bytes` : sizeText(log.kept_bytes)],
          ],
        },
      ]),
    ],
  };
}

function leadOf({ furnace, operation, from, to, settings, asks, notes, seq }: HeatLog): Block[] {
  const gaps = settings.reduce((sum, one) => sum + one.gaps.length, 0);
  return [
    paragraph(
      `${furnace}, ${operation}, ${utcSecond(from)} to ${utcSecond(to)}; ${gaps === 0 ? 'no gaps' : counted(gaps, 'gap')}.`,
      'strong',
    ),
    ...notices(asks.map(({ words, cure }) => `${words}. ${cure[0]!.toUpperCase()}${cure.slice(1)}.`)),
    ...list(notes),
    ...(seq === null ? [] : [paragraph(`It is the log of the heat now (record ${seq}).`)]),
  ];
}

const numeric = (head: string) => ({ head, numeric: true });

const marksTable = ({ marks }: HeatLog): Block => ({
  kind: 'table',
  columns: [{ head: 'Mark' }, { head: 'Time' }, numeric('Minute'), { head: 'By' }],
  rows: marks.map(({ what, at, at_s, from }) => [what, utcSecond(at), (at_s / 60).toFixed(1), from]),
});

const settingsTable = ({ settings }: HeatLog): Block => ({
  kind: 'table',
  columns: [
    ...[{ head: 'Setting' }, { head: 'Tag' }, numeric('Lowest'), numeric('Highest'), { head: 'Unit' }],
    ...[numeric('Readings'), numeric('Kept'), numeric('Off by at most'), { head: 'Left out' }],
  ],
  rows: settings.map(({ setting, tag, lowest, highest, unit, readings, kept, error, leftOut }) => [
    ...[setting, tag, shortNumber(lowest, 5), shortNumber(highest, 5), unit],
    ...[String(readings), String(kept), shortNumber(error, 2), leftOut.join('; ')],
  ]),
});

function gapsOf({ settings }: HeatLog): Block[] {
  const rows = settings.flatMap(({ setting, gaps }) =>
    gaps.map(({ from_s, to_s, why }) => [setting, (from_s / 60).toFixed(1), (to_s / 60).toFixed(1), why]),
  );
  return rows.length === 0
    ? []
    : [
        paragraph('A prediction takes the straight line across a gap, and says so.', 'dim'),
        {
          kind: 'table',
          columns: [{ head: 'Setting' }, numeric('From minute'), numeric('To minute'), { head: 'Why' }],
          rows,
        },
      ];
}
