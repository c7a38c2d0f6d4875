/**
 * Builds the verifier page: one HTML file that works from a disk with the network off. `node tools/verifier-page.ts --out FILE`
 * writes it and says its SHA-256, which belongs where customers find it.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Plugin, rolldown } from 'rolldown';

const root = join(import.meta.dirname, '..');

export interface VerifierPage {
  readonly html: string;
  readonly sha256: string;
  /** Files of this repository and packages that it is made of. */
  readonly modules: readonly string[];
}

/** Parts of records that only explain them, to a person or to a model that the page does not have. */
const EXPLAINING: ReadonlySet<string> = new Set(['note', 'phasePoints', 'evidence']);

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(root, 'data', file), 'utf8'), (name, value: unknown) =>
    EXPLAINING.has(name) ? undefined : value,
  );

/** What the page needs of `data/`, without what only explains it. */
function data(): { readonly [name: string]: unknown } {
  const limits = read('trace-limits.json') as { readonly records: readonly { readonly kind: string }[] };
  // no claim melts anything
  const elements = read('elements.json') as {
    readonly records: readonly Readonly<Record<string, unknown>>[];
  };
  const own = {
    elements: { ...elements, records: elements.records.map(({ melting, boiling, ...one }) => one) },
    methods: read('analysis-methods.json'),
    procedures: read('release-procedures.json'),
    traceLimits: { ...limits, records: limits.records.filter(({ kind }) => kind === 'check-analysis') },
  };
  return { ...own, version: createHash('sha256').update(JSON.stringify(own)).digest('hex') };
}

/** How often a part must come back to get a name, and how long a name is not worth it [characters]. */
const OFTEN = 3;
const SHORT = 8;

/** Data as an expression: fields of objects of one shape, and parts that come back, are written once. */
function writtenOnce(data: unknown): string {
  const times = new Map<string, number>();
  const count = (key: string): void => void times.set(key, (times.get(key) ?? 0) + 1);
  const shapeOf = (value: object): string => `shape ${Object.keys(value).join()}`;
  const visit = (value: unknown): void => {
    count(JSON.stringify(value));
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) count(shapeOf(value));
    Object.values(value).forEach(visit);
  };
  visit(data);
  const names = new Map<string, string>();
  const parts: string[] = [];
  const named = (key: string, write: () => string): string => {
    if (!names.has(key)) {
      const text = write();
      names.set(key, `$${names.size}`);
      parts.push(`${names.get(key)}=${text}`);
    }
    return names.get(key)!;
  };
  const isWorthIt = (key: string): boolean => (times.get(key) ?? 0) >= OFTEN && key.length > SHORT;
  const written = (value: unknown): string => {
    const json = JSON.stringify(value);
    const isPlain = typeof value !== 'object' || value === null;
    if (isPlain && typeof value !== 'string') return json;
    return isWorthIt(json)
      ? named(json, () => (isPlain ? json : inside(value)))
      : isPlain
        ? json
        : inside(value);
  };
  const inside = (value: object): string => {
    if (Array.isArray(value)) return `[${value.map(written).join()}]`;
    const values = Object.values(value).map(written);
    const keys = Object.keys(value).map((key) => JSON.stringify(key));
    if (!isWorthIt(shapeOf(value))) return `{${keys.map((key, i) => `${key}:${values[i]}`).join()}}`;
    const fields = keys.map((_, i) => `_${i}`);
    const make = named(
      shapeOf(value),
      () => `(${fields.join()})=>({${keys.map((key, i) => `${key}:_${i}`).join()}})`,
    );
    return `${make}(${values.join()})`;
  };
  const whole = written(data);
  return `(() => { const ${parts.join()}; return ${whole}; })()`;
}

