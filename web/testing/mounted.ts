import { Fragment, type ReactElement, type ReactNode } from 'react';
import { type Cells, within } from './react.ts';

type Props = Readonly<Record<string, unknown>>;
type Component = (props: Props) => ReactNode;

interface Part {
  /** Name of the element or of the component. */
  readonly name: string;
  readonly props: Props;
  readonly inner: readonly (Part | string)[];
}

/** A field as somebody sees it. */
export interface ShownField {
  readonly value: string;
  readonly wrong?: string;
  readonly help?: string;
  readonly focus?: boolean;
  readonly needed?: boolean;
  readonly offers?: readonly string[];
  /** What may be chosen. */
  readonly choices: readonly string[];
}

const FIELDS = new Set(['TextField', 'SelectField', 'AreaField']);

/**
 * A part of a page without a browser: what it shows, and what happens when somebody types and presses. `web/testing` stands in for React's hooks,
 * and for react-aria (`vitest.config.ts`), so that a form is there in a millisecond.
 */
export function mounted(make: () => ReactElement) {
  const cells = new Map<string, Cells>();
  const look = (): readonly (Part | string)[] => {
    for (let round = 0; round < 20; round += 1) {
      const seen = new Set<string>();
      const parts = walk(make(), '', (path) => {
        seen.add(path);
        const found = cells.get(path) ?? { kept: [], at: 0, due: [] };
        cells.set(path, found);
        return found;
      });
      for (const path of [...cells.keys()]) if (!seen.has(path)) cells.delete(path);
      const due = [...cells.values()].flatMap((one) => one.due.splice(0));
      for (const effect of due) effect();
      if (due.length === 0) return parts;
    }
    throw new Error('its effects never end');
  };
  const all = () => look().flatMap(within_);
  const fields = () =>
    all().filter(({ name, props }) => FIELDS.has(name) || (name === 'label' && props.className === 'check'));
  const labelOf = (part: Part): string => `${part.props.label ?? textOf(part)}`;
  const fieldPart = (label: string): Part =>
    only(
      fields().filter((one) => labelOf(one) === label),
      label,
    );
  const buttonPart = (text: string): Part =>
    only(
      all().filter((one) => one.name === 'Button' && textOf(one) === text),
      text,
    );
  return {
    /** All that is written, with one blank between parts. */
    text: (): string => look().map(textOf).filter(Boolean).join(' '),
    /** The props with which a component stands there, outermost first. */
    of: (name: string): readonly Props[] => all().flatMap((one) => (one.name === name ? [one.props] : [])),
    /** Texts of the elements of a name. */
    texts: (name: string): readonly string[] =>
      all().flatMap((one) => (one.name === name ? [textOf(one)] : [])),
    labels: (): readonly string[] => fields().map(labelOf),
    field: (label: string): ShownField => {
      const part = fieldPart(label);
      const choices = within_(part).flatMap((one) => (one.name === 'option' ? [textOf(one)] : []));
      return { ...(part.props as unknown as ShownField), choices };
    },
    type: (label: string, text: string): void =>
      (fieldPart(label).props.onChange as (text: string) => void)(text),
    tick: (label: string, checked: boolean): void => {
      const [input] = within_(fieldPart(label)).filter(({ name }) => name === 'input');
      (input!.props.onChange as (event: object) => void)({ target: { checked } });
    },
    buttons: (): readonly string[] => all().flatMap((one) => (one.name === 'Button' ? [textOf(one)] : [])),
    isInert: (text: string): boolean => buttonPart(text).props.disabled === true,
    /** Presses a button, or sends its form, though it is inert; resolves when what it began is done. */
    press: async (text: string): Promise<void> => {
      const { props } = buttonPart(text);
      if (props.submit === true) send(look());
      else (props.onPress as () => void)();
      await done();
    },
    done,
  };
}

/** Until what was begun is done. */
const done = () => new Promise<void>((resolve) => setTimeout(resolve));

function send(parts: readonly (Part | string)[]): void {
  const form = only(
    parts.flatMap(within_).filter(({ name }) => name === 'form'),
    'form',
  );
  let isKept = false;
  (form.props.onSubmit as (event: object) => void)({
    preventDefault: () => (isKept = true),
    stopPropagation: () => {},
  });
  if (!isKept) throw new Error('the browser would send the form itself, and load another page');
}

function only(parts: readonly Part[], what: string): Part {
  if (parts.length !== 1) throw new Error(`${parts.length} of ${what} are shown`);
  return parts[0]!;
}

/** A part, and all in it. */
const within_ = (part: Part | string): readonly Part[] =>
  typeof part === 'string' ? [] : [part, ...part.inner.flatMap(within_)];

const textOf = (part: Part | string): string =>
  typeof part === 'string'
    ? part
    : part.inner
        .map(textOf)
        .filter(Boolean)
        .join(INLINE.has(part.name) ? '' : ' ');

/** Elements in which texts stand without a gap. */
const INLINE = new Set(['p', 'span', 'h1', 'h2', 'button', 'option', 'summary', 'legend', 'aria-button']);

function walk(node: ReactNode, at: string, cellsAt: (path: string) => Cells): readonly (Part | string)[] {
  if (node === null || node === undefined || typeof node === 'boolean') return [];
  if (typeof node !== 'object') return [String(node)];
  if (Array.isArray(node)) return node.flatMap((one, i) => walk(one, `${at}/${one?.key ?? i}`, cellsAt));
  const { type, props, key } = node as ReactElement<Props>;
  const inner = props.children as ReactNode;
  if (type === Fragment) return walk(inner, at, cellsAt);
  if (typeof type === 'string') return [{ name: type, props, inner: walk(inner, at, cellsAt) }];
  const component = type as Component;
  const path = `${at}/${component.name}#${key ?? ''}`;
  const shown = within(cellsAt(path), () => component(props));
  return [{ name: component.name, props, inner: walk(shown, path, cellsAt) }];
}
