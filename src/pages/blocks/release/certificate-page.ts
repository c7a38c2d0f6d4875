import type { Block, PaperPage } from '../../../documents/page.ts';
import type { BundleDocument } from '../../../documents/proof/bundle.ts';
import type { Certificate } from '../../../documents/proof/certificate.ts';
import {
  type CertificateStanding,
  metalNotices,
  secondPartyWords,
} from '../../../documents/proof/countersignature.ts';
import { massText, percent } from '../../../foundation/quantity/format.ts';
import {
  addDecimals,
  compareDecimals,
  parseReading,
  roundHalfEven,
  shiftDecimal,
} from '../../../foundation/quantity/reading.ts';
import { inUnitOfLimit, isTraceRow } from '../in-unit-of-limit.ts';
import {
  type ColumnOf,
  DEMONSTRATION,
  notices,
  number,
  paragraph,
  section,
  table,
  tableOf,
  tableUnlessEmpty,
} from '../parts.ts';
import { qrCode } from '../qr-code.ts';
import { otherCustomer } from './other-customer.ts';

/** The certificate on paper, its JSON attached: what is read and what is processed are one file. */
export const certificatePage = (
  certificate: Certificate,
  standing?: CertificateStanding,
  addressOf?: AddressOf,
): PaperPage => onPaper(certificate, { standing, addressOf });

/** The same with the bundle that the customer verifies it by attached too. */
export const certificateWithBundle = (
  certificate: Certificate,
  bundle: BundleDocument,
  standing?: CertificateStanding,
): PaperPage => onPaper(certificate, { bundle, standing });

interface Beside {
  readonly bundle?: BundleDocument | undefined;
  /** Who has signed it; not known: a type 3.2 lacks a signature. */
  readonly standing?: CertificateStanding | undefined;
  /** Where another certificate of the same metal is shown; absent: nowhere. */
  readonly addressOf?: AddressOf | undefined;
}

type AddressOf = (number: string) => string;

/** As which type it counts, and why not as the one that it is issued as. */
function countedAs(certificate: Certificate, standing: CertificateStanding | undefined) {
  const { type, secondSignature } = certificate;
  if (!secondSignature || standing?.countsAs === type) return { type, why: [] };
  const missing = standing?.missing.join(' and ') ?? 'the signature of the second party';
  return {
    type: '3.1',
    why: [`Issued as type ${type}. It counts as type 3.1 until it has ${missing}.`],
  };
}

function onPaper(certificate: Certificate, { bundle, standing, addressOf }: Beside): PaperPage {
  const { specimen, number, evidence, manifest } = certificate;
  const { type, why } = countedAs(certificate, standing);
  return {
    format: 'remelt-page/1',
    title: specimen
      ? `Demonstration of an inspection document EN 10204 - ${type}`
      : `Inspection document EN 10204 - ${type}`,
    ...(specimen ? { mark: DEMONSTRATION } : {}),
    ...stampOf(standing),
    paper: {
      number,
      foot: `release ${evidence.releaseSha256.slice(0, 16)}; ledger ${evidence.ledgerSize} records, root ${evidence.ledgerRoot.slice(0, 16)}; ${manifest.code}`,
      madeAt: certificate.issuedAt,
      attachments: [
        {
          name: `certificate-${number}.json`,
          mediaType: 'application/json',
          text: JSON.stringify(certificate, null, 1),
          description: 'remelt-certificate/1',
        },
        ...(bundle
          ? [
              {
                name: `bundle-${number}.json`,
                mediaType: 'application/json',
                text: JSON.stringify(bundle),
                description: 'remelt-bundle/1: what the customer verifies it by, offline',
              },
            ]
          : []),
      ],
    },
    lead: [
      ...notices(standing ? metalNotices(standing) : []),
      ...withdrawalBlocks(standing, addressOf),
      ...notices([...why, ...otherOwner(certificate)]),
      ...passBlock(certificate, standing),
      factsBlock(certificate),
    ],
    sections: [
      ...section('analysis', 'Chemical analysis', [
        paragraph(
          `Digits as the laboratory printed them, in the unit of the limit; traces in ppm (mg/kg), 1 ppm = 0.0001 wt%. "<" means below the stated content.${specimenWords(certificate)}`,
          'dim',
        ),
        resultTable(certificate),
      ]),
      ...section('withdrawn', 'Results withdrawn or put right', withdrawnTable(certificate)),
      ...section('further', 'Sums and indices', furtherTable(certificate)),
      ...section('metal', 'Metal behind it', [lotTable(certificate)]),
      ...section('statement', 'Statement', [
        paragraph(
          specimen
            ? 'This page shows what a certificate would say. No metal was melted, and it certifies nothing.'
            : statementOf(
                certificate,
                why.length > 0 || standing?.failed !== undefined || standing?.suspended !== undefined,
              ),
          'strong',
        ),
        paragraph(
          `The ledger of the maker held ${evidence.ledgerSize} records then, root ${evidence.ledgerRoot}. Verified with this size and root, it shows whether it still begins with them.`,
          'dim',
        ),
        ...codeOf(certificate, bundle !== undefined),
        {
          kind: 'signatures',
          who: certificate.validators.map(({ name, role, of }) => `${name}, ${role} (${of})`),
        },
        ...keysBlock(standing),
      ]),
    ],
  };
}

