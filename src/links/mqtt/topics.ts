import type { MappedTag } from '../../documents/heats/tag-map.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';

/** A value out of a message, before its tag has its rules. */
export interface TopicValue {
  readonly tag: string;
  readonly value: number;
  /** Absent where the message has no time: it counts when it came. */
  readonly at_ms?: number;
  readonly isGood: boolean;
}

interface Reader {
  readonly tag: string;
  readonly pattern: RegExp;
  readonly path: readonly string[];
}

/** Readers of the tags of a map, by topic pattern; a tag without one has the topic of its name. */
export const readersOf = (tags: readonly MappedTag[]): readonly Reader[] =>
  tags.map(({ tag, topic = tag, path = '' }) => ({
    tag,
    pattern: patternOf(topic),
    path: path === '' ? [] : path.split('.'),
  }));

/** A pattern of topics: `+` is one level, `#` at its end all below. */
function patternOf(topic: string): RegExp {
  const levels = topic.split('/').map((level) => {
    if (level === '+') return '[^/]+';
    return level === '#' ? '.*' : level.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${levels.join('/')}$`);
}

/** Names under which messages tell their time, value and quality. */
const TIMES = ['timestamp', 'ts', 'time', 't'];
const VALUES = ['value', 'val', 'v'];
const QUALITIES = ['quality', 'q', 'status'];

/** The values of a message: a bare number, or a place in its JSON. */
export function valuesIn(topic: string, payload: Uint8Array, readers: readonly Reader[]): TopicValue[] {
  const mine = readers.filter(({ pattern }) => pattern.test(topic));
  if (mine.length === 0) return [];
  const text = new TextDecoder().decode(payload).trim();
  const json = /^[[{"]/.test(text) ? parsed(text) : undefined;
  return mine.map(({ tag, path }) => valueAt(tag, { path, text, json }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function valueAt(
  tag: string,
  { path, text, json }: { readonly path: readonly string[]; readonly text: string; readonly json: unknown },
): TopicValue {
  if (json === undefined) return { tag, value: numberOf(text), isGood: true };
  const found = path.reduce<unknown>((at, key) => part(at, key), json);
  const inside = path.length === 0 || isRecord(found) ? firstOf(found, VALUES) : found;
  // time and quality stand beside the value, or around all values
  const around = isRecord(found)
    ? found
    : path.slice(0, -1).reduce<unknown>((at, key) => part(at, key), json);
  const at_ms = timeOf(firstOf(around, TIMES) ?? firstOf(json, TIMES));
  const quality = firstOf(around, QUALITIES);
  return {
    tag,
    value: numberOf(inside),
    ...(at_ms === undefined ? {} : { at_ms }),
    isGood: isGoodQuality(quality),
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const part = (value: unknown, key: string): unknown =>
  Array.isArray(value) ? value[Number(key)] : isRecord(value) ? ownValue(value, key) : undefined;

const firstOf = (value: unknown, names: readonly string[]): unknown =>
  isRecord(value) ? names.map((name) => ownValue(value, name)).find((one) => one !== undefined) : undefined;

/** NaN for what is not a number. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return Number.NaN;
  const plain = /^[-+]?\d+,\d+$/.test(value) ? value.replace(',', '.') : value;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain.trim()) ? Number(plain) : Number.NaN;
}

/** Seconds or milliseconds since 1970, or ISO 8601 with its zone; undefined for another time. */
function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value > 1e11 ? value : value > 1e9 ? 1000 * value : undefined;
  if (typeof value !== 'string' || !/(z|[+-]\d{2}:?\d{2})$/i.test(value)) return undefined;
  const at = Date.parse(value);
  return Number.isFinite(at) ? at : undefined;
}

const isGoodQuality = (quality: unknown): boolean =>
  quality === undefined ||
  quality === true ||
  quality === 192 ||
  /^(good|ok|192|true)$/i.test(String(quality));
