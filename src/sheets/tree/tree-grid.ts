import { type Heading, headingOf } from '../heading.ts';
import { substanceOf } from '../substances.ts';
import type { Grid, GridCell, Line } from '../table.ts';
import { isResult } from '../value.ts';
import { labelKind } from '../words.ts';
import type { Branch, Leaf } from './branch.ts';

/** What becomes one row of a table: its texts with the headings under which they stand. */
interface Entry {
  readonly row: number;
  readonly fields: readonly Leaf[];
  /** Elements are the names of its fields, and stand across. */
  readonly isAcross: boolean;
}

/** A tree of JSON or XML as lines of cells: its records as tables, each with what stands above it, and the rest as words. */
export function treeGrid(where: string, root: Branch): Grid {
  const entries: Entry[] = [];
  collect(root, NOTHING_ABOVE, entries);
  const used = new Set(entries.flatMap(({ fields }) => fields.map(placeOf)));
  const lists = Map.groupBy(
    entries.filter(({ isAcross }) => !isAcross),
    ({ fields }) => fields.flatMap(({ name }) => (roleOf(name) === 'content' ? [name] : [])).join('|'),
  );
  const lines = [
    ...restOf(root, used).map(({ name, text, row }) => ({ row, cells: cellsOf([`${name}:`, text]) })),
    ...tableLines(entries.filter(({ isAcross }) => isAcross)),
    ...[...lists.values()].flatMap(tableLines),
  ];
  return { where, isAligned: true, doubtful: [], lines };
}

const cellsOf = (texts: readonly string[]): readonly GridCell[] =>
  texts.flatMap((text, from) => (text === '' ? [] : [{ text, from, to: from + 1 }]));

