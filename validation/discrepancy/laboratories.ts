/**
 * Papers of one laboratory, or of furnaces that a review took from it: they are left out together. A paper that is not named
 * stands alone.
 */
const LABORATORIES: Readonly<Record<string, readonly string[]>> = {
  'Institute of Metal Research, Shenyang': [
    'vim-k452-remelt-imr-2017',
    'vim-n-highcr-ni-imr-2020',
    'vim-s-cao-niu-imr',
    'vim-crucible-mgo-cao-review-table',
    'vim-o-tial-calcia-chen-2010',
    'n-solubility-ni-v-ta-cr-2019',
  ],
  'Silesian University of Technology': [
    'evap-al-ti64-vim-2012',
    'evap-as-cu-vim-labaj-2021',
    'evap-bi-as-sb-cu-35kg',
    'evap-pb-cu-vim',
  ],
  'University of Science and Technology Beijing': [
    'esr-fgh96-ceo2-gao-2020',
    'inclusions-cclm-gao-2022',
    'vim-n-gh4169-returns-ustb-2021',
    're-fade-h13-slag-2023',
  ],
  'Dalian University of Technology': ['eb-ni-superalloy-inclusions-you-2018', 'eb-k417-al-niu-2021'],
  'Beihang University': ['vim-re-dd5-y-beihang-2024', 'vim-s-y-nicocraly-li-2018'],
  'Nagoya University': ['n-desorption-fe-cr-choh-1981', 'n-desorption-fe-mn-cu-choh'],
  'Kyushu University': ['evap-cu-hotmetal-chen-1995', 'evap-sn-sb-iron-ito-1992', 'evap-sn-s-iron-1997'],
};

/** The laboratory of a data set; its own id where no other paper is of the same. */
export const laboratoryOf = (set: string): string =>
  Object.entries(LABORATORIES).find(([, sets]) => sets.includes(set))?.[0] ?? set;
