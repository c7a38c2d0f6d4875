import type { People } from '../../records/hands.ts';
import { MemoryLog } from './memory-log.ts';

/** A ledger in memory for tests of the rules: each command is recorded a second after the one before. */
export function tickingLog(people: People = []): MemoryLog {
  let time = Date.parse('2026-03-01T08:00:00.000Z');
  return new MemoryLog({
    clock() {
      time += 1000;
      return new Date(time);
    },
    salts: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    people,
  });
}
