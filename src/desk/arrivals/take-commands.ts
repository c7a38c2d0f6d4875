import type { Arrival, ArrivedSample } from '../../documents/results/arrival.ts';
import type { RecordAnalysis } from '../../evidence/ledger/commands/metal/record-analysis.ts';
import type { Single } from '../../evidence/ledger/commands.ts';
import { InputError } from '../../foundation/errors.ts';
import { findMethod } from '../../metal/alloy/analysis-method.ts';
import { BATH, type Subject } from '../../metal/alloy/words.ts';
import { signatureOf } from '../actor.ts';
import type { TaskContext } from '../context.ts';
import { lateReading } from '../samples/late-readings.ts';

/** How samples of a file are booked. */
export interface Taking {
  readonly method: string | null;
  readonly laboratory: string | null;
  /** Rule that takes them; absent where a person does. */
  readonly rule?: string | undefined;
}

/**
 * What books samples of a file, all or nothing: an analysis of each burn under a name of its own, and that they were taken. Throws InputError
 * for a method that nobody knows, and for results that no method is named for.
 */
export async function takeCommands(
  {
    arrival: { arrival, file },
    samples,
  }: { readonly arrival: Pick<Arrival, 'arrival' | 'file'>; readonly samples: readonly ArrivedSample[] },
  taking: Taking,
  context: TaskContext,
): Promise<readonly Single[]> {
  if (taking.method === null)
    throw new InputError(`nobody has said by which method ${file} was measured`, {
      path: 'method',
      value: null,
      allowed: [...context.compute.facts().analysisMethods.keys()].join(', '),
      cure: 'name the method',
    });
  const method = findMethod(context.compute.facts().analysisMethods, taking.method, 'method').id;
  const commands: Single[] = [];
  const used = new Map<Subject, Set<string>>();
  for (const { match, analyses } of samples) {
    const of = match!.of as Subject;
    const ids = used.get(of) ?? (await analysisIds(of, context));
    used.set(of, ids);
    for (const results of analyses) {
      const analysis = freeId(match!.sample, ids);
      ids.add(analysis);
      const command: RecordAnalysis = {
        type: 'recordAnalysis',
        of,
        analysis,
        sample: match!.sample,
        basis: 'measured',
        method,
        arrival,
        results,
        ...(taking.laboratory === null ? {} : { laboratory: taking.laboratory }),
        ...(match!.place === null || of.startsWith('lot:') ? {} : { place: match!.place }),
        ...(taking.rule === undefined ? signatureOf(context.actor) : { takingRule: taking.rule }),
      };
      const isLate = !of.startsWith('lot:') && command.place !== BATH;
      commands.push(isLate ? await lateReading(command, new Map(), context) : command);
    }
  }
  return [
    ...commands,
    {
      type: 'settleResults',
      arrival,
      step: 'taken',
      rows: samples.map(({ name, match }) => ({ name, of: match!.of as Subject, sample: match!.sample })),
      ...(taking.rule === undefined ? signatureOf(context.actor) : { takingRule: taking.rule }),
    },
  ];
}

/** Names of the analyses of metal, also of those that were taken back: the ledger uses none twice. */
async function analysisIds(of: Subject, { store }: TaskContext): Promise<Set<string>> {
  const records = await store.history(of);
  return new Set(
    records
      .filter(({ record }) => record.kind.endsWith('.analysed'))
      .map(({ body }) => String(body.analysis)),
  );
}

/** The name of the sample, with a number where an analysis has it already. */
function freeId(sample: string, ids: ReadonlySet<string>): string {
  for (let i = 1; ; i++) {
    const id = i === 1 ? sample : `${sample}-${i}`;
    if (!ids.has(id)) return id;
  }
}
