import { expect, it } from 'vitest';
import { readRecorder } from '../../calculations/logs/recorder-text.ts';
import { curveOfText, gapsBetween, valueOn } from '../../calculations/logs/testing/curve-of-text.ts';
import type { MappedTag } from '../../documents/heats/tag-map.ts';
import { LiveLog } from './live-log.ts';

const START = Date.parse('2026-12-02T10:00:00Z');
const TAG: MappedTag = { tag: 'T1', furnace: 'VIM-500', setting: 'temperature_K', unit: 'degC' };
const at = (second: number) => START + 1000 * second;

it('says the lines of a signal, every silence and every bad time, and nothing else', () => {
  const log = new LiveLog([TAG]);
  const truth = (second: number) => 1500 + 40 * Math.sin(second / 300);
  for (let second = 0; second < 3600; second++) {
    if (second > 1000 && second < 1100) continue;
    const isGood = second < 2000 || second > 2060;
    log.take({ tag: 'T1', at_ms: at(second), value: truth(second), isGood });
  }
  const { text, values } = log.close()!;
  expect(values).toBe(3501);
  expect(text.split('\n').length).toBeLessThan(60);
  const curve = curveOfText(text, 'T1');
  const { gaps } = curve;
  expect(gaps).toEqual([
    { from_ms: at(1000), to_ms: at(1100), why: 'silence' },
    { from_ms: at(1999), to_ms: at(2061), why: 'bad quality' },
  ]);
  for (let second = 0; second < 3600; second += 7) {
    const told = valueOn(curve, at(second));
    if (gaps.some(({ from_ms, to_ms }) => at(second) > from_ms && at(second) < to_ms))
      expect(told).toBeUndefined();
    else expect(Math.abs(told! - truth(second))).toBeLessThan(2);
  }
});

it('goes on from part to part without a gap, and marks a silence over the end of a part', () => {
  const log = new LiveLog([TAG]);
  const parts: string[] = [];
  const say = (from: number, to: number) => {
    for (let second = from; second < to; second++)
      log.take({ tag: 'T1', at_ms: at(second), value: 1500, isGood: true });
    parts.push(log.close()!.text);
  };
  say(0, 900);
  say(900, 1800);
  say(1900, 2000);
  const { gaps } = curveOfText(parts.join(''), 'T1');
  expect(gaps).toEqual([{ from_ms: at(1799), to_ms: at(1900), why: 'silence' }]);
  expect(gapsBetween(curveOfText(parts[0]!, 'T1'), at(0), at(1000))).toEqual([
    { from_s: 899, to_s: 1000, why: 'silence' },
  ]);
});

it('leaves out what comes late or again, and counts it; it hashes all that it took', () => {
  const said = (values: readonly number[]) => {
    const log = new LiveLog([TAG]);
    const taken = values.map((value, i) => log.take({ tag: 'T1', at_ms: at(i), value, isGood: true }));
    const again = log.take({ tag: 'T1', at_ms: at(0), value: 1, isGood: true });
    const strange = log.take({ tag: 'T9', at_ms: at(9), value: 1, isGood: true });
    return { taken, again, strange, part: log.close()! };
  };
  const one = said([1500, 1500, 1500]);
  expect(one).toMatchObject({ again: false, strange: false, part: { values: 3, late: 1 } });
  const hash = ({ part }: typeof one) => /#values,.*,3,([0-9a-f]{64})\n$/.exec(part.text)![1];
  // a value within the tolerance changes no line, and is another raw stream
  expect(hash(said([1500, 1500.1, 1500]))).not.toBe(hash(one));
  expect(new LiveLog([TAG]).close()).toBeNull();
});

it('does not thin a counter, which is told by its differences, nor a mark', () => {
  const log = new LiveLog([{ ...TAG, tag: 'E', setting: 'power_W', unit: 'kWh', wrapsAt: 1000 }]);
  for (let second = 0; second < 50; second++)
    log.take({ tag: 'E', at_ms: at(second), value: second, isGood: true });
  expect(readRecorder(log.close()!.text, { name: 'live' }).tags.get('E')).toHaveLength(50);
});
