import type { Draft } from './draft.ts';
import { type KnownSheet, sampleAbove, statedAt } from './known-file.ts';
import { controlAt } from './row-kinds.ts';
import { isSymbol, type Substance, substanceOf } from './substances.ts';
import type { TextLine } from './table.ts';
import { explained } from './table-drafts.ts';
import { unitOf } from './units.ts';
import { type Cell, cellOf, isResult } from './value.ts';
import { isControl } from './words.ts';

/** A substance with what a line says of it. */
interface Said {
  readonly substance: Substance;
  readonly content: string;
}

/** Contents of lines that name an element and what was found: a letter, or a list without a heading. */
export function lineDrafts(texts: readonly TextLine[], sheet: KnownSheet, block: number): readonly Draft[] {
  return texts.flatMap((line) => saidIn(line).flatMap((said) => contentsOf(said, { line, sheet, block })));
}

/** "Boron, photometric ..... 0.0032 %", "Cr: 18.2 %", "C=0.03 Si=0.09". */
function saidIn({ cells }: TextLine): readonly Said[] {
  const text = cells.join('  ').trim();
  const assigned = [
    ...text.matchAll(/(?:^|[\s;,])([A-Z][a-z]?)\s*=\s*([<>≤≥~]?\s*[\d.,]+\s*(?:%|ppm|ppb)?)/g),
  ];
  if (assigned.length > 1)
    return assigned.flatMap(([, symbol = '', content = '']) =>
      isSymbol(symbol)
        ? [{ substance: { element: symbol }, content: content.replace(/[,;]$/, '').trim() }]
        : [],
    );
  const listed = listedBehind(text);
  if (listed.length > 1) return listed;
  const beside = besideEachOther(cells);
  if (beside.length > 1) return beside;
  const [, name = '', content = ''] =
    /^(.{1,80}?)\s*(?:\.{3,}|…{1,}|_{3,}|·{3,}|\s[-–]\s|\s*[:=](?=\s|[<>\d]))\s*(\S.*)$/.exec(text) ??
    /^(.{1,60}?)\s{2,}(\S.*)$/.exec(text) ??
    /^([A-Z][a-z]?)\s+(\S.*)$/.exec(text) ??
    [];
  const substance = substanceNamed(name);
  return substance && content !== '' && !isFormula(content) ? [{ substance, content }] : [];
}

/** "Trace elements (ppm): Pb 0.4  Bi <0.1", "Spuren: Pb 0,5 ppm, Bi < 0,1 ppm": contents behind a word, none where anything else stands there or the word is for limits. */
function listedBehind(text: string): readonly Said[] {
  const [, head = '', list = ''] = /^([^:=]{3,60}):\s*(\S.*)$/.exec(text) ?? [];
  if (list === '' || isControl(head) || OF_LIMITS.test(head)) return [];
  const unit = /[[(]([^\])]+)[\])]/.exec(head)?.[1] ?? '';
  const parts = list.replace(/[.;]$/, '').split(/\s{2,}|[,;]\s+/);
  const said = parts.map((part) => /^([A-Z][a-z]?)\s*[:=]?\s*([<>≤≥~]?\s*[\d.,]+\s*(.*))$/.exec(part));
  if (!said.every((one) => one !== null && isSymbol(one[1]!) && (one[3] === '' || unitOf(one[3]!))))
    return [];
  return said.map((one) => ({
    substance: { element: one![1]! },
    content: one![3] === '' && unitOf(unit) ? `${one![2]} ${unit}` : one![2]!,
  }));
}

const OF_LIMITS = /max|min|limit|spec|requir|grenz|anford|soll|certif|zertif|target|blank|leerwert/i;

