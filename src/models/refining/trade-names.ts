/** What the trade calls furnaces and linings, in small letters, and how documents name them: only for the cure of a refusal. */
export const TRADE_NAMES: Readonly<Record<string, string>> = {
  vim: 'vacuum-induction',
  vidp: 'vacuum-induction',
  eb: 'electron-beam',
  ebm: 'electron-beam',
  ebchm: 'electron-beam',
  ebchr: 'electron-beam',
  esr: 'electroslag',
  var: 'vacuum-arc',
  alumina: 'Al2O3',
  corundum: 'Al2O3',
  magnesia: 'MgO',
  lime: 'CaO',
  calcia: 'CaO',
  yttria: 'Y2O3',
  zirconia: 'ZrO2',
  silica: 'SiO2',
};
