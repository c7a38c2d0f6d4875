import { labelLotsOrder, lotLabelsSchema } from '../../documents/lot-labels.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import { namesOfPlant } from '../names-of-plant.ts';
import { defineTask } from '../task.ts';

/**
 * What the labels of lots say. The code opens the page of the lot: on the domain of the plant in the shape of a GS1 Digital Link (AI 10,
 * the batch), else on the server that is named, else it holds the number of the lot. Throws NotFoundError for an unknown lot.
 */
export const labelLots = defineTask({
  name: 'label-lots',
  title: 'Make the labels of lots, with a code that opens the page of each',
  order: labelLotsOrder,
  answer: lotLabelsSchema,
  act: null,
  reads: true,
  run: async ({ lots: ids, sheet = 'a4', url }, { compute, store, clock }) => {
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
    const codeOf = (id: string): string => {
      if (site?.domain !== undefined) return `https://${site.domain}/10/${encodeURIComponent(id)}`;
      return url === undefined ? id : `${url.replace(/\/+$/, '')}/10/${encodeURIComponent(id)}`;
    };
    return {
      format: 'remelt-lot-labels/1' as const,
      plant: site?.name ?? '',
      sheet,
      madeAt: clock().toISOString(),
      labels: wanted.map((id) => {
        const lot = found.get(id)!;
        const grade = lot.clearedAs ?? lot.declaredGrade ?? null;
        return {
          lot: id,
          grade: grade === null ? null : nameOf(grade),
          form: lot.form,
          mass_g: lot.mass_g,
          status: lot.status,
          supplier: lot.supplier ?? null,
          receivedOn: lot.receivedAt?.slice(0, 10) ?? null,
          code: codeOf(id),
        };
      }),
    };
  },
});
