import { actingAs } from '../../src/desk/context.ts';
import type { Verified } from '../../src/documents/proof/verify.ts';
import type { Bundle, Claim } from '../../src/evidence/proof/bundle-format.ts';
import { addCheckpoint } from '../../src/evidence/proof/witness.ts';
import type { VerifierFacts } from '../../src/faces/verify/verifier-facts.ts';
import { verify } from '../../src/faces/verify/verify.ts';
import { RemeltError } from '../../src/foundation/errors.ts';
import { makeBundle } from '../../src/tasks/proof/make-bundle/make-bundle.ts';
import { recordRecall } from '../../src/tasks/proof/record-recall/record-recall.ts';
import { trustDocument } from '../../src/tasks/proof/trust-document/trust-document.ts';
import { runTask } from '../../src/tasks/task.ts';
import { certifiedHeat } from '../testing/certified-heat.ts';
import { type Dice, diceOf } from './dice.ts';
import { jsonOf, mutated, torn } from './mutate.ts';

/** Longest processor time for one verdict [ms]: how busy the machine is does not count. */
const LONGEST_MS = 1000;

/** Claims that say one thing: whoever changes a letter claims something else. */
const EXACT: readonly Claim['type'][] = [
  'certificate',
  'specification',
  'origin',
  'signature',
  'complete',
  'draws',
  'footprint',
  'footprintFactors',
];

/** Tries against the verifier, on one certified heat that was recalled afterwards. */
export interface BundleTrial {
  /** The bundle as it was made, with its trust document, and the changed ones of a case. */
  readonly honest: { readonly bundle: unknown; readonly trust: unknown };
  readonly facts: VerifierFacts;
  readonly forged: (index: number) => { readonly bundle: unknown; readonly trust: unknown };
  readonly try: (index: number) => void;
  readonly findings: readonly { readonly index: number; readonly wrong: string }[];
  readonly tallies: { proven: number; contradicted: number; incomplete: number; refused: number };
}

/** A trial with its heat made once; the same seed and number are the same case. */
export async function bundleTrial(seed: number): Promise<BundleTrial> {
  const { context, released } = await certifiedHeat();
  const recall = { of: 'lot:R-1', reason: 'lead found', record: true, number: 'RC-1' };
  await runTask(recordRecall, recall, actingAs('p-qual', context));
  const disclose = ['inputs', 'results', 'certificate', 'analyses', 'draws', 'footprint'];
  const bundle = (await runTask(
    makeBundle,
    { subject: 'heat:H-1', customer: 'X', released, disclose },
    context,
  )) as Bundle;
  const trust = await runTask(trustDocument, {}, context);
  const { elements, analysisMethods, releaseProcedures, version, traceLimits } = context.compute.facts();
  const facts = {
    elements,
    analysisMethods,
    releaseProcedures,
    version,
    checkAnalysis: traceLimits.checkAnalysis,
  };
  await context.store.close();
  await context.compute.close();
  const text = jsonOf(bundle);
  const records = new Set(bundle.entries.map(({ record }) => record));
  const claims = new Set(claimed(bundle, verify({ bundle, trust }, facts).unproven).map(({ text }) => text));
  const findings: { index: number; wrong: string }[] = [];
  const tallies = { proven: 0, contradicted: 0, incomplete: 0, refused: 0 };

  const forged = (dice: Dice): { bundle: unknown; trust: unknown } => {
    if (dice.chance(0.1)) return { bundle, trust: mutated(trust, dice) };
    if (dice.chance(0.1)) return { bundle: parsedOrText(torn(Buffer.from(text), dice).toString()), trust };
    let changed: unknown = bundle;
    for (let times = dice.chance(0.7) ? 1 : 4; times > 0; times--) changed = mutated(changed, dice);
    return { bundle: changed, trust };
  };
  const faultOf = (changed: Bundle, { unproven, recalled }: Verified): string | null => {
    if (recalled.length === 0) return 'a recall that is left out';
    if (changed.entries.some(({ record }) => !records.has(record))) return 'a record that was never made';
    const edited = claimed(changed, unproven).find(
      (one) => EXACT.includes(one.type) && !claims.has(one.text),
    );
    return edited ? `an edited claim: ${edited.text.slice(0, 200)}` : null;
  };

  return {
    honest: { bundle, trust },
    facts,
    forged: (index) => forged(diceOf(seed, index)),
    findings,
    tallies,
    try(index) {
      const dice = diceOf(seed, index);
      const asked = forged(dice);
      const started = process.cpuUsage();
      try {
        const answer = verify(asked, facts);
        tallies[answer.verdict]++;
        const wrong = answer.verdict === 'proven' ? faultOf(asked.bundle as Bundle, answer) : null;
        if (wrong) findings.push({ index, wrong: `proven: ${wrong}` });
        addCheckpoint(jsonOf(asked.bundle).slice(0, 2000), {
          logs: [],
          seen: () => null,
          signers: [{ verifierKey: '', sign: String }],
        });
      } catch (error) {
        if (error instanceof RemeltError) tallies.refused++;
        else
          findings.push({
            index,
            wrong:
              error instanceof Error ? `${error.message}\n${error.stack?.split('\n')[1]}` : String(error),
          });
      }
      const { user, system } = process.cpuUsage(started);
      const took_ms = (user + system) / 1000;
      if (took_ms > LONGEST_MS) findings.push({ index, wrong: `took ${Math.round(took_ms)} ms` });
    },
  };
}

/** What a bundle claims, without the fields that its verdict names as unproven; a zero is a zero, whatever its sign. */
const claimed = ({ claims }: Bundle, unproven: readonly string[]): { type: Claim['type']; text: string }[] =>
  claims.map((claim, i) => ({
    type: claim.type,
    text: JSON.stringify(
      Object.fromEntries(
        Object.entries(claim).filter(([name]) => !unproven.includes(`claims[${i}].${name}`)),
      ),
    ),
  }));

function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
