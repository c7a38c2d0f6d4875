import type { KeptLog } from '../../../documents/heats/kept-log.ts';
import type { Block, Page } from '../../../documents/page.ts';
import { counted, shortNumber, utcSecond } from '../../../foundation/quantity/format.ts';
import { list, paragraph, section, shortPage } from '../../../pages/blocks/parts.ts';

type Log = NonNullable<KeptLog['log']>;

/** The log of a heat beside its plan: curves, gaps, where it comes from, and what it is used for. */
export function page({ heat, log }: KeptLog): Page {
  const title = `Furnace log of ${heat}`;
  if (log === null)
    return shortPage(
      title,
      list([
        'No log of the furnace has been taken for this heat.',
        'Bring the file of the recorder, or take what a connected recorder has sent.',
      ]),
    );
  const gaps = log.settings.reduce((sum, one) => sum + one.gaps.length, 0);
  const time = log.from && log.to ? `, ${utcSecond(log.from)} to ${utcSecond(log.to)}` : '';
  return {
    ...shortPage(title, []),
    lead: [paragraph(`${log.furnace}${time}; ${gaps === 0 ? 'no gaps' : counted(gaps, 'gap')}.`, 'strong')],
    sections: [
      ...section('curves', log.sha256 ? 'As recorded, beside the plan' : 'As typed, beside the plan', [
        ...log.charts.map((chart) => ({ kind: 'chart' as const, chart })),
        settingsTable(log),
      ]),
      ...section('gaps', 'Not recorded', gapsOf(log)),
      ...section('samples', 'Samples on the way', samplesOf(log)),
      ...section('used', 'What it is used for', list(usesOf(log))),
      ...section('file', 'Where it comes from', fileOf(log)),
    ],
  };
}

const numeric = (head: string) => ({ head, numeric: true });

const settingsTable = ({ settings }: Log): Block => ({
  kind: 'table',
  columns: [
    ...[{ head: 'Setting' }, { head: 'Tag' }, numeric('Lowest'), numeric('Highest'), { head: 'Unit' }],
    ...[numeric('Planned'), numeric('Readings')],
  ],
  rows: settings.map(({ what, tag, lowest, highest, unit, planned, readings }) => [
    ...[what, tag ?? '', shortNumber(lowest, 5), shortNumber(highest, 5), unit],
    ...[planned ? plannedText(planned) : 'not planned', readings === null ? '' : String(readings)],
  ]),
});

const plannedText = ([low, high]: readonly [number, number]): string =>
  low === high ? shortNumber(low, 5) : `${shortNumber(low, 5)} to ${shortNumber(high, 5)}`;

function gapsOf({ settings }: Log): Block[] {
  const rows = settings.flatMap(({ what, gaps }) =>
    gaps.map(({ from_s, to_s, why }) => [what, (from_s / 60).toFixed(1), (to_s / 60).toFixed(1), why]),
  );
  const columns = [{ head: 'Setting' }, numeric('From minute'), numeric('To minute'), { head: 'Why' }];
  return rows.length === 0 ? [] : [{ kind: 'table', columns, rows }];
}

const samplesOf = ({ samples }: Log): Block[] =>
  samples.length === 0
    ? []
    : [
        {
          kind: 'table',
          columns: [{ head: 'Sample' }, numeric('Minute')],
          rows: samples.map(({ sample, at_s }) => [sample, (at_s / 60).toFixed(1)]),
        },
      ];

/** What a prediction, a calibration and a hold point take from the log. */
function usesOf({ furnace, settings, others, samples }: Log): string[] {
  const told = settings.map(({ what }) => what).join(', ');
  const gaps = settings.reduce((sum, one) => sum + one.gaps.length, 0);
  return [
    settings.length === 0
      ? 'A prediction of the heat takes its settings as they stand in the log.'
      : `A prediction of the heat takes from the log: ${told}.`,
    ...(gaps > 0
      ? [
          'Across a gap a prediction takes the straight line and lists that among its assumptions; a hold point takes nothing.',
        ]
      : []),
    ...(others.length > 0 ? [`As one number for the whole time: ${others.join(', ')}.`] : []),
    `The calibration of ${furnace} learns from it${samples.length > 0 ? `, with the times of ${counted(samples.length, 'bath sample')}` : ''}.`,
    'A hold point that names one of these settings shows its value at the time of its signature.',
  ];
}

function fileOf({ file, source, sha256, seq }: Log): Block[] {
  if (sha256 === null) return [paragraph(`Somebody typed it (record ${seq}).`)];
  return [
    {
      kind: 'facts',
      rows: [
        ...(file === null ? [] : [['File', file] as const]),
        ...(source === null ? [] : [['Recorder', source] as const]),
        ['SHA-256 of what was read', sha256],
        ['Record', String(seq)],
      ],
    },
  ];
}