/** What stands across the paper: that it no longer counts, or that its metal was recalled or failed. */
function stampOf(standing: CertificateStanding | undefined): Pick<PaperPage, 'stamp'> {
  if (standing?.withdrawal) return { stamp: 'WITHDRAWN' };
  if (standing?.recalled.length) return { stamp: 'RECALLED' };
  if (standing?.failed) return { stamp: 'FAIL' };
  return standing?.suspended ? { stamp: 'SUSPENDED' } : {};
}

/** That it was withdrawn, why, by whom, and which one is in its place; nothing for a certificate that stands. */
function withdrawalBlocks(
  standing: CertificateStanding | undefined,
  addressOf: AddressOf | undefined,
): Block[] {
  if (!standing?.withdrawal) return [];
  const { on, by, reason, supersededBy, isReplaced, seq } = standing.withdrawal;
  const replaced =
    supersededBy === null ? 'none was named' : isReplaced ? supersededBy : `${supersededBy}, not issued yet`;
  const href = supersededBy !== null && isReplaced ? addressOf?.(supersededBy) : undefined;
  return [
    ...notices([`Certificate ${standing.number} was withdrawn on ${on}. It no longer certifies this metal.`]),
    table(
      ['Withdrawn on', 'By', { head: 'Reason', width: 3 }, { head: 'Certificate in its place', width: 2 }],
      [
        [
          `${on}, record ${seq}`,
          by ?? '-',
          reason ?? 'erased',
          href === undefined ? replaced : { text: replaced, href },
        ],
      ],
    ),
  ];
}

/** Notice that the specification is that of another customer. */
function otherOwner({
  specification: { number, revision, customer: owner },
  customer,
}: Certificate): string[] {
  const words = otherCustomer({ specification: `${number} rev ${revision}`, owner, customer: customer.name });
  return words === null ? [] : [words];
}

/** What the signatures that stand allow to say. */
const statementOf = ({ statement }: Certificate, lacksOne: boolean): string =>
  lacksOne
    ? 'The results are of specific inspection of this metal and meet the specification (EN 10204, type 3.1).'
    : statement;

/** Keys by which the two parties have signed. */
function keysBlock(standing: CertificateStanding | undefined): Block[] {
  if (standing === undefined) return [];
  const { maker, secondParty } = standing;
  return [
    ...maker.map(({ name, on, seq, verifierKey }) =>
      paragraph(`Signed by ${name} on ${on} (record ${seq}), key ${verifierKey}`, 'dim'),
    ),
    ...secondParty.map((one) =>
      paragraph(`Countersigned on ${one.on} (record ${one.seq}) ${secondPartyWords(one)}.`, 'dim'),
    ),
  ];
}

/** The signed checkpoint for a camera; nothing where the ledger had no key. */
function codeOf({ number, evidence: { checkpoint, ledgerSize } }: Certificate, withBundle: boolean): Block[] {
  if (checkpoint === undefined) return [];
  const words = [
    `Checkpoint of ${ledgerSize} records, signed with the key of the maker's log (C2SP tlog-checkpoint).`,
    'Keep it: whoever holds it sees a ledger that was rolled back or rewritten since.',
    ...(withBundle
      ? [`In this file: bundle-${number}.json. The page verify.html proves from it what is claimed, offline.`]
      : []),
  ];
  return [qrCode(checkpoint, words.join(' '))];
}

const factsBlock = ({ specification, product, ...certificate }: Certificate): Block => ({
  kind: 'facts',
  rows: [
    ['Maker', makerWords(certificate.maker)],
    ['Customer', certificate.customer.name],
    ['Issued', certificate.issuedAt.slice(0, 10)],
    ['Order', certificate.customer.order ?? '-'],
    ['Product', `${product.kind} ${product.id}, ${product.form}`],
    ['Heat', product.heat],
    ['Mass', massWords(product)],
    ['Grade', specification.grade ?? '-'],
    ['Specification', `${specification.number} rev. ${specification.revision} (${specification.customer})`],
    ...soldAs(specification),
    ['Rounding', specification.rounding],
    ['Melted', certificate.melting.map(({ process, on }) => `${process} ${on}`).join(', ') || '-'],
    ['Retest rule', specification.retest ?? 'none'],
  ],
});

