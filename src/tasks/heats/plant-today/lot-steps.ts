import { isStated } from '../../../calculations/lots/contents.ts';
import type { PlantToday } from '../../../documents/economics/plant-today.ts';
import { onHold, type YardLot } from '../../../documents/yard/yard.ts';
import { sumOf } from '../../../foundation/numerics/sum.ts';
import { type Act, rolesFor } from '../../../metal/plant/person.ts';

/** What a lot on hold waits for: how it is said, and its act of the table of rights. */
const STEPS = {
  gate: ['check at the gate', 'check lot'],
  refused: ['decide what becomes of it', 'dispose of metal'],
  analyse: ['book an analysis', 'book analysis of a lot'],
  identify: ['identify', 'identify lot'],
  clear: ['clear', 'clear lot'],
} as const satisfies Readonly<Record<string, readonly [string, Act]>>;

function stepOf({ stage, gate, analyses }: YardLot): keyof typeof STEPS {
  if (stage === 'refused') return 'refused';
  if (gate === null || stage === 'received') return 'gate';
  if (stage === 'identified') return 'clear';
  return analyses.some(isStated) ? 'identify' : 'analyse';
}

/** The steps that lots on hold wait for, with whose they are, by the first reason of each lot; the longest wait first. */
export function lotSteps(lots: readonly YardLot[]): NonNullable<PlantToday['lotSteps']> {
  const held = lots.filter(({ status }) => status === 'hold');
  const reasonOf = ({ why }: YardLot): string => (why[0] ?? 'no reason recorded').split(':')[0]!;
  return [...Map.groupBy(held, (lot) => `${stepOf(lot)} ${reasonOf(lot)}`).values()]
    .map((group) => {
      const [step, act] = STEPS[stepOf(group[0]!)];
      return {
        ...{ on: [...rolesFor(act)], step, reason: reasonOf(group[0]!) },
        lots: group.length,
        kg: sumOf(group, onHold) / 1000,
        oldest_d: Math.max(...group.map(({ age_d }) => age_d)),
      };
    })
    .sort((a, b) => b.oldest_d - a.oldest_d || b.lots - a.lots);
}
