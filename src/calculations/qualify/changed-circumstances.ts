import type { EnvelopeOrder } from '../../documents/envelope.ts';
import { coveredWords } from '../../models/qualification/programme/envelope.ts';
import type { Change } from './change.ts';

type QualifiedHeats = NonNullable<EnvelopeOrder['programme']['programme']['qualifiedHeats']>;
type Circumstances = NonNullable<EnvelopeOrder['circumstances']>;

const COMPARED = ['furnace', 'heatTreatment', 'site', 'specification', 'laboratory'] as const;

const WORDS: Readonly<Record<(typeof COMPARED)[number], string>> = {
  furnace: 'furnace',
  heatTreatment: 'heat treatment',
  site: 'site',
  specification: 'specification',
  laboratory: 'laboratory',
};

/** What stands around the heats to come, against the qualified ones: places, papers, time, signals, events. */
export function changedCircumstances(heats: QualifiedHeats, now: Circumstances): Change[] {
  const changed = COMPARED.flatMap((watch): Change[] => {
    const known = coveredWords(heats.flatMap((heat) => heat[watch] ?? []));
    const value = now[watch];
    if (value === undefined || known.length === 0 || known.includes(value)) return [];
    return [
      { watch, what: `${WORDS[watch]} ${value}`, words: `The ${WORDS[watch]} ${value} is not qualified` },
    ];
  });
  const { chartSignal, serviceEvent } = now;
  return [
    ...changed,
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

function lapse(heats: QualifiedHeats, at: string | undefined): Change[] {
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