/** Mass that the certificate covers, and what that is a part of. */
const massWords = ({ mass_g, ofHeat_g }: Certificate['product']): string =>
  `${massText(mass_g / 1000)} kg${ofHeat_g === undefined ? '' : ` of the ${massText(ofHeat_g / 1000)} kg of the heat`}`;

/** Product form, and what the limits of remelt stock were derived from; nothing where the specification names neither. */
function soldAs({ productForm, derivedFrom }: Certificate['specification']): [string, string][] {
  if (productForm === undefined) return [];
  const form = productForm === 'remelt stock' ? 'remelt stock, not for parts' : productForm;
  return [
    ['Product form', form],
    ...(derivedFrom
      ? [
          ['Limits from', `${derivedFrom.specification}, remelted by ${derivedFrom.route}`] satisfies [
            string,
            string,
          ],
        ]
      : []),
  ];
}

const lotTable = ({ lots }: Certificate): Block =>
  tableOf(lots, [
    [{ head: 'Lot', width: 3, bold: true }, (lot) => lot.lot],
    [{ ...number('Share'), width: 2 }, (lot) => percent(Number(lot.share), 2)],
    [{ ...number('Mass, kg'), width: 2 }, (lot) => massText(lot.mass_g / 1000)],
    [{ head: 'Used as', width: 3 }, (lot) => lot.grade],
    [{ head: 'Origin (ISO 14021)', width: 3 }, (lot) => lot.originClass || 'not declared'],
  ]);

/** "Alloy Works, Hauptstr. 1, 12345 Musterstadt, DE". */
const makerWords = ({ name, address, place }: Certificate['maker']): string =>
  [name, address, place].filter(Boolean).join(', ');

/** The verdict that was signed; nothing where it no longer counts. */
function passBlock(
  { specification: { number, revision } }: Certificate,
  standing: CertificateStanding | undefined,
): Block[] {
  if (stampOf(standing).stamp !== undefined) return [];
  return [paragraph(`PASS: all results meet ${number} rev. ${revision}.`, 'strong')];
}

type Result = Certificate['results'][number];

/** Places that have a column of their own on the width of a sheet. */
const MOST_COLUMNS = 4;

/** Where results were taken, each with its column: a place, with its specimen where it has several. */
interface Places {
  readonly heads: readonly string[];
  readonly headOf: (row: Result) => string;
  /** More places than columns: the place stands behind the result. */
  readonly isJoined: boolean;
}

function placesOf(results: readonly Result[]): Places {
  const specimensAt = (place: string): Set<string | undefined> =>
    new Set(results.filter((row) => row.place === place).map(({ specimen }) => specimen));
  const nameOf = ({ place, specimen = '' }: Result): string =>
    specimensAt(place).size > 1 ? [place, specimen].filter(Boolean).join(' ') : place;
  const heads = [...new Set(results.map(nameOf))];
  const isJoined = heads.length > MOST_COLUMNS;
  return { heads: isJoined ? ['Result'] : heads, headOf: nameOf, isJoined };
}

/** " Specimens: top I-1-T, bottom I-1-B."; empty where none is named, or its name stands in the head of its column. */
function specimenWords({ results }: Certificate): string {
  const { heads } = placesOf(results);
  const named = new Set(
    results.flatMap(({ place, specimen }) =>
      specimen === undefined || !heads.includes(place) ? [] : [`${place} ${specimen}`],
    ),
  );
  return named.size === 0 ? '' : ` Specimens: ${[...named].join(', ')}.`;
}

/** Results of one element by one method, each at a place of its own: they stand in one line, in one unit. */
function oneLineEach(results: readonly Result[], { headOf }: Places): readonly (readonly Result[])[] {
  const keyOf = ({ element, limit, method, laboratory, replaced }: Result): string =>
    JSON.stringify([element, limit, method, laboratory, replaced]);
  const lines: Result[][] = [];
  for (const row of results) {
    const line = lines.find(
      (rows) => keyOf(rows[0]!) === keyOf(row) && rows.every((other) => headOf(other) !== headOf(row)),
    );
    if (line) line.push(row);
    else lines.push([row]);
  }
  return lines;
}

