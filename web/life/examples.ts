import { WORDS } from '../words.ts';

const { exampleNames: names } = WORDS.life;

/** Scenario files that come with the program, by what they are called; each is loaded when it is asked for. */
export const EXAMPLES: readonly (readonly [name: string, load: () => Promise<unknown>])[] = [
  [names.stock, async () => (await import('../../examples/lifecycle-methods/stock-with-bands.json')).default],
  [
    names.reliance,
    async () => (await import('../../examples/lifecycle-methods/cobalt-reliance.json')).default,
  ],
  [names.disks, async () => (await import('../../examples/lifecycle/in718-disk-scrap.json')).default],
  [names.blades, async () => (await import('../../examples/lifecycle/cmsx4-blades.json')).default],
  [names.yttrium, async () => (await import('../../examples/lifecycle/yttrium-alloy.json')).default],
  [names.plant, async () => (await import('../../examples/lifecycle/in718-plant.json')).default],
  [names.investment, async () => (await import('../../examples/investments/vim-esr-var-6t.json')).default],
  [names.pilot, async () => (await import('../../examples/investments/pilot-100kg.json')).default],
  [names.sizes, async () => (await import('../../examples/scale-up/in718-turnings.json')).default],
  [names.claims, async () => (await import('../../examples/claims/first-note.json')).default],
];
