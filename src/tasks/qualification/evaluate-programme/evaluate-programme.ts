import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { onOneHead } from '../../../desk/on-one-head.ts';
import { assembledDocument } from '../../../desk/programme/assembled-document.ts';
import type { KeptAnswer } from '../../../desk/programme/board.ts';
import { keptProgramme } from '../../../desk/programme/kept-programme.ts';
import { looksOf, requireLook, spentAlpha } from '../../../desk/programme/looks.ts';
import { testedHeats } from '../../../desk/programme/tested-heats.ts';
import type { ProgrammeEvaluationAnswer } from '../../../documents/qualification/programme-board.ts';
import type { QualifyOutput } from '../../../documents/qualification/qualify.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { FLEET_STATES, type FleetState, type GateNumber } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Judges the gates of a programme on the evidence of its records, by the function that judges a file, and records what they
 * recommend with the hash of the document. Throws ForbiddenError where the plan has no look left.
 */
export const evaluateProgramme = defineVerb(contract, async ({ programme }, context) =>
  onOneHead(context.store, async (expectedHead): Promise<ProgrammeEvaluationAnswer> => {
    const { state, plan } = await keptProgramme(programme, context);
    const looks = looksOf(state, plan);
    const heats = await testedHeats(state, plan.programme, context);
    const today = context.clock().toISOString().slice(0, 10);
    const document = assembledDocument(state, plan, {
      heats: heats.map(({ qualified }) => qualified),
      look: Math.max(1, Math.min(looks.next, looks.planned)),
      today,
    });
    const documentSha256 = hashOf(document);
    const same = state.evaluations.filter((one) => one.documentSha256 === documentSha256);
    if (same.length === 0) requireLook(looks, state);
    const output = await context.compute.qualify(document);
    const answer = { output, document, documentSha256, heats: heats.map(({ told }) => told) };
    if (same.length > 0) return { ...answer, records: same.map(({ seq }) => seq), repeated: true };
    const { records } = await context.store.execute(
      {
        type: 'evaluateProgramme',
        programme,
        documentSha256,
        gates: gatesOf(output),
        ...signatureOf(context.actor),
      },
      { ...signalOf(context), expectedHead },
    );
    return { ...answer, records: records.map(({ seq }) => seq), repeated: false };
  }),
);

/** What is recorded of each gate: its verdict, and in words what it says of each item. */
function gatesOf(output: QualifyOutput) {
  return output.gates.map((gate) => {
    const rates = gate.gate === 1 ? (gate.cleanliness ?? []) : [];
    const answer: KeptAnswer & { readonly issues: readonly string[] } = {
      items: [
        ...gate.properties.map(({ id, verdict, reasons }) => ({
          id,
          verdict,
          words: reasons.map(({ words }) => words),
        })),
        ...rates.map(({ id, verdict, findings, mass_t, upper_per_t, limit_per_t }) => ({
          id,
          verdict,
          words: [
            `${findings} in ${mass_t} t; upper bound ${upper_per_t?.toPrecision(3) ?? 'none'} per t, limit ${limit_per_t}`,
          ],
        })),
      ],
      issues: gate.issues,
    };
    const recommended = gate.gate === 3 ? fleetOf(gate.properties[0]?.recommended) : undefined;
    return {
      gate: String(gate.gate) as GateNumber,
      verdict: gate.verdict,
      answer: JSON.stringify(answer),
      ...(gate.gate === 1 ? { look: spentAlpha(output) } : {}),
      ...(recommended === undefined ? {} : { recommended }),
    };
  });
}

const fleetOf = (word: string | undefined): FleetState | 'suspended' | undefined =>
  [...FLEET_STATES, 'suspended' as const].find((one) => one === word);
