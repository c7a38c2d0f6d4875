import { parseDocument } from '../../documents/common.ts';
import {
  type InvestDocument,
  type InvestInput,
  investInputSchema,
  type StatedStage,
} from '../../documents/economics/invest.ts';
import type { Stated } from '../../documents/economics/stated.ts';
import { InputError } from '../../foundation/errors.ts';

type Stage = NonNullable<InvestDocument['qualification']>['stages'][number];

/** Parses a plant; what a stage does not state comes from the assurance of its programme. Throws InputError. */
export function parsedInvest(document: unknown, words: string): InvestInput {
  const { qualification, ...plant } = parseDocument(investInputSchema, document, words);
  if (qualification === undefined) return plant;
  return { ...plant, qualification: { ...qualification, stages: qualification.stages.map(statedStage) } };
}

/** Digits of the hash of a document that tell it from others. */
const HASH_SHOWN = 12;

function statedStage({ name, months, chance, cost, assured }: Stage, i: number): StatedStage {
  if (assured === undefined) return { name, months: months!, chance: chance!, cost: cost! };
  const { result, confidence = 'assumption', basis } = assured;
  const path = `qualification.stages[${i}].assured`;
  const place = assured.design ?? result.cheapest;
  const design = place === undefined ? undefined : result.designs[place];
  if (design === undefined)
    throw new InputError(
      place === undefined
        ? `no design of ${name} reaches the chance that is wanted`
        : `${name} has no design ${place}`,
      {
        path: `${path}.design`,
        ...(place === undefined ? {} : { value: place }),
        allowed: `0 to ${result.designs.length - 1}`,
        cure: 'name the design that is bought',
      },
    );
  const source = `assurance of a programme: ${design.heats} heats of ${design.perHeat}, level ${design.level}, ${result.draws} programmes; document ${result.manifest.inputHash.slice(0, HASH_SHOWN)}${basis === undefined ? '' : `; ${basis}`}`;
  const stated = (value: number | undefined, unit: string, field: string): Stated => {
    if (value !== undefined) return { value, unit, source, confidence };
    throw new InputError(`${name}: its assurance says nothing of ${field}`, {
      path: `qualification.stages[${i}].${field}`,
      allowed: `a stated number in ${unit}`,
      cure: `state ${field} beside it, or give the assurance cost and time`,
    });
  };
  const { pass } = design;
  return {
    name,
    months: months ?? stated(design.months, 'months', 'months'),
    chance: chance ?? {
      value: pass.chance,
      low: pass.low,
      high: pass.high,
      unit: '1',
      source,
      confidence,
      measure: 'heats and specimens of the programme, as they come in',
    },
    cost: cost ?? stated(design.cost_usd, 'USD', 'cost'),
  };
}
