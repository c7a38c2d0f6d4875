import { asTypedIn } from '../documents/contract/as-typed-in.ts';
import type { AnyContract } from '../documents/contract/contract.ts';
import type { Page } from '../documents/page.ts';
import type { Register, RegisterEntry, Registers } from '../documents/registers.ts';
import { ownValue } from '../foundation/quantity/own-value.ts';
import { list, paragraph, section, shortPage, table } from '../pages/blocks/parts.ts';
import { contract as source } from './links/enter-source/contract.ts';
import { contract as tags } from './links/map-tags/contract.ts';
import { contract as site } from './reference/describe-site/contract.ts';
import { contract as furnace } from './reference/enter-furnace/contract.ts';
import { contract as laboratory } from './reference/enter-laboratory/contract.ts';
import { contract as material } from './reference/enter-material/contract.ts';
import { contract as scale } from './reference/enter-scale/contract.ts';

/** The verb that enters an entry of each register: its fields have the words of the entry. */
const ENTERED_BY: { readonly [Key in Register]: AnyContract } = {
  site,
  furnace,
  scale,
  laboratory,
  material,
  source,
  tags,
};

const TITLES = {
  ...{ site: 'Site', furnace: 'Furnaces', scale: 'Scales', laboratory: 'Laboratories' },
  ...{ material: 'Charge materials', source: 'Sources', tags: 'Tags of recorders' },
} as const satisfies Record<Register, string>;

const STATES = {
  own: 'entered here',
  file: 'of the data folder of the plant',
  ours: 'assumed of ours: it stands in until the plant enters its own',
  ended: 'not used any more',
} as const satisfies Record<RegisterEntry['state'], string>;

/** What a plant consists of, register by register: each entry with what it is, who entered it when, and what is assumed. */
export const registersPage = ({ entries }: Registers): Page => {
  const registers = Object.keys(TITLES) as Register[];
  const sections = registers.flatMap((register) => {
    const rows = entries.filter((one) => one.register === register);
    return rows.length === 0 ? [] : section(register, TITLES[register], rows.flatMap(blocksOf));
  });
  return {
    ...shortPage('What the plant consists of', list(entries.length === 0 ? ['Nothing is entered.'] : [])),
    sections,
  };
};

function blocksOf({ register, id, state, order, assumed, changes }: RegisterEntry) {
  const lines = asTypedIn(ENTERED_BY[register].order, order).filter(({ text }) => text !== id);
  return [
    paragraph(`${id}: ${STATES[state]}`, 'strong'),
    ...(lines.length === 0
      ? []
      : [
          table(
            ['what', 'value', ''],
            lines.map(({ label, text, unit, path, choices = {} }) => [
              label,
              [ownValue(choices, text) ?? text, unit].filter(Boolean).join(' '),
              state === 'own' && assumed.includes(path) ? 'assumed of ours' : '',
            ]),
          ),
        ]),
    ...list(
      changes.map(
        ({ at, by, what, reason }) =>
          `${what} on ${at.slice(0, 10)}${by === null ? '' : ` by ${by}`}${reason === null ? '' : `: ${reason}`}`,
      ),
    ),
  ];
}
