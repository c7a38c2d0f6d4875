import { metalTyped } from '../../../desk/genealogy/history-subject.ts';
import { ssccOf } from '../../../desk/labels/label-code.ts';
import { printedOf } from '../../../desk/labels/labels-asked.ts';
import type { LabelState } from '../../../evidence/ledger/subjects/label.ts';
import type { Site } from '../../../metal/plant/site.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The labels that were printed, the one printed last first. */
export const listLabels = defineVerb(
  contract,
  async ({ of, kind, again, limit, after = 0 }, { compute, store }) => {
    const subject = of === undefined ? null : await metalTyped(of, { store, path: 'of' });
    const [site] = compute.facts().plant.sites;
    const all = (await store.subjects('label')).map(({ state }) => state as LabelState);
    const found = all
      .filter(
        (one) =>
          (kind === undefined || one.label === kind) &&
          (again === undefined || one.times > 1) &&
          (subject === null || one.of.includes(subject)),
      )
      .sort((a, b) => b.last.seq - a.last.seq);
    const end = limit === undefined ? found.length : after + limit;
    return {
      format: 'remelt-printed-labels/1' as const,
      labels: found.slice(after, end).map((one) => ({
        ...{ kind: one.label, name: one.id, of: [...one.of] },
        ...(one.sample === null ? {} : { sample: one.sample }),
        large: one.label === 'pallet' ? palletName(nameOf(one), site) : nameOf(one),
        printed: printedOf(one, compute),
      })),
      ...(end < found.length ? { next: end } : {}),
    };
  },
);

/** What stands behind the kind in the name of a label: the id, or the code of a sample. */
const nameOf = ({ id }: LabelState): string => id.slice(id.indexOf('/') + 1);

/** A pallet by its number, and by its SSCC where the plant has a prefix of GS1. */
function palletName(number: string, site: Site | undefined): string {
  const sscc = site ? ssccOf(Number(number), site) : null;
  return `PALLET ${number}${sscc === null ? '' : `, SSCC ${sscc}`}`;
}
