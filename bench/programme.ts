/** Qualification programmes: operating characteristics of gate 1 by simulation, and speed. `--draws N` (default 10000), `--quick` (500). */
import { assureDocument } from '../src/calculations/assure/assure.ts';
import type { Facts } from '../src/calculations/facts.ts';
import { qualifyDocument } from '../src/calculations/qualify/qualify.ts';
import { readFacts } from '../src/engine/data-folder.ts';
import { tostProbability } from '../src/models/qualification/equivalency/tost-power.ts';
import { CHARACTERISTIC_CASES, programmeTrial, seededProgramme } from './support/programme-trial.ts';

const SEED = 20261128;

export async function run(argv: string[]): Promise<void> {
  const at = argv.indexOf('--draws');
  const programmes = at >= 0 ? Number(argv[at + 1]) : argv.includes('--quick') ? 500 : 10_000;
  const facts = readFacts();
  const qualify = (document: unknown) => qualifyDocument(document, facts);
  console.log(`-- ${programmes} programmes a case, seed ${SEED}; limits are kept within 3 standard errors`);
  for (const one of CHARACTERISTIC_CASES) {
    const { pass, hold, fail, above } = programmeTrial(one, { programmes, seed: SEED }, qualify);
    const share = (count: number): string => (count / programmes).toFixed(4);
    const kept = [
      atMost('PASS', pass / programmes, one.mostPass, programmes),
      atMost('above', above / programmes, one.mostAbove, programmes),
      near(pass / programmes, powerSaid(one), programmes),
    ];
    console.log(
      `${one.name.padEnd(48)} PASS ${share(pass)} HOLD ${share(hold)} FAIL ${share(fail)} bound above truth ${share(above)}  ${kept.filter(Boolean).join(', ') || 'reported'}`,
    );
  }
  speed(qualify);
  await assurance(facts);
}

function powerSaid({ truth, power }: (typeof CHARACTERISTIC_CASES)[number]): number | undefined {
  if (!power) return undefined;
  const candidateN = truth.heats * truth.perHeat;
  return tostProbability({ baselineN: truth.baseline ?? 0, candidateN, ...power, shift: 0, alpha: 0.05 });
}

const error = (share: number, n: number): number => Math.sqrt((share * (1 - share)) / n);

function atMost(name: string, found: number, most: number | undefined, n: number): string {
  if (most === undefined) return '';
  return `${name} <= ${most}: ${found <= most + 3 * error(most, n) ? 'ok' : 'MISSED'}`;
}

function near(found: number, said: number | undefined, n: number): string {
  if (said === undefined) return '';
  const off = (found - said) / error(said, n);
  return `power says ${said.toFixed(4)}, ${off.toFixed(1)} se: ${Math.abs(off) <= 3 ? 'ok' : 'MISSED'}`;
}

/** 12 properties x 10 heats x 10 specimens with everything asked. */
function speed(qualify: (document: unknown) => unknown): void {
  const truth = { heats: 10, perHeat: 10, mean: 1000, withinSd: 10, heatSd: 5, baseline: 30 };
  const property = { designMinimum: 955, margin: 10, sdRatioLimit: 1.8 };
  const times = Array.from({ length: 12 }, (_, i) => {
    const document = seededProgramme(truth, { level: '1A', property, properties: 12 }, i);
    // Time of the processor: what else the machine does is left out.
    const started = process.cpuUsage();
    qualify(document);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  }).slice(2);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  console.log(
    `\n-- speed, 12 properties x 10 heats x 10 specimens: min ${Math.min(...times).toFixed(1)} ms, mean ${mean.toFixed(1)} ms of the processor (target 50 ms)`,
  );
}

/** 1e4 programmes of two designs. */
async function assurance(facts: Facts): Promise<void> {
  const document = {
    level: '1A',
    draws: 10_000,
    designs: [
      { heats: 3, perHeat: 6, level: '1S' },
      { heats: 10, perHeat: 10 },
    ],
    properties: [
      {
        id: 'strength',
        unit: 'MPa',
        side: 'lower',
        designMinimum: 930,
        margin: 10,
        baseline: { values: 30, mean: 1000, sd: 10 },
        belief: {
          mean: { value: 1000, sd: 3 },
          withinSd: { p05: 8, p95: 12 },
          heatSd: { p05: 2, p95: 8 },
        },
      },
    ],
  };
  const before = process.cpuUsage();
  const { designs } = await assureDocument(document, facts, {});
  const { user, system } = process.cpuUsage(before);
  const shown = designs.map(({ heats, perHeat, pass }) => `${heats} x ${perHeat} ${pass.chance.toFixed(3)}`);
  console.log(
    `-- assurance, 1e4 draws of two designs: ${((user + system) / 1e6).toFixed(1)} s of processor (target 30 s); P(PASS) ${shown.join(', ')}`,
  );
}
