import { controlsOfMethod } from '../../../desk/arrivals/controls-of-method.ts';
import { CONTROL_SAMPLES } from '../../../desk/arrivals/entered-controls.ts';
import { keptEntry } from '../../../desk/arrivals/kept-entry.ts';
import { InputError } from '../../../foundation/errors.ts';
import { PPM_PER } from '../../../foundation/quantity/format.ts';
import { parseReading } from '../../../foundation/quantity/reading.ts';
import { type AnalysisMethod, findMethod, uncertaintyOf } from '../../../metal/alloy/analysis-method.ts';
import { parseElement } from '../../../metal/alloy/element.ts';
import type { ContentUnit } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Keeps what a control sample holds, with the spread that a good reading of it has: as printed with the content, as stated, or that of the
 * method. Throws InputError for an unknown method or element, a content below a limit, and an element whose spread nobody knows.
 */
export const enterControl = defineVerb(
  contract,
  async ({ control, results, method: typed, spread, reason }, context) => {
    const method = findMethod(context.compute.facts().analysisMethods, typed, 'method');
    const contents = Object.fromEntries(
      results.map((one, i) => contentOf(one, { method, spread, path: `results[${i}]` })),
    );
    await keptEntry(
      { name: `${CONTROL_SAMPLES}${control}`, entry: { method: method.id, contents }, reason },
      context,
    );
    return controlsOfMethod(method.id, context);
  },
);

interface Printed {
  readonly element: string;
  readonly text: string;
  readonly unit: ContentUnit;
  readonly sd?: string;
}

function contentOf(
  { element: typed, text, unit, sd }: Printed,
  {
    method,
    spread,
    path,
  }: { readonly method: AnalysisMethod; readonly spread: number | undefined; readonly path: string },
) {
  const element = parseElement(typed, `${path}.element`);
  const { operator, value } = parseReading(text, `${path}.text`);
  const wtpct = (value * PPM_PER[unit]) / 1e4;
  if (operator !== '=' || !(wtpct > 0))
    throw new InputError(`${element} ${text} ${unit} is no content that a control can be held against`, {
      path: `${path}.text`,
      value: text,
      unit,
      allowed: 'a content above zero, without < or >',
      cure: 'leave the element out',
    });
  const usual = uncertaintyOf(method, element, wtpct / 100);
  const printed = sd === undefined ? undefined : (Number(sd) * PPM_PER[unit]) / 1e4;
  const own = printed ?? (spread === undefined ? undefined : spread * wtpct);
  const sd_wtpct = own ?? (usual.measured ? 100 * usual.sd : undefined);
  if (sd_wtpct === undefined || !(sd_wtpct > 0))
    throw new InputError(`how well ${method.id} measures ${element} is not known`, {
      path: 'spread',
      value: spread ?? null,
      unit: '1',
      allowed: 'more than 0',
      cure: 'state the standard deviation',
    });
  return [element, { wtpct, sd_wtpct }] as const;
}
