import { WORDS } from '../words.ts';

const { commands: words } = WORDS;

/** A part of a text: plain, a command that only the command line has, or the page where the same is done. */
export type Part =
  | { readonly text: string }
  | { readonly command: string }
  | { readonly text: string; readonly href: string };

interface Place {
  readonly text: string;
  readonly href: string;
}

const at = (text: string, href: string) => (): Place => ({ text, href });
const lot = (id: string | undefined): Place =>
  id === undefined
    ? { text: words.aLot, href: '/yard' }
    : { text: words.lot(id), href: `/yard/${encodeURIComponent(id)}` };
const heat = (id: string | undefined): Place =>
  id === undefined
    ? { text: words.heats, href: '/heats' }
    : { text: words.heat(id), href: `/heats/${encodeURIComponent(id)}` };
const onFurnace = (id: string | undefined): Place =>
  id === undefined
    ? { text: words.furnace, href: '/furnace' }
    : { text: words.furnaceHeat(id), href: `/furnace/${encodeURIComponent(id)}` };
const programme = (_: string | undefined, command: string): Place => {
  const [, , id] = command.split(' ');
  return id === undefined || !/[a-z\d]/.test(id)
    ? { text: words.programmes, href: '/programmes' }
    : { text: words.evaluate, href: `/programmes/${encodeURIComponent(id)}` };
};
const lots = (_: string | undefined, command: string): Place =>
  command.includes('--status hold')
    ? { text: words.held, href: '/yard?status=hold' }
    : { text: words.yard, href: '/yard' };

/** The page that takes a record back or puts it right; null where no page does. `of` is a lot or heat with its kind, as typed or spoken of. */
function correcting(of: string | undefined, command: string): Place | null {
  const [kind, id] = of?.split(/:(.*)/) ?? [];
  const number = / certificate:(\S+)/.exec(command)?.[1];
  if (of !== undefined && number !== undefined)
    return {
      text: words.certificate(number),
      href: `/certificates/${encodeURIComponent(of)}/${encodeURIComponent(number)}`,
    };
  // what failed is retested where it is released
  if (kind === 'object' && / (retest|sample):/.test(command))
    return { text: words.release, href: '/release' };
  // capitals stand for a value that the text does not know
  if (kind === 'lot') return lot(id !== undefined && /\d/.test(id) ? id : undefined);
  return kind === 'heat' ? onFurnace(id !== undefined && /\d/.test(id) ? id : undefined) : null;
}

/** Commands whose work is also done on a page of the web, by their words. */
const PLACES: Readonly<Record<string, (id: string | undefined, command: string) => Place | null>> = {
  lots,
  'lot show': lot,
  'lot gate': lot,
  'lot identify': lot,
  'lot clear': lot,
  'lot hold': lot,
  'lot lift': lot,
  'lot process': lot,
  'lot analyse': lot,
  value: lot,
  init: at(words.found, '/found'),
  import: at(words.import, '/import'),
  'heat plan': at(words.plan, '/plan'),
  'heat list': at(words.heats, '/heats'),
  'heat show': heat,
  // specimens of a product are measured for its release
  'heat sample': (id, command) =>
    /--object|--place top/.test(command) ? { text: words.release, href: '/release' } : onFurnace(id),
  'heat charge': onFurnace,
  'heat add': onFurnace,
  'heat melt': onFurnace,
  'heat cast': onFurnace,
  'heat stamp': onFurnace,
  'heat hand-over': onFurnace,
  'heat trim': onFurnace,
  'make-up-sheet': heat,
  'heat leak': at(words.furnaces, '/furnaces'),
  // a furnace log is no form of a page
  record: (_, command) => (command.includes('FILE') ? null : { text: words.furnace, href: '/furnace' }),
  release: at(words.release, '/release'),
  recall: at(words.recall, '/recall'),
  trace: at(words.trace, '/trace'),
  history: at(words.ledger, '/ledger'),
  'ledger clock': at(words.clock, '/ledger?view=clock'),
  'ledger checkpoint': at(words.keys, '/ledger?view=keys'),
  'ledger verify': at(words.verify, '/ledger?view=verify'),
  'keys list': at(words.keys, '/ledger?view=keys'),
  // the key of the log alone: those of persons lie with their accounts
  'keys make': (_, command) =>
    /--(for|ml-dsa)/.test(command) ? null : { text: words.keys, href: '/ledger?view=keys' },
  'disclosure show': at(words.disclosure, '/ledger?view=disclosure'),
  login: at(words.signIn, '/sign-in'),
  'persons list': at(words.persons, '/plant'),
  'persons propose': at(words.persons, '/plant'),
  'persons confirm': at(words.persons, '/plant'),
  // one's own is made at the terminal
  'persons token': (_, command) =>
    command.split(' ').length > 2 ? { text: words.persons, href: '/plant' } : null,
  'persons end': at(words.persons, '/plant'),
  'account list': at(words.access, '/plant?view=access'),
  'account invite': at(words.access, '/plant?view=access'),
  'price list': at(words.prices, '/plant?view=prices'),
  'price set': at(words.prices, '/plant?view=prices'),
  'spec list': at(words.specifications, '/plant?view=specifications'),
  'spec show': at(words.specifications, '/plant?view=specifications'),
  'spec enter': at(words.specifications, '/plant?view=specifications'),
  'spec compare': at(words.specifications, '/plant?view=specifications'),
  'route list': at(words.routes, '/plant?view=routes'),
  'route show': at(words.routes, '/plant?view=routes'),
  'route enter': at(words.routes, '/plant?view=routes'),
  certificate: at(words.release, '/release'),
  dispose: at(words.release, '/release'),
  ship: at(words.release, '/release'),
  'heat retest': at(words.release, '/release'),
  undo: correcting,
  amend: correcting,
  bundle: at(words.bundle, '/ledger?view=preview'),
  'qualify status': programme,
  'qualify lock': programme,
  'qualify add': programme,
  'qualify exclude': programme,
  'qualify override': programme,
  'qualify evaluate': programme,
  'qualify approve': programme,
  'qualify introduce': programme,
  'qualify suspend': programme,
};

