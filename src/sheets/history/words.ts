import { readHeading } from '../../documents/sheet/heading.ts';
import { plainWords } from '../../documents/sheet/words.ts';

/** Symbol of an element. */
export type Element = NonNullable<ReturnType<typeof readHeading>['element']>;

/** The element whose symbol a word is; undefined for another word. */
export const elementNamed = (word: string): Element | undefined =>
  /^[A-Z][a-z]?$/.test(word) ? readHeading(word).element : undefined;

/** What a column of a table of past heats may hold beside contents. */
export const HISTORY_WORDS = {
  heat: [
    ...[
      'heat id',
      'heat no',
      'heat nr',
      'heat number',
      'heat',
      'schmelze',
      'schmelze nr',
      'schmelzen nr',
      'schmelznummer',
    ],
    ...[
      'schmelzennummer',
      'schmelz nr',
      'chargennummer',
      'chargen nr',
      'charge nr',
      'charge no',
      'charge id',
      'chargen id',
    ],
    ...[
      'melt no',
      'melt id',
      'melt number',
      'cast no',
      'cast id',
      'no coulee',
      'coulee',
      'colada',
      'charge',
      'melt',
      'cast',
    ],
  ],
  furnace: [
    ...[
      'furnace',
      'furnace id',
      'furnace no',
      'ofen',
      'ofen nr',
      'ofennummer',
      'ofen id',
      'aggregat',
      'anlage',
      'four',
      'horno',
    ],
  ],
  date: [
    ...[
      'date',
      'datum',
      'date time',
      'datetime',
      'timestamp',
      'zeitstempel',
      'schmelzdatum',
      'abstichdatum',
      'giessdatum',
    ],
    ...[
      'melting date',
      'melted on',
      'tapped on',
      'abstich am',
      'geschmolzen am',
      'tag',
      'day',
      'fecha',
      'start',
      'beginn',
    ],
  ],
  mass: [
    ...[
      'charge mass',
      'charged mass',
      'charge weight',
      'charged weight',
      'heat mass',
      'heat weight',
      'heat size',
      'melt mass',
    ],
    ...[
      'einsatz',
      'einsatzmasse',
      'einsatzgewicht',
      'einsatzmenge',
      'einwaage',
      'chargengewicht',
      'schmelzgewicht',
      'chargiert',
    ],
    ...['charged', 'charge', 'mass', 'masse', 'gewicht', 'weight', 'menge', 'kg', 't'],
  ],
  tapped: [
    ...[
      'tapped mass',
      'tapped weight',
      'tap weight',
      'tapped',
      'tapping weight',
      'abstichgewicht',
      'abstichmasse',
      'abgestochen',
    ],
    ...[
      'gussgewicht',
      'ausbringen',
      'cast weight',
      'poured mass',
      'poured',
      'liquid steel',
      'fluessigstahl',
      'steel weight',
    ],
  ],
  time: [
    ...[
      'hold time',
      'holding time',
      'refining time',
      'haltezeit',
      'feinungszeit',
      'raffinationszeit',
      'behandlungszeit',
    ],
    ...[
      'vakuumzeit',
      'vacuum time',
      'time under vacuum',
      'duration',
      'dauer',
      'time',
      'zeit',
      'schmelzzeit',
      'melting time',
    ],
  ],
  temperature: [
    ...[
      'bath temperature',
      'melt temperature',
      'badtemperatur',
      'schmelztemperatur',
      'haltetemperatur',
      'temperature',
    ],
    ...['temperatur', 'temp'],
  ],
  pressure: [
    ...[
      'chamber pressure',
      'kammerdruck',
      'kesseldruck',
      'ofendruck',
      'pressure',
      'druck',
      'vakuum',
      'vacuum',
      'enddruck',
    ],
  ],
  leak: [...['leak rate', 'leckrate', 'leak up rate', 'leak up', 'leak', 'leckage', 'leck', 'undichtigkeit']],
  liningAge: [
    ...[
      'heats since reline',
      'heats since relining',
      'heats on lining',
      'lining age',
      'lining heat',
      'crucible age',
    ],
    ...[
      'crucible heat',
      'heats in crucible',
      'tiegelalter',
      'tiegel alter',
      'tiegelreise',
      'tiegelstand',
      'zustellungsalter',
    ],
    ...['seit zustellung', 'im tiegel', 'tiegelschmelze'],
  ],
  lining: [
    ...[
      'lining material',
      'lining',
      'crucible material',
      'crucible',
      'tiegelmaterial',
      'tiegelwerkstoff',
      'tiegel',
    ],
    ...['zustellung', 'auskleidung', 'refractory', 'feuerfest'],
  ],
  atmosphere: ['atmosphere', 'atmosphaere', 'ofenatmosphaere', 'gas'],
  sample: [
    ...[
      'sample id',
      'sample no',
      'sample nr',
      'sample',
      'probe',
      'probe nr',
      'proben nr',
      'probennummer',
      'probenummer',
      'muestra',
    ],
  ],
  stage: [
    'stage',
    'sample type',
    'probenart',
    'probentyp',
    'sampling point',
    'entnahmeort',
    'phase',
    'schritt',
    'step',
  ],
  at: [
    ...[
      'sample time',
      'time of sample',
      'sampled at',
      'minute',
      'minuten',
      'min',
      'probenzeit',
      'probenahmezeit',
      'entnahmezeit',
    ],
    ...['seit beginn', 'time since start', 'elapsed', 'nach min'],
  ],
  method: ['method', 'methode', 'verfahren', 'analysenmethode', 'analysis method', 'technique'],
  basket: ['basket', 'basket no', 'basket id', 'korb', 'korb nr', 'cesta', 'bucket', 'bucket no'],
  material: [
    ...[
      'scrap class',
      'scrap type',
      'scrap grade',
      'schrottsorte',
      'schrottklasse',
      'scrap',
      'schrott',
      'sorte',
      'klasse',
    ],
    ...[
      'material code',
      'material id',
      'material name',
      'material',
      'mat id',
      'mat code',
      'mat',
      'charge material',
      'einsatzstoff',
    ],
    ...[
      'rohstoff',
      'stoff',
      'additive',
      'addition',
      'zuschlag',
      'zusatz',
      'class',
      'type',
      'typ',
      'name',
      'bezeichnung',
    ],
    ...['description', 'descr', 'desc', 'artikel', 'product', 'code'],
  ],
  amount: [
    ...[
      'charged amount',
      'charged mass',
      'charged weight',
      'charge amount',
      'amount',
      'quantity',
      'menge',
      'net weight',
      'netto',
    ],
    ...['weight', 'gewicht', 'mass', 'masse', 'charged', 'kg', 't', 'qty'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type HistoryField = keyof typeof HISTORY_WORDS;

/** Fields that are settings of the furnace, with the unit in which the document has them. */
export const SETTING_FIELDS = {
  time: 's',
  temperature: 'K',
  pressure: 'Pa',
  leak: 'Pa m3/s',
  liningAge: '1',
} as const;

/** When a content was taken: of what was charged, or at the end. */
export type Stage = 'charged' | 'end';

/** Words of a stage, from their first letters: "Einsatzanalyse", "Abgussprobe". */
const STAGE_WORDS: readonly (readonly [RegExp, Stage])[] = [
  [
    /^(einsatz|einschmelz|eingang|eingesetzt|anfang|start|charg|initial|input|feed|raw|roh|vor|vorher|before|avant|pre|melt ?in|meltin|beginn)/,
    'charged',
  ],
  [/^ein$/, 'charged'],
  [
    /^(ende?|aus|end\w*(probe|analyse|gehalt|wert)|nach|nachher|after|final|fertig\w*|out|output|tap|tapp\w*|abstich\w*|abguss\w*|guss\w*|giess\w*|gegossen|pour\w*|cast|produ[ck]t|block\w*|ingot|schluss\w*|apres|post|last|ladle|pfanne\w*)$/,
    'end',
  ],
];

/** The stage that a word says; undefined for another word. */
export const stageWord = (word: string): Stage | undefined => {
  const plain = plainWords(word);
  return STAGE_WORDS.find(([pattern]) => pattern.test(plain))?.[1];
};

/** The stage that the words of a cell say: "Einschmelzprobe 1", "final". */
export const stageIn = (text: string): Stage | undefined =>
  plainWords(text)
    .split(' ')
    .map((word) => stageWord(word))
    .find((stage) => stage !== undefined);

/** Linings by the words of the trade; values are those of the settings. */
export const LINING_WORDS: readonly (readonly [RegExp, string])[] = [
  [/spinel|mgal2o4/, 'spinel'],
  [/mgo|magnesi|periklas|periclase/, 'MgO'],
  [/ca6|bonite|hexaluminat/, 'CA6-MA'],
  [/al2o3|korund|corund|alumina|tonerde/, 'Al2O3'],
  [/zro2|zirkon|zircon/, 'ZrO2'],
  [/y2o3|yttri/, 'Y2O3'],
  [/sio2|quarz|quartz|silica/, 'SiO2'],
  [/cao|kalk|lime/, 'CaO'],
  [/kupfer|copper|cold crucible/, 'copper'],
];

/** Tables by the words of their file or sheet. */
export const isOfAdditions = (where: string): boolean =>
  /addition|added|zuschl|zusatz|additive|inject|eingeblasen|flux|legierung|alloy/.test(plainWords(where));
export const isOfBaskets = (where: string): boolean =>
  /basket|korb|koerbe|bucket|scrap|schrott/.test(plainWords(where));