/** Methods of schemas that no file of the page calls: formats of text, and work that waits or goes backwards. */
const UNUSED_METHODS =
  /^ {4}(?:(\w+)\(params\) \{\n +return this\.check\(core\._\w+\(Zod\w+, params\)\);|(?:async )?(?:\w+Async|\w*[eE]ncode|\w*[dD]ecode)(?:\(|: )[^\n]*\{\n[^\n]*)\n {4}\},\n/gm;

/** The schemas of zod without what the page does not use. Throws where zod is written otherwise than this expects. */
function fewerMethods(code: string): string {
  const without = code
    .replaceAll(UNUSED_METHODS, '')
    // it writes a faster reader as a text and runs it, which the page forbids
    .replaceAll('core.$ZodObjectJIT.init', 'core.$ZodObject.init');
  if (without.length > code.length - 3000 || without.includes('JIT'))
    throw new Error(
      'zod is written otherwise than tools/verifier-page.ts expects: look at its schemas again',
    );
  return without;
}

const TURNS = /\/\*\* How values of a schema are turned[\s\S]*?(?=\/\*\* Name of a field inside)/;
const UNTURNED = 'export const turnOfFields = () => (value: unknown): unknown => value;\n';

/** Parts of packages that the page has no use for, or a smaller one of its own. */
const SMALLER: Plugin = {
  name: 'smaller',
  load(id) {
    if (id.endsWith('src/foundation/numerics/error-function.ts'))
      return { code: "export * from '../../faces/verify/small-error-function.ts';", moduleType: 'ts' };
    if (id.endsWith('/zod/v4/classic/schemas.js'))
      return { code: fewerMethods(readFileSync(id, 'utf8')), moduleType: 'js' };
    // the page verifies records as they are written: it turns none into what the program says
    if (id.endsWith('src/evidence/records/said.ts'))
      return { code: readFileSync(id, 'utf8').replace(TURNS, UNTURNED), moduleType: 'ts' };
    const [, unused] =
      /\/zod\/v4\/(core\/(?:json-schema-processors|to-json-schema)|classic\/from-json-schema)\.js$/.exec(
        id,
      ) ?? [];
    if (unused === undefined) return null;
    // nobody asks the page for the JSON Schema of a schema
    const names = [...readFileSync(id, 'utf8').matchAll(/^export (?:function|const) (\w+)/gm)].map(
      (match) => match[1]!,
    );
    return {
      code: names.map((name) => `export const ${name} = () => () => undefined;`).join('\n'),
      moduleType: 'js',
    };
  },
};

/** The page, its hash and what it is made of. The same sources give the same bytes. */
export async function verifierPage(): Promise<VerifierPage> {
  const build = await rolldown({
    cwd: root,
    input: 'src/faces/verify/page.ts',
    platform: 'browser',
    plugins: [SMALLER],
    transform: { define: { VERIFIER_DATA: writtenOnce(data()) } },
  });
  const { output } = await build.generate({ format: 'iife', minify: true });
  await build.close();
  const code = output[0].code.replaceAll('</script', '<\\/script');
  const hash = createHash('sha256').update(code).digest('base64');
  const html = PAGE.replace('HASH', () => hash)
    .replace('STYLE', () => style())
    .replace('CODE', () => code);
  return {
    html,
    sha256: createHash('sha256').update(html).digest('hex'),
    modules: Object.keys(output[0].modules).map((path) => path.replace(`${root}/`, '')),
  };
}

/** The colours and sizes of the product, and how the page lays them out. */
const style = (): string =>
  ['web/design/tokens.css', 'src/faces/verify/page.css']
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(': ', ':');

/** Only the one script runs, and nothing is fetched: the browser itself refuses it. */
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-HASH'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Remelt verifier</title>
<style>
STYLE
</style>
</head>
<body>
<main>
<h1>Remelt verifier</h1>
<div class="drop">
<p>Drop the bundle and your trust document here, or choose them; your own check analysis too.<br><span class="dim">Nothing leaves this page, and it asks no network.</span></p>
<div><label for="choose" class="dim small">Files</label><input id="choose" type="file" multiple></div>
<button id="again" type="button">Begin again</button>
</div>
<p id="files" class="dim"></p>
<div id="answer" class="answer" role="status"></div>
</main>
<script>CODE</script>
</body>
</html>
`;

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'verify.html' } } });
  const { html, sha256 } = await verifierPage();
  writeFileSync(values.out, html);
  console.log(`${sha256}  ${values.out} (${Math.ceil(Buffer.byteLength(html) / 1000)} kB)`);
}
