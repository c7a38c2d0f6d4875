import type { EnvelopeOrder } from '../../documents/qualification/envelope.ts';
import type { QualifiedHeat } from '../../documents/qualification/qualified-heat.ts';
import type { Envelope } from '../../metal/alloy/envelope.ts';
import { type Change, circumstancesOutside } from '../../models/qualification/programme/outside.ts';

type Circumstances = NonNullable<EnvelopeOrder['circumstances']>;

/** What stands around the heats to come, against the qualified ones: places, papers, time, signals, events. */
export function changedCircumstances(
  envelope: Envelope,
  heats: readonly QualifiedHeat[],
  now: Circumstances,
): Change[] {
  const { chartSignal, serviceEvent } = now;
  return [
    ...circumstancesOutside(envelope, now),
    ...lapse(heats, now.at),
    ...(chartSignal
      ? [{ watch: 'chartSignal' as const, what: chartSignal, words: `A chart signals: ${chartSignal}` }]
      : []),
    ...(serviceEvent
      ? [{ watch: 'serviceEvent' as const, what: serviceEvent, words: `A service event: ${serviceEvent}` }]
      : []),
  ];
}

/** Years without production after which a first article is due (AS9102B 4.6). */
const LAPSE_YEARS = 2;

function lapse(heats: readonly QualifiedHeat[], at: string | undefined): Change[] {
  const last = heats
    .flatMap((heat) => heat.at ?? [])
    .sort()
    .at(-1);
  if (at === undefined || last === undefined) return [];
  const due = `${Number(last.slice(0, 4)) + LAPSE_YEARS}${last.slice(4)}`;
  return at < due
    ? []
    : [
        {
          watch: 'lapse',
          what: 'two years without production',
          words: `The last qualified heat was made on ${last}`,
        },
      ];
}