/** "Ni = 100 - sum (calculated)" says how a content was computed, not what was found. */
const isFormula = (content: string): boolean =>
  /^100(?:[.,]0+)?\s*%?\s*(?:[-–−]|minus|moins|menos)\s*[\p{L}Σ∑(]/u.test(content);

/** "Ni  53.20 %     Cr  18.21 %": several elements on one line, each with its content behind it; none where anything else stands there. */
function besideEachOther(cells: readonly string[]): readonly Said[] {
  const said: Said[] = [];
  for (const cell of cells.flatMap((one) => one.split(/\s{2,}/))) {
    const [, symbol = '', content = ''] = /^([A-Z][a-z]?)(?:\s*[:=]?\s+(.*))?$/.exec(cell) ?? [];
    const last = said.at(-1);
    if (isSymbol(symbol)) said.push({ substance: { element: symbol }, content });
    else if (last) said[said.length - 1] = { ...last, content: `${last.content} ${cell}`.trim() };
    else return [];
  }
  return said.every(({ content }) => isResult(content)) ? said : [];
}

/** The element at the beginning of a name: "Boron, photometric (curcumin)", "Sulphur", "Cr". */
function substanceNamed(name: string): Substance | undefined {
  const [, word = '', rest = ''] = /^([\p{L}\d]+)(.*)$/u.exec(name.trim()) ?? [];
  const substance = substanceOf(word);
  if (!substance) return undefined;
  const isPlain = rest.trim() === '' || /^\s*[,(/\-–]/.test(rest) || (word.length > 2 && !/\d/.test(rest));
  return isPlain && !isControl(name) ? substance : undefined;
}

function contentsOf(
  { substance, content }: Said,
  { line, sheet, block }: { readonly line: TextLine; readonly sheet: KnownSheet; readonly block: number },
): readonly Draft[] {
  // a remark in square brackets behind the result
  const [, bare = content, remark = ''] = /^(.*?)\s*\[([^\]]*)\]\s*$/.exec(content) ?? [];
  const isDuplicate = /\((duplicate|doppel\w*|double|in duplicate)\)\s*$/i.test(bare);
  const plain = bare.replace(/\s*\((duplicate|doppel\w*|double|in duplicate)\)\s*$/i, '');
  const parts = plain.split(/\s+(?:\/|;|and|und)\s+/);
  const isPair = parts.length > 1 && parts.every((part) => cellOf(part).kind === 'number');
  const taken = isPair ? parts : [plain];
  const sample = sampleAbove(sheet, line.row) ?? sheet.lesson?.sample ?? '';
  const control = controlAt(sample, line.row, sheet);
  const isNotAccredited =
    /accredit|akkredit|accr[ée]dit|acreditaci/i.test(remark) &&
    /(outside|not|nicht|non|without|beyond|außerhalb|hors|sans|fuera|sin|fuori)/i.test(remark);
  return taken.flatMap((part, i): Draft[] => {
    const cell = cellOf(part);
    if (cell.kind === 'blank' || cell.kind === 'other') return [];
    const { meanings, strange } = explained(cell.marks, sheet);
    const stated = sheet.lesson?.unit === undefined ? undefined : unitOf(sheet.lesson.unit);
    const unit =
      cell.kind === 'words'
        ? undefined
        : (cell.unit ??
          meanings.find((one) => one.unit !== undefined)?.unit ??
          statedAt(sheet, line.row, 'unit') ??
          stated);
    const k = cell.spread?.k ?? sheet.lesson?.k ?? (cell.spread ? statedAt(sheet, line.row, 'k') : undefined);
    return [
      {
        ...{
          sample,
          element: substance.element,
          text: figureText(part, cell),
          cell,
          row: line.row,
          block,
          meanings,
          strange,
        },
        ...(substance.oxide === undefined ? {} : { oxide: substance.oxide }),
        ...(unit ? { unit } : {}),
        ...(isPair ? { burn: i + 1 } : {}),
        ...(isPair || isDuplicate ? { isOfPair: true as const } : {}),
        ...(cell.spread
          ? {
              spread: {
                digits: cell.spread.digits,
                ...(k === undefined ? {} : { k }),
                ...(cell.spread.unit ? { unit: cell.spread.unit } : {}),
              },
            }
          : {}),
        ...(control ? { control } : {}),
        ...(isNotAccredited ? { isNotAccredited: true as const } : {}),
      },
    ];
  });
}

/** The figure of a line as printed, with its sign of comparison and without what stands behind it. */
function figureText(part: string, { kind, digits }: Cell): string {
  if (kind === 'words' || digits === undefined) return part.trim();
  const end = part.indexOf(digits) + digits.length;
  // a word with its limit in brackets: the word is what was found
  const word = /^([^\d([]*?)\s*[([]/.exec(part)?.[1];
  return word !== undefined && word !== '' && part.indexOf(digits) > word.length
    ? word
    : part.slice(0, end).trim();
}
