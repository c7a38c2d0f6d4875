import type { HeatState, MetalState, ObjectState } from '../../evidence/ledger/state.ts';
import type { Store } from '../../evidence/ledger/store.ts';
import {
  askedOn,
  type Judgeable,
  type Relatives,
  relativesOf,
  type Suspension,
  suspensionsOf,
} from '../../evidence/ledger/subjects/suspension.ts';
import type { Subject } from '../../metal/alloy/words.ts';

/** The relatives of each piece of a heat and of the heat itself, from the states of all its pieces. */
export function relativesIn(
  heat: HeatState,
  objects: readonly ObjectState[],
): (metal: Judgeable) => Relatives {
  const known = new Map<Subject, MetalState>([heat, ...objects].map((one) => [one.subject, one]));
  // what is not among them, such as crops, says nothing
  const find = (subject: Subject): MetalState => known.get(subject) ?? heat;
  return (metal) => relativesOf(metal, find);
}

/** What suspends each of them (rule E15); nothing does where metal was not released: there is nothing to suspend. */
export function suspensionsIn(
  heat: HeatState,
  objects: readonly ObjectState[],
): (metal: Judgeable) => readonly Suspension[] {
  const relatives = relativesIn(heat, objects);
  return (metal) => {
    const related = relatives(metal);
    return isReleased(metal, related) ? suspensionsOf(metal, related) : [];
  };
}

/** A verdict FAIL on measured results: on what, and its record. */
interface Failed {
  readonly of: Subject;
  readonly seq: number;
}

/** The FAIL that stands on each of them (rule E18): the nearest verdict, of metal itself, of what it was cut from or of its heat, counts. */
export function failedIn(
  heat: HeatState,
  objects: readonly ObjectState[],
): (metal: Judgeable) => Failed | null {
  const relatives = relativesIn(heat, objects);
  return (metal) => {
    const decided = [metal, ...relatives(metal).above].find(({ release }) => release && !release.predicted);
    return decided?.release?.verdict === 'FAIL' ? { of: decided.subject, seq: decided.release.seq } : null;
  };
}

/** The same, as the ledger stands. */
export async function failedNow(metal: Judgeable, store: Store): Promise<Failed | null> {
  const heat = metal.type === 'heat' ? metal : await store.heat(metal.heat);
  return failedIn(heat, await store.objects({ heat: heat.id }))(metal);
}

/** True for metal that is PASS by itself, or goes with the release of what it was cut from or of its heat: the nearest decision counts (E6). */
function isReleased(metal: Judgeable, { above }: Relatives): boolean {
  const decided = [metal, ...above].find(
    ({ release, disposition }) => release !== null || disposition !== null,
  );
  return decided?.disposition === null && decided.release?.verdict === 'PASS';
}

/** What suspends released metal, as the ledger stands. */
export async function suspensionsNow(metal: Judgeable, store: Store): Promise<readonly Suspension[]> {
  const heat = metal.type === 'heat' ? metal : await store.heat(metal.heat);
  return suspensionsIn(heat, await store.objects({ heat: heat.id }))(metal);
}

/** Why no certificate of metal counts, as the ledger stands, in words; also where its release was taken back. Empty where it does. */
export async function suspendedWords(metal: Judgeable, store: Store): Promise<readonly string[]> {
  const heat = metal.type === 'heat' ? metal : await store.heat(metal.heat);
  const relatives = relativesIn(heat, await store.objects({ heat: heat.id }));
  return suspensionsOf(metal, relatives(metal)).map(({ words }) => words);
}

/** Readings after the release that ask and do not suspend, in words. */
export const askingWords = (metal: Judgeable): readonly string[] =>
  askedOn(metal).map(({ analysis, method, asks, seq }) =>
    asks === 'unfit-method'
      ? `analysis ${analysis} of ${metal.subject.replace(':', ' ')} (record ${seq}) asks: ${method} cannot decide these limits`
      : `check analysis ${analysis} of ${metal.subject.replace(':', ' ')} (record ${seq}) asks: outside the limits or close to them, within the purchaser's tolerance`,
  );

/**
 * Metal that has left and that a measurement or a verdict since speaks against: quality decides on notice and recall. What quality
 * decided about since, or a recall reached, asks nothing more.
 */
export const shippedMatters = (
  heat: HeatState,
  objects: readonly ObjectState[],
): readonly { readonly object: ObjectState; readonly words: string }[] => {
  const relatives = relativesIn(heat, objects);
  return objects
    .filter(({ status, disposition }) => status === 'shipped' && disposition === null)
    .flatMap((object) => {
      const { release, shipment, recalled = [], decidedSince } = object;
      const answers = [...recalled, ...(decidedSince ? [decidedSince] : [])];
      const matters = [
        ...(release?.verdict === 'FAIL' && !release.predicted
          ? [{ seq: release.seq, words: `it was judged FAIL (record ${release.seq})` }]
          : []),
        ...suspensionsOf(object, relatives(object)),
      ].filter((one) => !answers.some(({ seq }) => seq > one.seq));
      const words = matters.map((one) => one.words).join('; ');
      return matters.length === 0
        ? []
        : [
            {
              object,
              words: `${object.id} was shipped to ${shipment?.to ?? 'a customer'}, and ${words}: quality decides on notice and recall`,
            },
          ];
    });
};