/** "sampleId" and "sample_id" as words: "sample Id"; elements stay whole. */
const words = (name: string): string =>
  headingOf(name).substance
    ? name
    : name
        .replaceAll(/[_\-.]+/g, ' ')
        .replaceAll(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1 ')
        .trim();

/** The item of a list: "samples" -> "sample". */
const single = (name: string): string => words(name).replace(/(?<=\p{L}{3})s$/u, '');

const roleOf = (name: string): Heading['role'] => headingOf(words(name)).role;
const isSubstance = (text: string): boolean => headingOf(text).substance !== undefined;

/** A leaf with the name of its branch before it, where that says more: "No" of a "Replicate". */
function named(leaf: Leaf, { name }: Branch): Leaf {
  const role = roleOf(leaf.name);
  const both = `${single(name)} ${words(leaf.name)}`.trim();
  const isWeak = role === 'unknown' || role === 'number' || role === 'ignore';
  return { ...leaf, name: isWeak && roleOf(both) !== 'unknown' ? both : words(leaf.name) };
}

/** What may stand beside a figure in an object of its own. */
const BESIDE: ReadonlySet<Heading['role']> = new Set([
  ...['content', 'unit', 'k', 'mark', 'limit', 'note', 'method', 'spread', 'relative-spread', 'ignore'],
] as Heading['role'][]);

/** {"value": 0.1, "unit": "%"}: one figure and what is said of it. */
const isValue = ({ branches, leaves }: Branch): boolean =>
  branches.length === 0 &&
  leaves.length > 0 &&
  leaves.every(({ name, text }) => BESIDE.has(roleOf(name)) && !isSubstance(name) && !isSubstance(text));

const isOnly = (part: Branch, { branches }: Branch): boolean =>
  branches.filter(({ name }) => name === part.name).length === 1;

/** Leaves of a branch, with those of its figures: "uncertainty": {"value", "k"} is an uncertainty and its k. */
function ownFields(branch: Branch): readonly Leaf[] {
  const lists = Map.groupBy(branch.leaves, ({ name }) => name);
  const own = branch.leaves.map((leaf) => {
    const several = lists.get(leaf.name)!;
    const name = `${single(leaf.name)} ${several.indexOf(leaf) + 1}`;
    return several.length < 2 ? named(leaf, branch) : { ...leaf, name };
  });
  const names = new Set(own.map(({ name }) => name.toLowerCase()));
  const parts = branch.branches.filter(
    (part) => isValue(part) && isOnly(part, branch) && !substanceOf(part.name),
  );
  return [...own, ...parts.flatMap((part) => figureOf(part, names))];
}

/** The figure of a part under its name, with its unit behind it where no content is meant. */
function figureOf({ name, leaves }: Branch, names: ReadonlySet<string>): readonly Leaf[] {
  const main =
    leaves.find((leaf) => /^value$/i.test(leaf.name)) ??
    leaves.find((leaf) => roleOf(leaf.name) === 'content');
  const unit = leaves.find((leaf) => roleOf(leaf.name) === 'unit');
  const isOfContent = ['content', 'unknown'].includes(roleOf(name));
  return leaves.flatMap((leaf): readonly Leaf[] => {
    if (leaf === main)
      return [
        { ...leaf, name: words(name), text: isOfContent || !unit ? leaf.text : `${leaf.text} ${unit.text}` },
      ];
    if (leaf === unit && !isOfContent) return [];
    const own = words(leaf.name);
    return [{ ...leaf, name: names.has(own.toLowerCase()) ? `${words(name)} ${own}` : own }];
  });
}

/** What the branches say in which one stands, outermost first, and the element that the nearest of them is of. */
interface Above {
  readonly levels: readonly (readonly Leaf[])[];
  readonly element?: Leaf | undefined;
}

const NOTHING_ABOVE: Above = { levels: [] };

/** Records in a branch and below it. */
function collect(branch: Branch, { levels, element: before }: Above, entries: Entry[]): void {
  const own = ownFields(branch);
  const element = elementOf(branch, own);
  const { row } = branch;
  const kind =
    labelKind(words(branch.name)) === undefined ? [] : [{ name: KIND, text: words(branch.name), row }];
  const context = inherited([...levels, kind]);
  const lists = listsIn(branch);
  const isOfOne = hasResult(own) && (element ?? before) !== undefined;
  if (lists.length > 0)
    for (const list of lists) entries.push({ row, fields: [...context, ...list], isAcross: false });
  else if (isOfOne) {
    const of = (element ?? before)!;
    const others = own.filter((field) => !isSame(field, of));
    entries.push({ row, fields: [...context, { ...of, name: 'Element' }, ...others], isAcross: false });
  } else if (own.some(({ name, text }) => isSubstance(name) && isResult(text)) && !isOfOther(branch))
    entries.push({ row, fields: [...context, ...own], isAcross: true });
  // what names the element of the figures in it names no sample
  const holder = branch.branches.some(isFigureOnly) ? element : undefined;
  const level = [...own.filter((field) => !isSame(field, holder)), ...besides(branch), ...kind];
  for (const one of branch.branches)
    if (!(isOfOne && isValue(one) && isOnly(one, branch)))
      collect(one, { levels: [...levels, level], element: holder }, entries);
}

const isSame = (one: Leaf, other: Leaf | undefined): boolean =>
  one.row === other?.row && one.text === other.text;

/** True for a figure with its unit or kind that names no element itself. */
const isFigureOnly = (branch: Branch): boolean => {
  const own = ownFields(branch);
  return hasResult(own) && elementOf(branch, own) === undefined && !own.some(({ name }) => isSubstance(name));
};

/** True for intensities, limits and targets by element. */
const isOfOther = ({ name }: Branch): boolean =>
  ['intensity', 'ignore', 'limit', 'mark', 'unit'].includes(headingOf(`Ni ${single(name)}`).role);

/** The element that a record is of: its name, or what one of its fields says. */
function elementOf({ name, row }: Branch, fields: readonly Leaf[]): Leaf | undefined {
  if (fields.some((field) => isSubstance(field.name))) return undefined;
  if (substanceOf(name)) return { name, text: name, row };
  const named = fields.filter(({ text }) => isSubstance(text));
  return (
    named.find((field) => roleOf(field.name) === 'element') ??
    named.find((field) => ['sample', 'unknown', 'number', 'type'].includes(roleOf(field.name)))
  );
}

/** A field of results, or one for each burn. */
const hasResult = (fields: readonly Leaf[]): boolean =>
  fields.some(
    ({ name }) =>
      roleOf(name) === 'content' || (/\d/.test(name) && roleOf(name) === 'burn' && !isSubstance(name)),
  );

/** What the parts of a branch say of it that hold no record: {"sample": {"id": ...}, "results": ...}. */
const besides = (branch: Branch): readonly Leaf[] =>
  branch.branches
    .filter((part) => isOnly(part, branch) && !isValue(part) && part.branches.length === 0)
    .filter(
      (part) =>
        !part.leaves.some(({ name }) => isSubstance(name)) &&
        !(hasResult(ownFields(part)) && elementOf(part, ownFields(part))) &&
        listsIn(part).length === 0,
    )
    .flatMap((part) =>
      part.leaves.flatMap((leaf): readonly Leaf[] => {
        const both = { ...leaf, name: `${single(part.name)} ${words(leaf.name)}` };
        const isOfSample = roleOf(part.name) === 'sample';
        if (['sample', 'type', 'unknown', 'number'].includes(roleOf(leaf.name)))
          return isOfSample
            ? [roleOf(both.name) === 'unknown' ? { ...leaf, name: words(leaf.name) } : both]
            : [];
        return [{ ...leaf, name: words(leaf.name) }];
      }),
    );

/** Heading over what a branch is by its name: "mean", "sd". */
const KIND = 'What it is';

/** Fields of the branches above, the nearest of each kind; of several names in one branch the best. What no heading says stays out. */
function inherited(above: readonly (readonly Leaf[])[]): readonly Leaf[] {
  const taken = new Map<string, Leaf>();
  for (const level of above.toReversed()) {
    const here = new Map<string, Leaf>();
    for (const field of level) {
      const { role, rank = 0 } = headingOf(field.name);
      if (field.name === KIND) taken.set(KIND, taken.get(KIND) ?? field);
      if (['unknown', 'blank', 'content', 'element', 'ignore'].includes(role) || field.text === '') continue;
      const before = here.get(role);
      if (!taken.has(role) && (!before || rank < (headingOf(before.name).rank ?? 0))) here.set(role, field);
    }
    for (const [role, field] of here) taken.set(role, field);
  }
  return [...taken.values()];
}

/** "elements": ["Ni", "Cr"], "values": [53.2, 18.1]: lists of one length beside each other, one of them of elements. */
function listsIn(branch: Branch): readonly (readonly Leaf[])[] {
  const groups = [...Map.groupBy(branch.leaves, ({ name }) => name).values()].filter((own) => own.length > 1);
  const elements = groups.find((own) => own.every(({ text }) => isSubstance(text)));
  const beside = groups.filter((own) => own !== elements && own.length === elements?.length);
  if (!elements || !beside.some((own) => own.some(({ text }) => isResult(text)))) return [];
  const alone = branch.leaves.filter(({ name }) => !groups.some(([first]) => first!.name === name));
  return elements.map((element, i) => [
    ...alone.map((leaf) => named(leaf, branch)),
    { ...element, name: 'Element' },
    ...beside.map((own) => {
      const { name } = own[i]!;
      return { ...own[i]!, name: roleOf(name) === 'unknown' ? single(name) : words(name) };
    }),
  ]);
}

/** Leaves that are of no record, by their names or those of what they stand in. */
const restOf = (branch: Branch, used: ReadonlySet<string>): readonly Leaf[] => [
  ...branch.leaves
    .filter((leaf) => !used.has(placeOf(leaf)) && leaf.text !== '')
    .map((leaf) => ({ ...leaf, name: restName(leaf, branch) })),
  ...branch.branches.flatMap((one) => restOf(one, used)),
];

/** An element alone would say that it is a content. */
const restName = ({ name }: Leaf, branch: Branch): string =>
  isSubstance(name) ? `${words(branch.name)} (${name})` : words(name) || words(branch.name);

const placeOf = ({ row, text }: Leaf): string => `${row}|${text}`;

/** A heading, and the rows of records under it; columns of numbers that no heading explains are left out. */
function tableLines(entries: readonly Entry[]): readonly Line[] {
  const [first] = entries;
  if (!first) return [];
  const columns = Map.groupBy(
    entries.flatMap(({ fields }) => fields),
    ({ name }) => name,
  );
  const texts = (name: string): readonly string[] => columns.get(name)!.map(({ text }) => text);
  const kept = [...columns.keys()].filter(
    (name) =>
      !['unknown', 'blank'].includes(headingOf(name).role) ||
      texts(name).some((text) => text !== '' && !/^[-+]?\d/.test(text)),
  );
  const names = kept.filter(
    (name) => first.isAcross || name === 'Element' || headingOf(name).role !== 'element',
  );
  return [
    { row: first.row, cells: cellsOf(names) },
    ...entries.map(({ row, fields }) => ({
      row,
      cells: cellsOf(names.map((name) => fields.find((field) => field.name === name)?.text ?? '')),
    })),
  ];
}
