import { readFileSync } from 'node:fs';
import { planDocument } from '../../src/calculations/plan/plan.ts';
import { readFacts } from '../../src/engine/data-folder.ts';
import { borrowSolver } from '../../src/engine/highs-solver.ts';
import type { Solver } from '../../src/models/charge/solver.ts';

/** Plans the document of a file three times in this process; prints what each took, the solves and the outcome. */
const facts = readFacts();
const { solver, giveBack } = borrowSolver();
const document = JSON.parse(readFileSync(process.argv[2]!, 'utf8'));
const took: string[] = [];
for (let i = 0; ; i++) {
  let solves = 0;
  const counted: Solver = {
    solve: (...asked) => {
      solves++;
      return solver.solve(...asked);
    },
  };
  const before = process.cpuUsage();
  const { status, cost_usd, gap, heats, conflict } = await planDocument(document, facts, { solver: counted });
  const { user, system } = process.cpuUsage(before);
  took.push(((user + system) / 1e6).toFixed(1));
  if (i < 2) continue;
  const [heat] = heats;
  const outcome = heat
    ? `${cost_usd!.toFixed(0)} usd, gap ${(100 * gap!).toFixed(3)} %; at least ${heat.certificate!.lowerLimit.toFixed(4)} on ${heat.certificate!.samples} draws; ${heat.route!.rounds} rounds`
    : conflict[0]!.words;
  console.log(
    `${took[0]} s of processor in a fresh process, then ${took.slice(1).join(' and ')}; ${solves} solves; ${status}: ${outcome}`,
  );
  break;
}
await giveBack();
