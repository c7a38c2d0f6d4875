import { actingAs, type TaskContext } from '../../src/desk/context.ts';
import type { Released } from '../../src/documents/proof/release.ts';
import type { Command } from '../../src/evidence/ledger/commands.ts';
import { recordFootprint } from '../../src/tasks/heats/record-footprint/record-footprint.ts';
import { initLedger } from '../../src/tasks/proof/init-ledger/init-ledger.ts';
import { makeKey } from '../../src/tasks/proof/make-key/make-key.ts';
import { issueCertificate } from '../../src/tasks/release/issue-certificate/issue-certificate.ts';
import { releaseMeasured } from '../../src/tasks/release/release-measured/release-measured.ts';
import { runTask } from '../../src/tasks/task.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { memoryKeys } from './memory-keys.ts';

/** Origin of the log of this heat. */
export const ORIGIN = 'ledger.remelt.example/works';

const RESULTS = [
  { element: 'Ni', text: '58.20', unit: 'wt%' },
  { element: 'Cr', text: '22.10', unit: 'wt%' },
  { element: 'S', text: '<5', unit: 'ppm' },
] as const;

/** What others are called in it. */
interface Called {
  readonly supplier: string;
  readonly laboratory: string;
  readonly customer: string;
}
const USUAL: Called = { supplier: 'Example Scrap BV', laboratory: 'works', customer: 'X' };

const analysed = (of: string, analysis: string, { laboratory }: Called): Command =>
  ({
    type: 'recordAnalysis',
    of,
    analysis,
    basis: 'measured',
    method: 'OES',
    laboratory,
    place: 'ladle',
    balance: 'Fe',
    results: RESULTS,
    by: 'p-lab',
  }) as Command;

const shownGood = ({ lot, received_g, originClass }: ChargedLot, called: Called): Command[] => [
  {
    type: 'receiveLots',
    lots: [
      {
        lot,
        mass_g: received_g,
        form: 'turnings',
        lotClass: 'purchased-scrap',
        originClass,
        supplier: called.supplier,
      },
    ],
    by: 'p-goods',
  } as Command,
  { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }], by: 'p-goods' },
  analysed(`lot:${lot}`, 'A1', called),
  {
    type: 'recordIdentification',
    lot,
    verdict: 'identified',
    candidates: [{ grade: 'H230', probability: '0.99' }],
    documentSha256: 'a'.repeat(64),
  },
  { type: 'clearLot', lot, grade: 'H230', reason: 'agrees', by: 'p-qual' },
];

/** A lot of the heat: what came in of it, and what was charged. */
export interface ChargedLot {
  readonly lot: string;
  readonly received_g: number;
  readonly charged_g: number;
  readonly originClass: string;
}

const TWO_LOTS: readonly ChargedLot[] = [
  { lot: 'R-1', received_g: 400_000, charged_g: 300_000, originClass: 'post-consumer' },
  { lot: 'R-2', received_g: 200_000, charged_g: 200_000, originClass: 'internal-revert' },
];

/** Another ledger than one in memory, and other lots; together 500 kg are charged. */
interface Made {
  readonly base?: TaskContext;
  readonly lots?: readonly ChargedLot[];
  /** Name of its log. */
  readonly origin?: string;
}

/** A ledger with one heat of two lots, released and certified for customer X, its keys made before; `called` names others. */
export async function certifiedHeat(
  called: Called = USUAL,
  { base = memoryContext(), lots = TWO_LOTS, origin = ORIGIN }: Made = {},
): Promise<{
  readonly context: TaskContext;
  readonly released: Released;
  readonly by: (person: string) => TaskContext;
}> {
  const context: TaskContext = { ...base, keys: memoryKeys() };
  const portions = lots.map(({ lot, charged_g }) => ({ from: `lot:${lot}` as const, mass_g: charged_g }));
  const by = (person: string): TaskContext => actingAs(person, context);
  await runTask(initLedger, {}, context);
  await runTask(makeKey, { origin }, by('p-qual'));
  await runTask(makeKey, { person: 'p-qual' }, by('p-qual'));
  const { store } = context;
  for (const command of lots.flatMap((one) => shownGood(one, called))) await store.execute(command);
  await store.execute({
    type: 'planHeat',
    heat: 'H-1',
    target: { grade: 'H230', mass_g: 490_000 },
    reservations: portions,
    by: 'p-plan',
  });
  await store.execute({ type: 'chargeHeat', heat: 'H-1', draws: portions, by: 'p-melt' });
  await store.execute({
    type: 'meltHeat',
    heat: 'H-1',
    process: 'VIM',
    output_g: 495_000,
    losses: [{ to: 'dust', mass_g: 5_000 }],
    by: 'p-melt',
  });
  await store.execute(analysed('heat:H-1', 'H1', called));
  const { shown } = await runTask(recordFootprint, { heat: 'H-1' }, by('p-qual'));
  await runTask(recordFootprint, { heat: 'H-1', confirm: shown }, by('p-qual'));
  const controlled = {
    number: 'S-1',
    revision: 'A',
    customer: called.customer,
    enteredBy: 'p-plan',
    checkedBy: 'p-qual',
  };
  const specification = {
    limits_wtpct: { Ni: { min: '57.0' }, Cr: { min: '20.0', max: '24.0' } },
    limits_ppm: { S: { max: '10' } },
    residual_wtpct: null,
    balance: 'Fe',
    controlled,
  };
  const released = (await runTask(
    releaseMeasured,
    { of: 'heat:H-1', specification },
    by('p-cert'),
  )) as Released;
  await runTask(
    issueCertificate,
    {
      of: 'heat:H-1',
      number: 'C-1',
      type: '3.1',
      customer: { name: called.customer },
      released,
      covers_g: 300_000,
      specimen: false,
    },
    by('p-qual'),
  );
  return { context, released, by };
}
