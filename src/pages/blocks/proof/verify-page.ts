import type { Page, PageHead } from '../../../documents/page.ts';
import { claimWords, subjectWords } from '../../../documents/proof/claim-words.ts';
import type { Verified, VerifiedPair } from '../../../documents/proof/verify.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { DEMONSTRATION, list, paragraph, shortPage } from '../parts.ts';

type Side = Omit<Verified, 'format'>;
type Blocks = Page['sections'][number]['blocks'];

const MARKS = { holds: 'holds', contradicted: 'DOES NOT HOLD', incomplete: 'not shown' } as const;
const BASES = { recomputed: 'computed again here', signed: 'signed, and unchanged since' } as const;

/** Claims that do not hold stand first. */
const WORST = ['contradicted', 'incomplete', 'holds'] as const;

/** What a bundle proves, claim by claim: what was computed again here apart from what was only signed. */
export const verifyPage = (verified: Verified): Page => {
  const [, wrong = verified.words, beside = ''] = SAID.exec(verified.words) ?? [];
  // what is wrong or recalled is read before the claims; what is not claimed, and who signed, after them
  const lead: Blocks = [
    ...(wrong === '' ? [] : [paragraph(sentence(wrong), 'strong')]),
    ...blocksOf(verified),
    ...(beside === '' ? [] : list(beside.split('; ').map(sentence))),
  ];
  return { ...shortPage('Bundle', lead, verified.verdict), head: verifiedHead(verified) };
};

/** The words of a verdict: what is wrong, the count of claims, which stands in the head, and a row of statements. */
const SAID = /^(.*?)\s*(?:Taken alone, |So far )?\d+ of \d+ claims hold(?:; )?(.*)$/s;

const sentence = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`;

/** What decides a bundle: how many of its claims hold, and what is left to trust. */
function verifiedHead(side: Side): PageHead {
  const { verdict, claims, checked, undisclosed, unproven, metal } = side;
  const of = (...known: readonly string[]) => claims.filter((claim) => known.includes(claim.verdict));
  const [held, wrong] = [of('holds'), of('contradicted', 'incomplete')[0]];
  const recomputed = held.filter(({ basis }) => basis === 'recomputed').length;
  return {
    basis: 'signed',
    tone: isBad(side) ? 'bad' : TONES[verdict],
    decides: {
      value: `${held.length} of ${claims.length}`,
      of: 'claims hold',
      ...(wrong ? { asked: `first: ${claimWords(wrong.type)}, ${subjectWords(wrong.subject)}` } : {}),
    },
    figures: [
      {
        name: 'Computed again here',
        value: String(recomputed),
        beside: `${held.length - recomputed} signed, and unchanged since`,
      },
      {
        name: 'Records proven',
        value: String(checked),
        beside: `${counted(undisclosed, 'field')} kept back`,
      },
      { name: 'Only said', value: String(unproven.length), beside: unproven.join(', ') },
      ...(metal ? [{ name: 'Your own analysis', value: metal.verdict }] : []),
    ],
  };
}

/** Metal that is recalled, is FAIL, or has no certificate any more: its records may be proven all the same. */
const isBad = ({ recalled, failed, withdrawnCertificates }: Side): boolean =>
  recalled.length > 0 || failed.length > 0 || withdrawnCertificates.some(({ replaced }) => !replaced);

const TONES = { proven: 'good', contradicted: 'bad', incomplete: 'hold' } as const;

/** Two bundles, each by itself and both together. */
export const verifyPairPage = ({ verdict, words, findings, each }: VerifiedPair): Page =>
  shortPage(
    words,
    [
      ...list(findings.map((one) => one.words)),
      ...each.flatMap((side, i) => [
        paragraph(`Bundle ${i + 1}: ${side.verdict}. ${side.words}`),
        ...blocksOf(side),
      ]),
    ],
    verdict,
  );

function blocksOf({
  demonstration,
  claims,
  findings,
  metal,
  undisclosed,
  erased,
  checked,
  notClaimed,
  unproven,
  trustDate,
}: Side): Blocks {
  return [
    ...(demonstration
      ? [{ kind: 'notice' as const, text: `${DEMONSTRATION}: no metal stands behind this ledger.` }]
      : []),
    ...(demonstration === null && checked > 0
      ? [paragraph('The bundle does not show whose ledger it is, nor whether it is a demonstration.')]
      : []),
    ...(claims.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              { head: 'claim' },
              { head: '' },
              { head: 'how it is known' },
              { head: 'what was found', width: 3 },
            ],
            rows: WORST.flatMap((one) => claims.filter(({ verdict }) => verdict === one)).map(
              ({ type, subject, verdict, basis, words }) => [
                `${claimWords(type)}, ${subjectWords(subject)}`,
                MARKS[verdict],
                verdict === 'holds' ? BASES[basis] : '',
                // the elements stand below, one by one
                type === 'metal' && metal ? elementsWords(metal) : words,
              ],
            ),
          },
        ]),
    ...list(
      countedWords(
        findings
          .filter(({ words }) => !claims.some((claim) => claim.words === words))
          .map(({ code, words }) => `${code}: ${words}`),
      ),
    ),
    ...(metal ? list(metal.elements.map(({ verdict, words }) => `${verdict}: ${words}`)) : []),
    ...list(erased),
    ...withoutIndex(notClaimed),
    paragraph(
      `${counted(checked, 'record')} proven, ${counted(undisclosed, 'field')} of them kept back. ${unproven.length === 0 ? '' : `Only said, and proven by nothing: ${unproven.join(', ')}. `}Keys that were revoked after ${trustDate ?? 'the trust document was written'} are not known here.`,
    ),
  ];
}

/** Each sentence once, with how often it is said. */
function countedWords(words: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const one of words) times.set(one, (times.get(one) ?? 0) + 1);
  return [...times].map(([one, count]) => (count === 1 ? one : `${one} (${count} times)`));
}

/** "1 of 4 elements disagrees" or, where none does, how many agree. */
function elementsWords({ elements }: NonNullable<Side['metal']>): string {
  const count = (wanted: string): number => elements.filter(({ verdict }) => verdict === wanted).length;
  const [disagree, agree] = [count('disagrees'), count('agrees')];
  const of = `of ${counted(elements.length, 'element')}`;
  if (disagree > 0)
    return `${disagree} ${of} ${disagree === 1 ? 'disagrees' : 'disagree'} with the certificate`;
  return `${agree} ${of} ${agree === 1 ? 'agrees' : 'agree'} with the certificate`;
}

/** What may be true all the same where the claims of the index are not made. */
function withoutIndex(notClaimed: Side['notClaimed']): Blocks {
  const lacks = (wanted: string): boolean => notClaimed.some(({ type }) => type === wanted);
  const words = [
    ...(lacks('complete')
      ? ['Completeness is not claimed: a later record may contradict what is shown here.']
      : []),
    ...(lacks('draws')
      ? ['Not all draws of the lots are claimed: their metal may have been booked into another heat too.']
      : []),
  ];
  return words.length === 0 ? [] : [paragraph(words.join(' '))];
}
