/** `npm run bench` runs every benchmark, `npm run bench -- NAME ...` one. Seeded; prints what got worse as well as what got better. */
import { existsSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const [name, ...rest] = process.argv.slice(2);
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3))
  .sort();

if (name !== undefined && !existsSync(join(import.meta.dirname, `${name}.ts`))) {
  console.error(`no benchmark "${name}"; there are: ${known.join(', ')}`);
  process.exit(2);
}
console.log(`node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}`);
for (const bench of name === undefined ? known : [name]) {
  console.log(`\n== ${bench}`);
  const module = (await import(`./${bench}.ts`)) as { readonly run: (argv: string[]) => Promise<void> };
  await module.run(rest);
}
