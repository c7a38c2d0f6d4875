import type { SourceListed, Sources } from '../../../documents/links/sources.ts';
import type { Page } from '../../../documents/page.ts';
import { roughTime } from '../../../foundation/quantity/format.ts';
import { list, paragraph, section, shortPage, table } from '../../../pages/blocks/parts.ts';

const STATES = {
  ...{ works: 'works', waits: 'is tried again', fault: 'fault', silent: 'silent' },
  ...{ asked: 'when needed', unknown: 'not read yet' },
} as const satisfies Record<SourceListed['state'], string>;

/** The sources of the plant, those first that somebody has to see to. */
export const page = ({ sources }: Sources): Page => {
  if (sources.length === 0) return shortPage('Sources', list(['No source has been entered yet.']));
  const rank = ({ state }: SourceListed) => ['fault', 'silent', 'waits'].indexOf(state) >>> 0;
  const rows = [...sources].sort((a, b) => rank(a) - rank(b));
  return {
    ...shortPage('Sources', []),
    sections: section('sources', 'Sources', [
      table(
        ['source', 'what it is', 'address', 'state', 'last word', 'how it is'],
        rows.map(({ source, title, address, state, age_s, words }) => [
          ...[source, title, address, STATES[state]],
          age_s === null ? '' : `${roughTime(age_s)} ago`,
          words,
        ]),
      ),
    ]),
  };
};

/** One source with what it said last, as it said it. */
export const sourcePage = ({ sources }: Sources): Page => {
  const [one] = sources;
  const { sections } = page({ format: 'remelt-sources/1', sources });
  return {
    ...shortPage(`Source ${one?.source ?? ''}`, []),
    sections: [
      ...sections,
      ...section(
        'raw',
        'Its last word',
        one?.raw
          ? one.raw
              .split(/\r\n|\r|\n/)
              .slice(0, 40)
              .map((line) => paragraph(line || ' '))
          : [paragraph('It has said nothing yet.')],
      ),
    ],
  };
};
