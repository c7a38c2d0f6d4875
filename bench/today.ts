/**
 * What a person waits for in a plant of years, on the embedded ledger: the account of the day, cold and after a booking, and the first
 * trace: `npm run bench -- today [LOTSxHEATS ...]`. Processor seconds. Targets: today after a booking <= 0.15 s at 3,000 lots and 1,000
 * heats, all of them charged today, and <= 0.3 s at 30,000 lots and 20,000 heats of ten years; a first trace <= 1 s at 20,000 heats.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { looksAt } from './support/looks.ts';
import type { PlantSize } from './support/plant.ts';

/** From so many heats on they are those of years, most of them shipped. */
const OF_YEARS = 2_000;

export async function run(
  sizes: readonly string[],
  say: (line: string) => void = console.log,
): Promise<void> {
  const asked = sizes.length > 0 ? sizes : ['300x100', '3000x1000', '6000x4000', '30000x20000'];
  say('lots x heats    records  trace: first   again  today: first  booked   verify   memory');
  for (const size of asked.map(sizeOf)) {
    const folder = mkdtempSync(join(tmpdir(), 'remelt-bench-'));
    try {
      const looks = await looksAt(join(folder, 'ledger'), size);
      const { records, firstTrace_s, trace_s, firstToday_s, bookedToday_s, verify_s, rss_MB } = looks;
      const times = [firstTrace_s, trace_s, firstToday_s, bookedToday_s, verify_s];
      const name = `${size.lots} x ${size.heats}`.padEnd(15);
      say(
        `${name}${String(records).padStart(8)}${times.map((s) => `${s.toFixed(3)} s`.padStart(10)).join('')}  ${rss_MB.toFixed(0)} MB`,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function sizeOf(text: string): Omit<PlantSize, 'clock'> {
  const [, lots, heats] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (lots === undefined) throw new Error(`"${text}" is not a size such as 3000x1000`);
  const years = Number(heats) >= OF_YEARS ? { perYear: 2_000 } : {};
  return { lots: Number(lots), heats: Number(heats), ...years };
}