/** Commands that have others below them, and those that have none. */
export const GROUPS =
  'persons account lot heat route price scale spec certificate countersign furnace lifecycle scenario qualify ledger keys disclosure epcis data'.split(
    ' ',
  );
export const ALONE =
  'init login logout whoami demo serve template import lots make-up-sheet record cut identify plan trim simulate release ship dispose amend undo advise trial calibrate expected-errors today yields stats history economics invest scale-up claim value offers toll trace recall backup restore bundle verify witness schema calculate doctor completion'.split(
    ' ',
  );

const NAME = `((?:${GROUPS.join('|')})(?: [a-z][a-z-]*)?|(?:${ALONE.join('|')}))(?![a-z-])`;
/** Records that are taken back, options with their values, what stands for a value in capitals, and ids, which have a digit. */
const REST =
  '((?: (?:(?:receipt|gate|identification|plan|charge|melting|casting|shipment)(?=$|[,;)])|--[\\w-]+(?: [a-z,]+(?=$|[,;)]))?|\\.{3}|[A-Z][A-Z:]*(?=$|[\\s,;)])|[^\\s,;)"]*[\\d:][^\\s,;)"]*))*)';
const COMMAND = new RegExp(`(["\`])remelt ${NAME}([^"\`]*)\\1|\\bremelt ${NAME}${REST}`);

/** The lot or heat that a text speaks of. */
const ABOUT = { lot: /\blot ([\w.:/-]*\d[\w-]*)/, heat: /\bheat ([\w.:/-]*\d[\w-]*)/ } as const;

/** What is taken back or put right, with its kind: a placeholder of the command, else the lot or heat that the text speaks of. */
function spokenOf(name: string, command: string, about: string): string | undefined {
  if (name !== 'undo' && name !== 'amend') return undefined;
  const [, placeholder] = / ((?:lot|heat):[A-Z]+)\b/.exec(command) ?? [];
  if (placeholder !== undefined) return placeholder;
  for (const kind of ['heat', 'lot'] as const) {
    const id = ABOUT[kind].exec(about)?.[1];
    if (id !== undefined) return `${kind}:${id}`;
  }
  return undefined;
}

/**
 * The parts of a text that names commands: each command as the page that does its work, where the web has one. Where a command names
 * no lot or heat, it is the one that `about` speaks of.
 */
export function partsOf(text: string, about = text): readonly Part[] {
  const found = text.includes('remelt ') ? COMMAND.exec(text) : null;
  if (!found) return text === '' ? [] : [{ text }];
  const name = found[2] ?? found[4] ?? '';
  const command = name + (found[3] ?? found[5] ?? '');
  const before = text.slice(0, found.index);
  const spoken = ABOUT[name.startsWith('lot ') ? 'lot' : 'heat'].exec(about)?.[1];
  const id = command.split(' ').find((word) => /\d/.test(word)) ?? spokenOf(name, command, about) ?? spoken;
  return [
    ...(before === '' ? [] : [{ text: before }]),
    (Object.hasOwn(PLACES, name) ? PLACES[name]!(id, command) : null) ?? { command: `remelt ${command}` },
    ...partsOf(text.slice(found.index + found[0].length), about),
  ];
}
