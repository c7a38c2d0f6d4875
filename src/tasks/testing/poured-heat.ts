import type { Command } from '../../evidence/ledger/commands.ts';

/**
 * Melts H-1, charged with 400 kg, with an analysis of its melt, casts it and cuts one ingot: 360 kg pieces, 25 kg revert, 5 kg skull,
 * 8 kg slag, 2 kg missing.
 */
export const pouredHeat = (analysis: Command): readonly Command[] => [
  {
    ...{ type: 'meltHeat', heat: 'H-1', process: 'VIM', output_g: 390_000, by: 'p-melt' },
    ...{ losses: [{ to: 'slag', mass_g: 8_000 }], unbalanced_g: 2_000 },
  } as Command,
  analysis,
  {
    ...{ type: 'castHeat', heat: 'H-1', by: 'p-melt', losses: [{ to: 'skull', mass_g: 5_000 }] },
    objects: [
      { object: 'I-1', form: 'ingot', mass_g: 200_000 },
      { object: 'I-2', form: 'ingot', mass_g: 160_000 },
    ],
    reverts: [{ lot: 'REV-1', form: 'sprue', mass_g: 25_000 }],
  } as Command,
  {
    ...{ type: 'cutObject', object: 'I-2', by: 'p-melt', losses: [{ to: 'kerf', mass_g: 4_000 }] },
    pieces: [{ object: 'I-3', form: 'bar', mass_g: 126_000 }],
    reverts: [{ lot: 'REV-2', form: 'crop', mass_g: 30_000 }],
  } as Command,
];
