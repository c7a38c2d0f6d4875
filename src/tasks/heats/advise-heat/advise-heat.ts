import { type ArrivedInBath, arrivedInBath } from '../../../desk/arrivals/arrived-in-bath.ts';
import { controlOf } from '../../../desk/control.ts';
import { type Calibrated, calibrationOf } from '../../../desk/furnace/calibration-of.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { measuredInBath } from '../../../desk/samples/bath-samples.ts';
import type { HeatAdvice } from '../../../documents/heats/heats.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import { specimenOf } from '../../../evidence/ledger/subjects/stock.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';
import { heatUnderWay } from './heat-under-way.ts';

/**
 * What may be done with a heat that is in the furnace: pour, wait, sample or add, worked out from what the ledger holds of it and
 * of the heats of its furnace; what is missing for advice, with its cure. Records nothing. Throws NotFoundError for an unknown
 * heat, ConflictError for one that is not in the furnace, InputError without a route that holds a bath, and what `advise` throws.
 */
export const adviseHeat = defineVerb(
  contract,
  async (order, context): Promise<HeatAdvice> => {
    const { compute, clock } = context;
    const { size } = await context.store.head();
    const booked = await knownHeat(order.heat, context);
    const waiting = await arrivedInBath(booked, context);
    const untaken = order.arrived ? waiting : [];
    const heat = {
      ...booked,
      analyses: [...booked.analyses, ...untaken.flatMap(({ analyses }) => analyses)],
    };
    const { document: bare, furnace, rests, missing, ...times } = await heatUnderWay(order, heat, context);
    const found: Calibrated =
      furnace === undefined
        ? { none: `the plan of heat ${heat.id} names no furnace` }
        : await calibrationOf(furnace, context, heat.id);
    const document = 'none' in found ? bare : { ...bare, calibrated: found.calibration.calibrated };
    const advice = await compute.advise(document, controlOf(context));
    return {
      format: 'remelt-heat-advice/1',
      heat: heat.id,
      at: order.at === undefined ? clock().toISOString() : new Date(order.at).toISOString(),
      ...times,
      document,
      advice,
      rests: [
        ...rests,
        'none' in found
          ? 'parameters of the literature'
          : `${furnace} as calibrated on ${found.calibration.heats} of its heats`,
      ],
      on: {
        record: size - 1,
        input_g: heat.input_g,
        ...samplesOf(heat),
        ...(untaken.length === 0
          ? {}
          : { untaken: untaken.map(({ arrival, file, sample }) => ({ arrival, file, sample })) }),
      },
      missing: [
        ...waiting.map((one) => untakenWords(one, untaken.length > 0)),
        ...(advice.standing === 'advice' ? [] : lockOf(found, furnace)),
        ...missing,
      ],
    };
  },
  {
    alsoOn: ({ at }, { clock }) =>
      at === undefined ? clock().toISOString().slice(0, 16).replaceAll(/\D/g, '') : '',
  },
);

/** The numbers of the samples of a heat, and how many of its bath have results. */
function samplesOf(heat: HeatState): Pick<HeatAdvice['on'], 'samples' | 'results'> {
  const read = measuredInBath(heat);
  return { samples: [...new Set([...heat.samples, ...read.map(specimenOf)])], results: read.length };
}

/** That results wait for a person, and whether the advice rests on them. */
const untakenWords = (
  { sample, file }: ArrivedInBath,
  isRestedOn: boolean,
): HeatAdvice['missing'][number] => ({
  what: isRestedOn
    ? `this rests on results of ${sample} that arrived in ${file} and that nobody has taken`
    : `results of ${sample} arrived in ${file}, and nobody has taken them: this is without them`,
  cure: isRestedOn
    ? 'take them, then ask again: no addition is booked on them before'
    : 'take them, or ask with what arrived',
});

/** Why the answer is only an outlook, with the cure. */
function lockOf(found: Calibrated, furnace: string | undefined): HeatAdvice['missing'] {
  if ('none' in found)
    return [
      furnace === undefined
        ? { what: found.none, cure: 'plan heats for a furnace' }
        : {
            what: `${furnace} is not calibrated: ${found.none}`,
            cure: 'record heats with their furnace log and the time that each bath sample was taken (docs/formats/heat-record.md)',
          },
    ];
  const { heats, unlocks, drift } = found.calibration;
  const wanting = unlocks.heatsNeeded - heats;
  if (wanting > 0)
    return [
      {
        what: `${furnace} is calibrated on ${heats} of its heats; ${unlocks.heatsNeeded} are required`,
        cure: `sample ${wanting} more at known times`,
      },
    ];
  if (drift.alarm)
    return [
      {
        what: `${furnace} has drifted from its calibration`,
        cure: 'find what changed (Furnaces shows the charts), then sample the next heats at known times',
      },
    ];
  return [
    {
      what: 'the samples and the calibration of the furnace do not fit this heat',
      cure: 'check the samples, their units and the furnace log',
    },
  ];
}