/** The limit of a result; that of a sum stands beside the sum alone. */
function limitBeside(limit: string, sums: Certificate['sums']): string {
  const sum = / as ((?:[A-Z][a-z]? \+ )+[A-Z][a-z]?)$/.exec(limit)?.[1];
  return sum !== undefined && sums.some(({ elements }) => elements.join(' + ') === sum) ? `as ${sum}` : limit;
}

/** Results beside their limits, one line for each element and a column for each place. */
function resultTable({ results, sums }: Certificate): Block {
  const places = placesOf(results);
  const isTrace = (line: readonly Result[]): boolean => line.some((row) => isTraceRow(row));
  const shown = (line: readonly Result[]) => inUnitOfLimit(line[0]!, isTrace(line));
  const at = (line: readonly Result[], head: string): string =>
    line
      .filter((row) => places.isJoined || places.headOf(row) === head)
      .map((row) => {
        const { text } = inUnitOfLimit(row, isTrace(line));
        return places.isJoined ? `${text} (${places.headOf(row)})` : text;
      })
      .join('; ');
  return tableOf(oneLineEach(results, places), [
    [
      { head: 'Element', width: 9, bold: true },
      ([row]) => (row!.replaced ? `${row!.element} (replaced)` : row!.element),
    ],
    [{ head: 'Limit', width: 24 }, (line) => limitBeside(shown(line).limit, sums)],
    ...places.heads.map(
      (head): ColumnOf<readonly Result[]> => [
        {
          ...number(places.isJoined ? head : `Result, ${head}`),
          width: places.isJoined ? 28 : 12,
          bold: true,
        },
        (line) => at(line, head),
      ],
    ),
    [{ head: 'Unit', width: 6 }, (line) => shown(line).unit],
    [{ head: 'Method', width: 12 }, ([row]) => row!.method],
    [{ head: 'Laboratory', width: 17 }, ([row]) => row!.laboratory || '-'],
  ]);
}

/** What was withdrawn or put right, and what stands in its place. */
const withdrawnTable = ({ withdrawn = [] }: Certificate): Block[] =>
  tableUnlessEmpty(withdrawn, [
    [{ head: 'Element', width: 2, bold: true }, ({ element }) => element],
    [{ head: 'Specimen', width: 3 }, ({ specimen }) => specimen],
    [{ ...number('First result'), width: 3 }, ({ text, unit }) => `${text} ${unit}`],
    [{ head: 'Replaced', width: 10 }, ({ words }) => words],
  ]);

/**
 * A sum at each place where every part of it was measured as a content: with as many decimals as the least precise part, unless it
 * then lies on the other side of a limit. Else the sum that was judged.
 */
function sumWords(
  { elements, text, limit }: Certificate['sums'][number],
  results: readonly Result[],
): string {
  const places = placesOf(results);
  const own = results.filter(({ element, replaced }) => elements.includes(element) && !replaced);
  const sums = [...new Set(own.map(places.headOf))].map((head) => {
    const parts = own.filter((row) => places.headOf(row) === head).map(wtpctOf);
    const isWhole = parts.length === elements.length && parts.every((part) => part !== undefined);
    return isWhole ? { head, text: rounded(parts, limit) } : undefined;
  });
  const told = sums.filter((sum) => sum !== undefined);
  if (told.length === 0 || told.length < sums.length) return `${text} wt%`;
  return `${told.map((sum) => (told.length === 1 ? sum.text : `${sum.text} (${sum.head})`)).join('; ')} wt%`;
}

/** A result in wt% as decimal text; undefined where it is below or above a content. */
function wtpctOf({ text, unit }: Result): string | undefined {
  const { operator, digits } = parseReading(text);
  if (operator !== '=') return undefined;
  return unit === 'ppm' ? shiftDecimal(digits, -4) : digits;
}

function rounded(parts: readonly string[], limit: string): string {
  const exact = addDecimals(parts);
  const short = roundHalfEven(exact, Math.min(...parts.map((part) => parseReading(part).decimals)));
  const ends = limit.match(/\d[\d.]*/g) ?? [];
  return ends.every((end) => compareDecimals(exact, end) === compareDecimals(short, end)) ? short : exact;
}

function furtherTable({ sums, indices, results }: Certificate): Block[] {
  const rows = [
    ...sums.map((sum) => [sum.elements.join(' + '), sumWords(sum, results), sum.limit, 'sum of results']),
    ...indices.map(({ name, text, limit, by }) => [name, text, limit, by]),
  ];
  if (rows.length === 0) return [];
  return [
    table(
      [
        { head: 'What', width: 3, bold: true },
        { ...number('Value'), width: 4, bold: true },
        { head: 'Limit', width: 3 },
        { head: 'By', width: 5 },
      ],
      rows,
    ),
  ];
}
