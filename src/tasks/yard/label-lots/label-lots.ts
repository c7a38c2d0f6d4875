import { codeOfMetal, codesLeadTo, unopenedWords } from '../../../desk/labels/label-code.ts';
import { labelOfLot } from '../../../desk/labels/label-of-lot.ts';
import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import { NotFoundError } from '../../../foundation/errors.ts';
import { nearestWords } from '../../../foundation/near-words.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * What the labels of lots say. The code opens the page of the lot: on the domain of the plant in the shape of a GS1 Digital Link, else on the
 * server that is named. Where only this computer reaches that, the code is the path of such a link alone: it
 * opens nothing, and the scanners of the furnace page read the lot in it. Throws NotFoundError for an unknown lot.
 */
export const labelLots = defineVerb(
  contract,
  async ({ lots: ids, sheet = 'a4', url }, { compute, store, clock }) => {
    const wanted = [...new Set(ids)];
    const found = new Map((await store.lots({ ids: wanted })).map((lot) => [lot.id, lot]));
    const missing = wanted.find((id) => !found.has(id));
    if (missing !== undefined)
      throw new NotFoundError(`there is no lot "${missing}"`, {
        path: 'lots',
        value: missing,
        allowed:
          nearestWords(
            missing,
            (await store.lots({})).map(({ id }) => id),
          ).join(', ') || 'lots of the ledger',
        cure: 'correct the number of the lot',
      });
    const [site] = compute.facts().plant.sites;
    const { nameOf } = namesOfPlant(compute);
    const base = codesLeadTo(site, url);
    return {
      format: 'remelt-lot-labels/1' as const,
      plant: site?.name ?? '',
      sheet,
      madeAt: clock().toISOString(),
      ...(base === undefined ? { unopened: unopenedWords(url) } : {}),
      labels: wanted.map((id) => ({
        ...labelOfLot(found.get(id)!, nameOf),
        code: codeOfMetal('lot', id, { base, site }),
      })),
    };
  },
);
