import { parseDocument } from '../../documents/common.ts';
import { type KnownFacts, listFactsOrderSchema } from '../../documents/known-facts.ts';
import { money, shortNumber } from '../../foundation/quantity/format.ts';
import { ANALYSIS_METHODS_FILE } from '../../metal/alloy/analysis-method.ts';
import { CHARGE_MATERIALS_FILE } from '../../metal/alloy/charge-material.ts';
import type { Composition } from '../../metal/alloy/composition.ts';
import { byElementOrder, elementsIn } from '../../metal/alloy/element.ts';
import { GRADES_FILE } from '../../metal/alloy/grade.ts';
import type { Facts } from '../facts.ts';

/** `listFacts` on an unparsed order `{of}`. Throws InputError for a table that does not exist. */
export const listFactsDocument = (document: unknown, facts: Facts): KnownFacts =>
  listFacts(parseDocument(listFactsOrderSchema, document, 'facts').of, facts);

type Row = KnownFacts['rows'][number];

/** The methods of analysis, charge materials or grades that calculations know, each with its source, in the order of their file. */
export function listFacts(of: KnownFacts['of'], facts: Facts): KnownFacts {
  const { file, rows } = TABLES[of];
  return { format: 'remelt-facts/1', of, file, rows: rows(facts) };
}

/** The element that fills a material up, or its largest one with the content. */
function mainOf({ balance, contents }: Composition): string {
  const [largest] = elementsIn(contents).sort((a, b) => contents[b]!.mean - contents[a]!.mean);
  if (balance !== null) return `balance ${balance}`;
  return largest === undefined
    ? 'no content known'
    : `${largest} ${shortNumber(100 * contents[largest]!.mean, 4)} wt%`;
}

const TABLES: Readonly<
  Record<KnownFacts['of'], { readonly file: string; readonly rows: (facts: Facts) => readonly Row[] }>
> = {
  methods: {
    file: ANALYSIS_METHODS_FILE,
    rows: ({ analysisMethods }) =>
      [...analysisMethods.values()].map(({ id, name, aliases, kind, elements, source, confidence }) => ({
        ...{ id, names: [name, ...aliases], source, confidence },
        what: `${kind === 'laboratory' ? 'may release' : 'sorts and identifies only'}; measures ${[...elements.keys()].sort(byElementOrder).join(', ')}`,
      })),
  },
  materials: {
    file: CHARGE_MATERIALS_FILE,
    rows: ({ chargeMaterials }) =>
      [...chargeMaterials.values()].map(({ id, name, names, source, confidence, ...material }) => ({
        ...{ id, names: [name, ...names], source, confidence },
        what: `${material.form}, ${mainOf(material.composition)}; added ${material.stage}; ${money(material.price_usd_per_kg)} USD/kg unless a price is set`,
      })),
  },
  grades: {
    file: GRADES_FILE,
    rows: ({ grades }) =>
      [...grades.values()].map(
        ({ id, names, designations, aliases, base, form, limits, source, confidence }) => ({
          ...{ id, names: [...names, ...designations, ...aliases], source, confidence },
          what: `${base}, ${form}; limits of ${elementsIn(limits).sort(byElementOrder).join(', ')}`,
        }),
      ),
  },
};
