import { plainWords } from '../../src/documents/yard/plain-words.ts';

type Choices = readonly (readonly [name: string, label: string])[];

/** What a column may be: the words that the server takes, in groups of a list. */
export const COLUMN_CHOICES: readonly (readonly [group: 'lot' | 'analysis', Choices])[] = [
  [
    'lot',
    [
      ['lot_id', 'number of the lot'],
      ['mass[kg]', 'mass in kg'],
      ['mass[t]', 'mass in t'],
      ['mass[g]', 'mass in g'],
      ['mass[lb]', 'mass in lb'],
      ['form', 'form'],
      ['origin_class', 'origin (ISO 14021)'],
      ['lot_class', 'class'],
      ['declared_grade', 'grade on the papers'],
      ['supplier', 'supplier'],
      ['owner', 'whose metal it stays'],
      ['received_on', 'day of receipt'],
      ['reference', 'certificate or paper'],
      ['note', 'note'],
    ],
  ],
  [
    'analysis',
    [
      ['method', 'method'],
      ['laboratory', 'laboratory'],
      ['balance', 'element by difference'],
    ],
  ],
];

/** Elements that a column of results may hold. */
export const RESULT_ELEMENTS =
  'Ni Co Cr Fe Mo W Nb Ta Ti Al Re Hf Zr B C Cu Mn Si S P N O Y La Ce V Ru Pb Bi'.split(' ');

/** What the sheet does not say, for all of its lots. */
export const WHOLE_SHEET = [
  [
    'form',
    [
      'foundry-returns',
      'mill-solids',
      'turnings',
      'mixed-turnings',
      'grindings',
      'powder',
      'end-of-life-blades',
    ],
  ],
  ['origin_class', ['post-consumer', 'pre-consumer-external', 'internal-revert', 'virgin']],
  ['method', ['OES', 'pXRF', 'WDXRF', 'ICP-OES', 'ICP-MS', 'GDMS', 'combustion', 'fusion']],
  ['balance', ['Ni', 'Co', 'Fe']],
] as const;

/** A choice as people write it: forms and origins in words, names of methods as they are. */
export const choiceWords = (id: string): string => (/^[a-z-]+$/.test(id) ? plainWords(id) : id);
