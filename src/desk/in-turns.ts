import { breathe } from '../calculations/control.ts';

export { breathe };

/** Items that are worked on between two pauses, by default: some ten milliseconds of the dearest. */
const AT_ONCE = 100;

/** What `work` gives for each item, in order. Others who ask this process are answered in between. */
export async function inTurns<Item, Answer>(
  items: readonly Item[],
  work: (item: Item) => Answer,
  atOnce = AT_ONCE,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < items.length; at += atOnce) {
    if (at > 0) await breathe();
    for (const item of items.slice(at, at + atOnce)) answers.push(work(item));
  }
  return answers;
}
