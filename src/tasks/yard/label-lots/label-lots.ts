import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import { NotFoundError } from '../../../foundation/errors.ts';
import { nearestWords } from '../../../foundation/near-words.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * What the labels of lots say. The code opens the page of the lot: on the domain of the plant in the shape of a GS1 Digital Link (AI 10,
 * the batch), else on the server that is named. Where only this computer reaches that, the code is the path of such a link alone: it
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
    const reached = site?.domain === undefined ? openAddress(url) : `https://${site.domain}`;
    return {
      format: 'remelt-lot-labels/1' as const,
      plant: site?.name ?? '',
      sheet,
      madeAt: clock().toISOString(),
      ...(reached === undefined ? { unopened: unopenedWords(url) } : {}),
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
          code: `${reached ?? ''}/10/${encodeURIComponent(id)}`,
        };
      }),
    };
  },
);

/** Names and addresses by which a computer reaches itself alone. */
const OWN = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/** The address of the server without a slash at its end; undefined where none is named, or only this computer reaches it. */
function openAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url) || OWN.test(new URL(url).hostname)) return undefined;
  return url.replace(/\/+$/, '');
}

const unopenedWords = (url: string | undefined): string =>
  `The codes open no page: ${
    url === undefined ? 'nobody said where the server is reached' : `only this computer reaches ${url}`
  }, and plant.json states no domain. The scanner of the furnace page reads the lot in them all the same. For codes that open the page of the lot, state the domain of the site in plant.json ("domain": "id.plant.example"), or print from an address that others reach.`;
