import type {
  PlantReconciliation,
  ReconciliationRun,
  SuspectRow,
} from '../../../documents/economics/plant-reconciliation.ts';
import type { Block, Page } from '../../../documents/page.ts';
import { counted, readable } from '../../../foundation/quantity/format.ts';
import { list, number, paragraph, section, tableUnlessEmpty } from '../../../pages/blocks/parts.ts';

/** Weights and analyses of a period against the balances: which contradict the others, and by how much. */
export const page = (found: PlantReconciliation): Page => ({
  format: 'remelt-page/1',
  title: `Weights and analyses against the balances, ${found.from} to ${found.to}`,
  lead: leadOf(found),
  sections: [
    ...section('suspects', 'Suspect measurements', suspectBlocks(found)),
    ...section('runs', 'Weights, and each element', runBlocks(found)),
    ...section('weights', 'All weights', weightBlocks(found), { folded: true }),
    ...section('rules', 'How this is counted', list(found.rules)),
  ],
});

function leadOf({ heats, runs }: PlantReconciliation): Block[] {
  if (heats.length === 0) return [paragraph('No heat was melted between these days.')];
  const tested = runs.filter(({ df }) => df > 0);
  const [worst] = runs.flatMap(({ suspects }) => suspects);
  const over = `${counted(heats.length, 'heat')} melted; ${counted(tested.length, 'balance')} tested`;
  if (tested.length === 0)
    return [paragraph(`${over}: too little was weighed and analysed to test anything.`)];
  return [
    paragraph(
      worst === undefined
        ? `${over}. No measurement contradicts the others.`
        : `${over}. Look at the ${worst.measurement}: booked ${amount(worst, worst.booked)}${fromOthers(worst)}.`,
      'strong',
    ),
  ];
}

const amount = ({ unit }: SuspectRow, value: number): string => `${readable(value)} ${unit}`;

const fromOthers = (row: SuspectRow): string =>
  row.fromOthers === null ? '' : `, but the others say ${amount(row, row.fromOthers)}`;

const suspectBlocks = ({ runs }: PlantReconciliation): Block[] => {
  const rows = runs.flatMap((run) => run.suspects.map((suspect) => ({ run, suspect })));
  return tableUnlessEmpty(
    rows,
    [
      ['balance', ({ run }) => run.of],
      ['measurement', ({ suspect }) => suspect.measurement],
      [number('booked'), ({ suspect }) => `${readable(suspect.booked)} +- ${amount(suspect, suspect.sd)}`],
      [
        number('the others say'),
        ({ suspect }) => (suspect.fromOthers === null ? '-' : amount(suspect, suspect.fromOthers)),
      ],
      [number('z'), ({ suspect }) => suspect.z.toFixed(1)],
      [number('p without it'), ({ suspect }) => chance(suspect.pValueWithout)],
    ],
    'z: adjustment over its standard deviation. p without it: chance of what is left when the measurement is left out; the likely one leaves the largest.',
  );
};

const chance = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(3));

const runBlocks = ({ runs }: PlantReconciliation): Block[] =>
  tableUnlessEmpty(runs, [
    ['balance', (run) => run.of],
    [number('heats'), (run) => String(run.heats)],
    [number('chi2'), (run) => readable(run.chi2)],
    [number('independent balances'), (run) => String(run.df)],
    [number('p'), (run) => (run.df === 0 ? '-' : chance(run.pValue))],
    ['verdict', (run) => verdictOf(run)],
  ]);

const verdictOf = ({ df, pValue, suspects }: ReconciliationRun): string => {
  if (df === 0) return 'nothing to test';
  if (suspects.length > 0) return counted(suspects.length, 'suspect');
  return pValue < 0.05 ? 'contradicts, no single suspect' : 'agrees';
};

const weightBlocks = ({ weights }: PlantReconciliation): Block[] =>
  tableUnlessEmpty(weights, [
    ['measurement', ({ measurement }) => measurement],
    [
      number('booked'),
      ({ booked_kg, sd_kg }) =>
        booked_kg === null || sd_kg === null
          ? 'not weighed'
          : `${readable(booked_kg)} +- ${readable(sd_kg)} kg`,
    ],
    [
      number('reconciled'),
      ({ reconciled_kg }) => (reconciled_kg === null ? '-' : `${readable(reconciled_kg)} kg`),
    ],
    [number('z'), ({ z }) => (z === null ? '-' : z.toFixed(1))],
  ]);
