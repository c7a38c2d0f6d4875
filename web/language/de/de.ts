import type { Catalogue } from '../catalogue.ts';
import { FURNACE } from './furnace.ts';

/** The furnace pages in German. */
export const GERMAN: Catalogue = {
  locale: 'de-DE',
  furnace: FURNACE,
  furnaces: { leak: 'Leckrate buchen' },
  windows: {
    between: (min, max) => `${min} bis ${max}`,
    atMost: (max) => `höchstens ${max}`,
    atLeast: (min) => `mindestens ${min}`,
    noLimit: 'keine Grenze',
    lies: { below: 'darunter', inside: 'innen', above: 'darüber', open: 'offen', free: '' },
    inside: (elements) => `${elements.length} innen: ${elements.join(', ')}`,
  },
  scale: {
    group: (scale) => `Waage ${scale}`,
    read: (scale) => `${scale} ablesen`,
    reading: (scale) => `${scale} wird abgelesen: warten, bis sie ruhig ist`,
    gone: (scale) => `${scale} kann ohne Verbindung nicht abgelesen werden. Geben Sie das Gewicht ein.`,
    offline: 'Der Server ist nicht erreichbar. Geben Sie das Gewicht ein.',
    broken: 'Die Waage konnte nicht abgelesen werden. Geben Sie das Gewicht ein.',
    noMore: 'Die Waage zeigt nicht mehr als die Tara.',
    typed: 'von Hand eingegeben',
    readFrom: (scale) => `abgelesen von ${scale}`,
    grossTare: (gross, tare) => `brutto ${gross}, Tara ${tare}`,
    other: (scale) => `Der Zettel verlangt ${scale}.`,
    setTare: 'Tara mit leerem Behälter setzen',
    tare: (mass) => `Tara ${mass}`,
    noTare: 'Keine Tara',
    which: 'Waage',
  },
  points: {
    kinds: { hold: 'Haltepunkt', witness: 'Anwesenheitspunkt' },
    steps: {
      charge: 'vor dem Chargieren',
      'power-on': 'vor dem Einschalten',
      addition: 'vor Zugaben',
      pour: 'vor dem Abstich',
      cast: 'vor dem Buchen der Blöcke',
      release: 'vor der Übergabe der Blöcke',
    },
    roles: { inspector: 'Abnahme', quality: 'Qualität', certifier: 'Zeugnisaussteller', analyst: 'Labor' },
    stop: 'Halt',
    sampleAge: (sample, at, age_min) => `Badprobe ${sample}, genommen ${at}, vor ${age_min} min`,
    notMeasured: (elements) => `Im Bad nicht gemessen: ${elements}.`,
    metalSince: 'Seit dieser Probe wurde Metall zugegeben: Sie sagt nicht, wie das Bad jetzt ist.',
    sampleFirst:
      'Nehmen Sie eine Badprobe und buchen Sie ihre Ergebnisse, dann annehmen. Die Qualität darf den Punkt mit Grund erlassen.',
    outdated:
      'Seit diesem Stempel wurde Metall zugegeben. Nehmen Sie ihn zurück und stempeln Sie neu nach einer neuen Badprobe.',
    waitsFor: (role) => `Die Arbeit wartet auf den Stempel von: ${role}`,
    standing: {
      called: 'Die Abnahme ist gerufen',
      accepted: 'Angenommen',
      rejected: 'Zurückgewiesen',
      absent: 'Die Abnahme kam nicht',
      waived: 'Von der Qualität erlassen',
    },
    stamped: (what, by, when) => `${what}: ${by}, ${when}`,
    unknown:
      'Dieses Gerät kann nicht fragen, ob gestempelt ist. Ihre Buchung wird abgelehnt, wenn nicht, und bleibt hier.',
    stamp: 'Stempel der Abnahme',
    call: 'Abnahme rufen',
    callOf: (point, heat) => `Abnahme zu Punkt ${point} von ${heat} gerufen`,
    until: (when) => `Ist bis ${when} niemand gekommen, darf weitergearbeitet werden.`,
    nobodyCame: 'Niemand kam rechtzeitig',
    absentOf: (point, heat) => `niemand kam zu Punkt ${point} von ${heat}`,
    title: (point, heat) => `Punkt ${point} von ${heat} stempeln`,
    who: 'Wer stempelt',
    nobody: 'wählen',
    noStamper: 'Niemand in diesem Werk hat die Rolle für diesen Stempel.',
    decision: 'Entscheidung',
    accept: 'Annehmen',
    reject: 'Zurückweisen',
    waive: 'Erlassen (Qualität)',
    remark: 'Bemerkung',
    found: 'Was gefunden wurde',
    why: 'Warum er erlassen wird',
    sign: 'Weiter zur Unterschrift',
    add: 'Halte- oder Anwesenheitspunkt hinzufügen',
    addLater: 'Halte- oder Anwesenheitspunkte hinzufügen',
    addThem: 'Weiter zum Grund',
    noPoint: (why) => `Es kann kein Punkt mehr hinzugefügt werden: ${why}.`,
    addTitle: (heat) => `Halte- oder Anwesenheitspunkte zu ${heat} hinzufügen`,
    takeBack: 'Zurücknehmen',
    planTitle: 'Halte- und Anwesenheitspunkte',
    planHelp:
      'An einem Haltepunkt wartet die Arbeit auf den Stempel. An einem Anwesenheitspunkt darf weitergearbeitet werden, wenn niemand rechtzeitig kam.',
    kind: 'Art',
    step: 'Wo',
    look: 'Was angesehen wird',
    lookNeeded: 'angeben, was angesehen wird',
    role: 'Gestempelt von',
    wait: 'Wartezeit nach dem Ruf [min]',
    remove: 'Diesen Punkt weglassen',
  },
  scan: {
    open: 'Mit der Kamera scannen',
    close: 'Kamera schließen',
    picture: 'Bild der Kamera',
    help: 'Halten Sie den Code auf dem Etikett vor die Kamera. Das Bild bleibt auf diesem Gerät.',
    insecure:
      'Ein Browser gibt die Kamera nur über HTTPS frei oder auf dem Rechner des Servers selbst. Geben Sie die Nummer ein oder nehmen Sie einen Scanner.',
    refused:
      'Die Kamera wurde vom Browser oder vom Werk verweigert. Erlauben Sie sie in den Einstellungen des Browsers und laden Sie die Seite neu, oder geben Sie die Nummer ein.',
    none: 'Dieses Gerät hat keine Kamera. Geben Sie die Nummer ein oder nehmen Sie einen Scanner.',
    broken:
      'Die Kamera liefert kein Bild, vielleicht nutzt sie ein anderes Programm. Geben Sie die Nummer ein oder nehmen Sie einen Scanner.',
  },
  plan: {
    wrongNumber: 'eine Zahl wie 450 oder 450,5',
    ambiguous: (text) => `${text} kann zwei Zahlen bedeuten: welche?`,
    fits: (number, left) => `Nur ${number} passt: ${left} bleiben.`,
  },
  states: {
    loading: 'Wird geladen',
    again: 'Noch einmal versuchen',
    offline: 'Der Server ist nicht erreichbar. Was eingegeben ist, bleibt hier.',
    asTyped: 'Es stimmt, wie eingegeben: buchen',
    allowed: 'Erlaubt:',
    cure: 'Abhilfe:',
    needed: 'Das wird gebraucht.',
  },
  people: {
    waitsFor: (roles, names, since) =>
      `wartet auf: ${roles.join(' oder ')}${names.length === 0 ? ' (heute hat niemand diese Rolle)' : `, ${names.join(' oder ')}`}${since === undefined ? '' : `, seit ${since}`}`,
  },
  verbs: {
    'hand-over-heat': {
      button: 'Übergeben',
      fields: {
        note: {
          label: 'Nachricht an die nächste Schicht',
          help: 'was die nächste Schicht wissen muss; Proben, Zugaben und der nächste Schritt sind bekannt',
        },
      },
    },
    'measure-leak': {
      button: 'Rate buchen',
      fields: {
        leak_Pa_m3_per_s: { label: 'Leckrate', help: 'wie gemessen, bei geschlossenen Pumpen' },
        furnace: { label: 'Ofen', help: 'Ofen, an dem gemessen wurde; leer = der des Plans' },
        accepted: {
          label: 'Warum über der Grenze geschmolzen wird',
          help: 'warum die Schmelze über der Grenze gefahren wird; braucht die Rolle Qualität',
        },
      },
    },
  },
  stages: {
    charge: {
      title: 'Den kalten Ofen chargieren',
      instruction:
        'In dieser Reihenfolge chargieren. Abpumpen, schmelzen und halten, bis das Entgasen beendet ist.',
    },
    'after-degassing': {
      title: 'Nach dem Entgasen',
      instruction: 'In dieser Reihenfolge zugeben, wenn das Entgasen aufgehört hat und das Bad ruhig ist.',
    },
    late: { title: 'Spät', instruction: 'Nach der Badprobe und ihren Korrekturzugaben zugeben.' },
    'last-under-argon': {
      title: 'Zuletzt, unter Argon',
      instruction: 'Zuerst mit Argon fluten. Bald abstechen, denn diese Elemente brennen ab.',
    },
  },
};
