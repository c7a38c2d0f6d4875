import { defineCalculation } from '../calculation.ts';

export const qualify = defineCalculation({
  title: 'which gates of a qualification programme its evidence passes',
  format: 'qualify',
  schemas: async () => {
    const { qualifyInputSchema: input, qualifyOutputSchema: output } = await import(
      '../../documents/qualification/qualify.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./qualify.ts')).qualifyDocument,
});

export const qualifyPlots = defineCalculation({
  title: 'the plots of a qualification programme, as data',
  schemas: async () => {
    const { qualifyInputSchema: input, qualifyPlotsSchema: output } = await import(
      '../../documents/qualification/qualify.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./plots.ts')).qualifyPlotsDocument,
});

export const qualifyExport = defineCalculation({
  title: 'what a qualification programme gives to one of the three plans of 14 CFR 33.70',
  schemas: async () => {
    const { qualifyExportOrderSchema: input, qualifyExportSchema: output } = await import(
      '../../documents/qualification/qualify-export.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./export.ts')).qualifyExportDocument,
});

export const envelope = defineCalculation({
  title: 'whether a plan stays inside what the qualified heats of a programme cover',
  schemas: async () => {
    const { envelopeOrderSchema: input, envelopeOutputSchema: output } = await import(
      '../../documents/qualification/envelope.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./envelope.ts')).envelopeDocument,
});

export const programmeTemplates = defineCalculation({
  title: 'drafts of qualification programmes by trade',
  schemas: async () => {
    const { nothingAsked: input } = await import('../../documents/common.ts');
    const { programmeTemplatesSchema: output } = await import('../../documents/qualification/qualify.ts');
    return { input, output };
  },
  load: async () => (await import('./templates.ts')).programmeTemplatesDocument,
});
