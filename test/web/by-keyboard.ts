import type { Locator, Page } from 'playwright-core';

/** Steps of the Tab key after which something counts as out of reach. */
const MOST_TABS = 400;

/** How often it is asked whether something can be used yet, and how long at most [ms]. */
const WAIT = { step_ms: 50, most_ms: 25_000 } as const;

/**
 * The same page, worked by the keyboard alone: what a journey clicks is reached by Tab and pressed by Enter or Space, what it fills
 * in is typed, and what it selects is chosen by the arrow keys. What has the focus must be seen to have it.
 *
 * @throws Error for what Tab and the arrow keys never reach, and for a focus that is not seen
 */
export function byKeyboard(page: Page): Page {
  const actions: Readonly<Record<string, (it: Locator, given: unknown) => Promise<unknown>>> = {
    click: (it) => press(page, it),
    dblclick: async (it) => {
      await press(page, it);
      await page.keyboard.press('Enter');
    },
    check: (it) => press(page, it),
    uncheck: (it) => press(page, it),
    focus: (it) => reach(page, it),
    fill: async (it, text) => {
      await reach(page, it);
      const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(text));
      // the parts of a day are typed from the first to the last, in the order of the browser
      if (day && (await it.getAttribute('type')) === 'date') {
        while ((await wayTo(it)).way === 'there') await page.keyboard.press('Shift+Tab');
        await page.keyboard.press('Tab');
        return page.keyboard.type(`${day[2]}${day[3]}${day[1]}`);
      }
      await page.keyboard.press('ControlOrMeta+a');
      return text === '' ? page.keyboard.press('Delete') : page.keyboard.type(String(text));
    },
    selectOption: async (it, wanted) => {
      await reach(page, it);
      const { from, to } = await choiceOf(it, wanted);
      if (to < 0) throw new Error(`${it} has no option ${String(wanted)}`);
      for (let at = from; at !== to; at += Math.sign(to - from))
        await page.keyboard.press(to > from ? 'ArrowDown' : 'ArrowUp');
    },
  };
  const wrapped = <T extends object>(of: T): T =>
    new Proxy(of, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        const action = isLocator(target) ? actions[String(name)] : undefined;
        if (action && isLocator(target)) return (given: unknown) => action(target, given);
        return (...given: unknown[]) => {
          const answer: unknown = Reflect.apply(value, target, given);
          return isLocator(answer) ? wrapped(answer) : answer;
        };
      },
    });
  return wrapped(page);
}

interface Choice {
  readonly from: number;
  readonly to: number;
}

/** Which option of a list is chosen, and which is wanted, by value or by words; -1 for none. */
const choiceOf = (it: Locator, wanted: unknown): Promise<Choice> =>
  it.evaluate(
    (select, name) => ({
      from: select.selectedIndex,
      to: [...select.options].findIndex(({ value, label }) => value === name || label === name),
    }),
    wanted,
  );

const isLocator = (it: unknown): it is Locator =>
  typeof it === 'object' && it !== null && /^_?Locator$/.test(it.constructor.name);

/** Reaches something and presses it as its kind is pressed. */
async function press(page: Page, it: Locator): Promise<void> {
  await page.keyboard.press((await reach(page, it)) ? 'Space' : 'Enter');
}

/** What comes next on the way to an element. */
interface Way {
  /** A key to press, or what there is instead of one. */
  readonly way: string;
  readonly isBox: boolean;
  /** Why one does not see where the focus is. */
  readonly unseen: string | null;
}

/** Moves the focus to an element, or to what takes a press on it. Returns true for a box, which the space bar ticks. */
async function reach(page: Page, it: Locator): Promise<boolean> {
  await it.waitFor();
  const until = Date.now() + WAIT.most_ms;
  for (let steps = 0; steps < MOST_TABS; ) {
    const { way, isBox, unseen } = await wayTo(it);
    if (way === 'none') throw new Error(`${it} is nothing that a keyboard could press`);
    if (way === 'wait') {
      if (Date.now() > until) throw new Error(`${it} stays disabled`);
      await page.waitForTimeout(WAIT.step_ms);
      continue;
    }
    if (way === 'there') {
      if (unseen !== null) throw new Error(`${it} has the focus, but ${unseen}`);
      return isBox;
    }
    await page.keyboard.press(way);
    steps += 1;
  }
  throw new Error(`${it} is not reached by ${MOST_TABS} presses of Tab`);
}

/** Which key leads on to an element, and whether one sees that it has the focus. */
const wayTo = (it: Locator): Promise<Way> =>
  it.evaluate((element) => {
    const document = element.ownerDocument;
    const view = document.defaultView;
    const label = element.closest('label');
    const target =
      element.closest('a[href], button, summary, input, select, textarea, [tabindex]') ??
      label?.control ??
      element.querySelector('input');
    const isBox = Boolean(
      target?.matches('input[type=checkbox], input[type=radio], [role=checkbox], [role=switch]'),
    );
    const at = (way: string, unseen: string | null = null) => ({ way, isBox, unseen });
    if (!target) return at('none');
    if (target.matches(':disabled, [aria-disabled=true], [data-disabled]')) return at('wait');
    const active = document.activeElement ?? document.body;
    if (active === target) {
      // the ring of a box that is hidden is drawn by what stands for it
      const isRinged = [target, label, target.parentElement].some((one) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth, boxShadow } = view.getComputedStyle(one);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      });
      return at('there', isRinged ? null : 'nothing shows it');
    }
    const isAfter = (active.compareDocumentPosition(target) & view.Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    // Tab reaches one of a group, and the arrows go on inside it
    const group = target.closest(
      '[role=radiogroup], [role=tablist], [role=menu], [role=listbox], [role=tree], [role=grid], [role=toolbar]',
    );
    const isRadio = target.type === 'radio' && active.type === 'radio' && active.name === target.name;
    if (isRadio || (group?.contains(active) && target.tabIndex < 0)) {
      const isRow = group?.matches('[role=tablist], [aria-orientation=horizontal]');
      return at(isRow ? (isAfter ? 'ArrowRight' : 'ArrowLeft') : isAfter ? 'ArrowDown' : 'ArrowUp');
    }
    return at(active === document.body || isAfter ? 'Tab' : 'Shift+Tab');
  });
