import { describe, expect, it } from 'vitest';
import type { ReleaseInput } from '../../documents/proof/release.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { release } from './release.ts';

const facts = dataFacts();
type Withdrawn = NonNullable<ReleaseInput['withdrawn']>[number];
type Result = ReleaseInput['results'][number];
const result = (text: string, specimen: string, more: Partial<Result> = {}): Result => ({
  element: 'Cr',
  text,
  unit: 'wt%',
  method: 'OES',
  place: 'top',
  specimen,
  ...more,
});
const gone = (more: Partial<Withdrawn> = {}): Withdrawn => ({
  ...result('18.0', 'A'),
  specimen: 'A',
  cause: 'wrong-specimen',
  reason: 'mixed up',
  by: 'Q',
  ...more,
});
const judge = (withdrawn: Withdrawn[], results: Result[], retest?: string) =>
  release(
    {
      object: { id: 'H-1', kind: 'heat', predicted: false },
      specification: {
        controlled: { number: 'S-1', revision: 'A', customer: 'X' },
        limits_wtpct: { Cr: { min: '17', max: '20' }, Nb: { max: '9' } },
        residual_wtpct: null,
        ...(retest === undefined ? {} : { retest }),
      },
      results: [result('1', 'Z', { element: 'Nb' }), ...results],
      withdrawn,
    },
    facts,
  );
const lost = (...asked: Parameters<typeof judge>) =>
  judge(...asked).reasons.filter((reason) => reason.includes('withdrawn'));

describe('a result withdrawn with an assigned cause', () => {
  const b = result('18.1', 'B');
  const c = result('18.2', 'C');
  it('is measured again on one further specimen where no rule asks for more', () => {
    expect(lost([gone()], [b])).toEqual([
      'specimen A was withdrawn (wrong specimen): measure Cr on 1 further specimen',
    ]);
    expect(lost([gone({ furtherSpecimens: ['B'] })], [b])).toEqual([]);
    expect(judge([gone({ furtherSpecimens: ['B'] })], [b]).verdict).toBe('PASS');
    // a specimen on which it was not measured, or another element alone, answers nothing
    expect(lost([gone({ furtherSpecimens: ['D'] })], [b])).toHaveLength(1);
    expect(lost([gone({ furtherSpecimens: ['Z'] })], [b])).toHaveLength(1);
  });
  it('is measured on as many as the retest rule of the specification asks for', () => {
    const further = { furtherSpecimens: ['B', 'C'] };
    expect(lost([gone(further)], [b, c], 'three-each')).toEqual([
      'specimen A was withdrawn (wrong specimen): measure Cr on 1 further specimen',
    ]);
    expect(lost([gone({ furtherSpecimens: ['B'] })], [b, c], 'three-each')[0]).toMatch(/2 further specimens/);
    expect(lost([gone(further)], [b, c], 'two-average')).toEqual([]);
  });
  it('elements of one specimen with as many left are told together', () => {
    const nb = gone({ element: 'Nb', text: '1' });
    expect(lost([gone(), nb], [b])).toEqual([
      'specimen A was withdrawn (wrong specimen): measure Cr, Nb on 1 further specimen',
    ]);
    expect(lost([gone(), gone({ element: 'Nb', text: '1', furtherSpecimens: ['Z'] })], [b])).toHaveLength(1);
  });
  it('is not measured again where it was put right, or withdrawn before any verdict', () => {
    expect(
      lost([gone({ cause: 'transcription-error', corrected: { text: '18.4', unit: 'wt%' } })], [b]),
    ).toEqual([]);
    const { cause: _, ...early } = gone();
    expect(lost([early], [b])).toEqual([]);
  });
});

describe('what is shown of a withdrawn result', () => {
  const shown = (more: Partial<Withdrawn>, results: Result[] = [result('18.1', 'B')]) =>
    judge([gone(more)], results).withdrawn![0]!;
  it('the cause, who and why, and what stands in its place', () => {
    expect(shown({ furtherSpecimens: ['B'] })).toEqual({
      element: 'Cr',
      text: '18.0',
      unit: 'wt%',
      specimen: 'A',
      cause: 'wrong-specimen',
      by: 'Q',
      replacements: ['18.1 wt%'],
      words: 'replaced by 18.1 wt% (wrong specimen: mixed up; by Q)',
    });
    expect(shown({}).words).toMatch(/^replaced by nothing yet \(wrong specimen/);
    expect(shown({ document: 'fax 7' }).words).toContain('(wrong specimen, see fax 7: mixed up');
    const right = shown({ cause: 'transcription-error', corrected: { text: '18.4', unit: 'wt%' } });
    expect(right).toMatchObject({ replacements: ['18.4 wt%'] });
    expect(right.words).toMatch(/^reads 18.4 wt% \(transcription error/);
  });
  it('without a cause, whether it was outside its limit', () => {
    const early = (text: string) => {
      const { cause: _, ...one } = gone({ text });
      return judge([one], [result('18.1', 'B')]).withdrawn![0]!;
    };
    expect(early('18.0')).not.toHaveProperty('cause');
    expect(early('18.0')).not.toHaveProperty('outside');
    expect(early('18.0').words).toMatch(/^was withdrawn before any verdict \(no assigned cause: /);
    expect(early('20.1').outside).toBe(true);
    expect(early('20.1').words).toMatch(/^was outside its limit, and was withdrawn before any verdict/);
    // an assigned cause says that the number means nothing
    expect(shown({ text: '20.1' })).not.toHaveProperty('outside');
    const { cause: _, ...unlimited } = gone({ element: 'V', text: '20' });
    expect(judge([unlimited], [result('18.1', 'B')]).withdrawn![0]).not.toHaveProperty('outside');
  });
  it('nothing where nothing was withdrawn', () => {
    expect(judge([], [result('18.1', 'B')])).not.toHaveProperty('withdrawn');
  });
});
