import type { People } from '../../records/hands.ts';
import type { Command } from '../commands.ts';
import { signedByTrade } from './example-commands.ts';
import { MemoryLog, type MemoryMeans } from './memory-log.ts';

/** A log whose commands are signed by their trade where they name nobody. */
class LogByTrade extends MemoryLog {
  override append(command: Command, options: Parameters<MemoryLog['append']>[1] = {}) {
    return super.append(signedByTrade(command), options);
  }
}

/**
 * A ledger in memory for tests of the rules: each command is recorded a second after the one before. Without people a name
 * that is left out is that of the trade; with people nothing is filled in.
 */
export function tickingLog(people: People = []): MemoryLog {
  let time = Date.parse('2026-03-01T08:00:00.000Z');
  const means: MemoryMeans = {
    clock() {
      time += 1000;
      return new Date(time);
    },
    salts: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    people,
  };
  return people.length === 0 ? new LogByTrade(means) : new MemoryLog(means);
}
