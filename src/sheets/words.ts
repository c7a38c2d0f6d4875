import { isDigits, plainCell } from './plain-cell.ts';
import { unitOf } from './units.ts';

/** Words of laboratories, by what they say of a row, a column or a cell. */

/** A word as the lists below have it: without brackets, points, colons and accents: "RSD (%)" -> "rsd %", "Mean (n=3)" -> "mean". */
export const bare = (text: string): string =>
  plainCell(text)
    .replaceAll(/[([]\s*n\s*=?\s*\d+\s*[)\]]/gi, '')
    .replaceAll(/[()[\].:=_*#]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC');

const MEAN =
  /^(avg|ave|average|mean|mittel|mittelwert|mw|x|x-?quer|x quer|ø|x|moyenne|moy|valeur moyenne|media|valor medio|gemiddelde|medelvarde|srednia|medio|promedio|平均|平均值|平均値|среднее|среднее значение|средн|mean value|average value|mean of \d+|avg of \d+|average of \d+|mean result|mean \d+|average \d+)( value)?( (wt )?%| ppm)?$/;
const SPREAD =
  /^(s|sd|std|std ?dev|stdev|std ?deviation|st ?dev|standard ?deviation|stabw|std ?abw|standardabw(eichung)?|streuung|ecart[ -]?type( abs)?|desv(iacion)? ?(est(andar)?|std|tipica)|dev st|desv|deviazione standard|scarto tipo|desvio padrao|standaardafwijking|standardavvikelse|odchylenie( std)?|σ|sigma|1 ?s|1 ?sd|1 ?sigma|1 ?σ|标准偏差|标准差|標準偏差|ско|стандартное отклонение|s ?abs|abs ?std ?dev|abs sd|std ?dev abs|sd abs)( (wt )?%| ppm)?$/;
const WIDE =
  /^(error|err|fehler|unc|uncert|uncertainty|unsicherheit|messunsicherheit|incertitude.*|incertidumbre|erweiterte .*|不确定度|扩展不确定度|不確かさ|拡張不確かさ|погрешность|неопределенность|誤差|误差|expanded uncertainty|u|u k \d|±|\+\/-|\+-|[23] ?s|[23] ?sd|[23][ -]?sigma|[23] ?σ|(±|\+\/-) ?[123] ?(s|sd|sigma|σ)|95 ?% ?(ci)?|ci|confidence)( (wt )?%| ppm)?$/;
const RELATIVE =
  /^(r?rsd|%? ?rsd ?%?|rel ?std ?dev ?%?|rel ?sd ?%?|relative (standard deviation|sd|std ?dev) ?%?|rsa|s ?rel ?%?|cv ?%?|vk ?%?|相对标准偏差|相対標準偏差|变异系数|変動係数|оско|отн ско|std ?dev rel|rel(ative)? ?st ?dev|rel ?(std ?abw|standardabw(eichung)?|abw)|ecart[ -]?type rel(atif)?|desv(iacion)? ?(est(andar)?|std) rel(ativa)?|rel error ?%?)( ?%)?$/;
const BOUND =
  /^(min|max|minimum|maximum|mini|maxi|range|spannweite|number|number of .*|anzahl|nombre( de mesures)?|numero( de mediciones)?|etendue|rango|count|n|lod|loq|limits?|target|soll|sollwert|nominal|certified( value)?|cert( value)?|zertifiziert|referenzwert|reference value|true value|known|expected|lower( limit)?|upper( limit)?|usl|lsl|ucl|lcl|low|high|guaranteed|required|requirements?|specified|allowed|permitted|garantiert|gefordert|certified .*|zertifizierte?r? .*|reference value .*|target .*|soll .*|uwl|lwl|specs?( .*)?|n ?= ?\d+|\d+ (samples?|results?|runs?|burns?|readings?|measurements?|proben|messungen)|specification.*|lower spec.*|upper spec.*|grenzwert|line|wavelength|λ|nm|detection limits?|dl|mdl|mql|bias|recovery.*|wiederfindung.*|wfr.*|median|difference|diff|delta|deviation|tolerance|pass ?\/? ?fail|check|sum|total|summe|correlation|slope|intercept|blank value|最小值|最大值|最小|最大|最小値|最大値|规格|規格|мин|макс|минимум|максимум|норма|min value|max value|crystal|detector|peak|power|kv|ma|integration.*|calibration range|cal range|result in spec|grade (min|max)|bec|.* (min|max|minimum|maximum|lsl|usl|spec)|certificate|cert .*|zertifikat|zert)( (wt )?%| ppm)?$/;
const UNITS = /^(units?|einheit|einheiten|unite|unidad|单位|単位|единицы?|ед изм|единица измерения|uom)$/;

/** What a row, or a column among burns, is by one label. */
export type LabelKind = 'mean' | 'spread' | 'wide' | 'relative' | 'bound' | 'units';

export function labelKind(label: string): LabelKind | undefined {
  if (isDigits(label)) return undefined;
  const word = bare(label);
  if (word === '') return undefined;
  if (RELATIVE.test(word)) return 'relative';
  if (SPREAD.test(word)) return 'spread';
  if (WIDE.test(word)) return 'wide';
  if (MEAN.test(word)) return 'mean';
  // "Intensity average (Cts/S)": brackets that hold a unit say of what it is
  const [, before = '', inner = ''] = /^(\p{L}.*\S)\s*[([]([^)\]]*)[)\]]$/u.exec(plainCell(label)) ?? [];
  const unit = unitOf(inner);
  if (unit) return unit.kind === 'intensity' && labelKind(before) ? 'bound' : labelKind(before);
  if (UNITS.test(word)) return 'units';
  if (BOUND.test(word)) return 'bound';
  // "Concentration SD", "Intensity average": a statistic of contents, or of what was counted
  const [, of, rest = ''] =
    /^(conc\w*|contents?|results?|gehalte?|intens\w*|counts?|k?cps|raw|signal)\.? (.+)$/.exec(word) ?? [];
  if (of !== undefined && labelKind(rest) !== undefined)
    return /^(conc|cont|res|geh)/.test(of) ? labelKind(rest) : 'bound';
  // "Average (Ingot 4)", "Mean of all": the word before what it is of; a letter alone may be a name
  const [, head = ''] =
    /^(\p{L}\S.*?)\s*(?:[([].*[)\]]|\s(?:of|von|de|di|über|for)\s.*)$/u.exec(plainCell(label)) ?? [];
  const ofHead = head === '' ? undefined : labelKind(head);
  return ofHead === 'mean' || ofHead === 'spread' || ofHead === 'relative' ? ofHead : undefined;
}

/** Standard deviations that a word says its figure is: "Error1s" -> 1, "2σ", "k=2"; undefined where it says none. */
export function kIn(text: string): number | undefined {
  const stated =
    /\bk\s*[=:]\s*(\d(?:[.,]\d+)?)/i.exec(text) ??
    /(?:^|[^\d.,])([123])\s*-?(?:s|sd|sigma|σ|std(?:ev)?)\b/i.exec(text) ??
    /(?:^|[^\d.,])([123])\s*-?(?:sigma|σ)/i.exec(text);
  return stated ? Number(stated[1]!.replace(',', '.')) : undefined;
}

/** Marks of a burn that somebody struck out. */
const STRUCK =
  /^(d|x|del|deleted|excl|exclude|excluded|out|outlier|ausreisser|ausreißer|rej|reject|rejected|gestr|gestrichen|geloscht|geloescht|verworfen|ungultig|invalid|void|voided|ignored?|not used|discarded|aborted|annulee?|rejetee?|supprimee?|exclue?|ecartee?|eliminado|anulado|excluido|descartado|删除|除外|削除|無効|не учитывать|исключен[оа]?|брак|удален[оа]?|fail|failed|bad|superseded|replaced|cancelled|canceled|withdrawn|revoked|storniert|retracted|repeated|remeasured|not valid|作废)$/;
export const isStruck = (mark: string): boolean => STRUCK.test(bare(mark));

/** Marks that say nothing strange of what they stand beside. */
export const isKnownMark = (sign: string): boolean =>
  /^(ok|valid|yes|y|良|合格|有効|正常|да|годен|в норме|pass|passed|final|accepted|approved|released|good|validated|=|in)$/i.test(
    sign,
  );

/** Words that say in a remark that a row does not count. */
export const saysStruck = (note: string): boolean =>
  /\b(deleted|excluded|rejected|superseded|replaced by|outlier|do not use|not valid|invalid|discarded|void|geloscht|gestr(ichen)?|verworfen|ungultig|ausgeschlossen|annul(e|ee|led)|exclue?|ecartee?|rejetee?|supprimee?|non valable|scartat[oa]|anulad[oa]|excluid[oa]|descartad[oa]|rechazad[oa]|annullat[oa]|esclus[oa])\b/.test(
    bare(note),
  );

const BLANK =
  /^((cal(ib(ration)?)?|reagent|method|prep(aration)?|procedural|acid|flux|crucible|instrument|system|init(ial)?|cont(inuing)?)[ .-]*)?(blank|blk|leerwert|blindwert|blanc|blanco|bianco|branco|空白|ブランク|空るつぼ|空試験|холостая проба|холостой|blind)( ?(value|check|solution|[a-z]?\d{0,3}))?$|^(blank|blk|leerwert|blindwert|blanc|bianco|branco|空白)\b|^(空白|ブランク|空るつぼ|空試験|холост)|\bblank$|^(icb|ccb|mb|pb)[ -]?\d*$|^rinse\b|^wash\b|^spül/i;
export const isBlank = (name: string): boolean => BLANK.test(name.trim().toLowerCase());

/** Makers of reference materials and words of controls, at the beginning of a name or as a word of it. */
const CONTROL =
  /(^|[\s_./(-])(qc|qcs|ctrl|ctl|control|kontr\w*|check|crm|srm|irm|rm|certified|reference|referenz\w*|ref ?mat\w*|ref ?std|refstd|standard|standards|std|stds|ref|etalon|étalon|t[ée]moin|mrc|contr[oôó]l+[eo]?|v[ée]rif\w*|kalib\w*|calib\w*|cal|eich\w*|drift|monitor|recal|sus|setting up|icv|ccv|lcs|cvs|isc|ver(ification)?|tune|tuning|spike|patrón|标样|质控|标准)([\s_.:/)#-]|\d|$)|^(bcs|bs|nist|nbs|iarm|ecrm|euronorm|bam|erm|jss|gbw|ysbs|mbh|brammer|ss-crm)[ -]?[a-z]?-?\d|^(bcs|nist|nbs|iarm|ecrm|euronorm|bam|erm|jss|gbw|mbh|ysbs)\b|^mon-/i;
const CONTROL_ASIAN =
  /标样|质控|标准样|控样|校准|対照|標準|管理試料|(^|[^\p{L}])(гсо|со|контроль\p{L}*|эталон\p{L}*|стандартн\p{L}*)([^\p{L}]|$)/iu;
export const isControl = (name: string): boolean => CONTROL.test(name.trim()) || CONTROL_ASIAN.test(name);

/** Solutions by which an instrument is calibrated or checked: never a metal. */
const CALIBRATION =
  /^(std|stds|standard|cal|cal(ib(ration)?)?[ .-]*(std|standard)?|eich\w*|icv|ccv|icb|ccb|qcs|lcs|tune|tuning)[ ._#-]*\d|^(icv|ccv|icb|ccb|lcs|lcsd|qcs|calblk|calstd|cal std|calibration std|calibration standard|calibration|standardi[sz]ation)\b|\b\d+(\.\d+)? ?(ppb|ppm|[uµ]g\/l|mg\/l)$/i;
export const isCalibration = (name: string): boolean => CALIBRATION.test(name.trim());

/** True for a remark or a type that says the row was computed from another one. */
export const saysNormalised = (text: string): boolean =>
  /normali[sz]ed|normiert|normalis[ée]|归一/i.test(text);

/** What a cell of a column "Type" says of its row. */
export function typeOfRow(text: string): 'blank' | 'control' | 'sample' | undefined {
  const word = bare(text);
  if (word === '') return undefined;
  if (isBlank(word) || /^(cal ?blk|blk|calblank)/.test(word)) return 'blank';
  if (
    isControl(word) ||
    /^(system check|setting-?up|type ?std|type standardi\w*|cal ?std|calstd|qc\d*|energy cal|cal check|calcheck|standardi[sz]ation|type std|internal std|tune|kontrolle|kalibrierung|qk)\b/.test(
      word,
    )
  )
    return 'control';
  return /^(sample|samp|unknown|unk|probe|routine|s|u|test|specimen|样品)$/.test(word) ? 'sample' : undefined;
}

/** Words that stand for "measured, and found below what can be detected". */
const NOT_DETECTED =
  /^(n\.?\s?d\.?|not det(ected|\.)?|none detected|nicht nachweisbar|n\.?\s?n\.?|<\s*-?\s*(lod|loq|ldd?|ldq|lq|lim|dl|mdl|mql|bg|ng|nwg|bec|limit|det\.?\s?limit)|(<\s*)?b\.?\s?[dq]\.?\s?l\.?|below (lod|loq|dl|the )?\s?(detection|det\.|reporting)?\s?(limit)?|lod|u\.?\s?d\.?\s?l?|under\s?(range|limit)?|non détecté|no detectado|未检出|検出せず|検出限界(以下|未満)|不検出|не обн(аружено|\.)?|ниже (по|предела.*)|н\.?\s?о\.?|n\.\s?r\.|ns|痕跡|следы|trazas?|tracce|spuren|tr\.?|traces?)$/i;
export const isNotDetected = (text: string): boolean => NOT_DETECTED.test(text.trim());

/** Words that stand for "not measured". */
const NOT_MEASURED =
  /^(-+|–+|—+|\.+|n\.?\s?[am]\.?|n\/[am]|not (analy[sz]ed|measured|determined|requested|reported|tested|applicable|available)|nicht (bestimmt|gemessen)|n\.?\s?b\.?|nan|null|none|\/|未测|未測定|не опр(еделялось|\.)?|н\/?д|n\.\s?c\.|s\/o)$/i;
export const isNotMeasured = (text: string): boolean =>
  NOT_MEASURED.test(text.trim()) || /^[[(]\s*[-–—]{2,}\s*[\])]$/.test(text.trim());

/** Words that stand for "above what is calibrated". */
const ABOVE_RANGE =
  /^(\*{3,}|#{3,}|\+{3,}|>+|over(\s?-?\s?range|flow|load)?|ovr|ovf|ovl|out of (cal(ibration)?\s?)?range|o\.?\s?o\.?\s?r\.?|o\.r\.|sat(urated|\.)?\d?|saturation|übersteuert|zu hoch|hi(gh)?|off\s?scale|exceed\w*.*|above (the )?(cal\w*|range|max\w*|upper).*|>\s*(uloq|max|range|cal\w*|ul|lin\w*))$/i;
export const isAboveRange = (text: string): boolean => ABOVE_RANGE.test(text.trim());

/** Words that stand for "not determined, and why": the balance, the matrix, elsewhere. */
const IN_WORDS =
  /^(bal(ance|\.)?|rest|remainder|remain\.?|rem\.?|base|basis|matrix|main element|major|source|cell|electrode|reste|resto|compl[ée]ment.*|余量|余|残部|残|バランス|残分|основа|ост\.?|остальное|int(ernal)?\.? st(d|andard)\.?|istd|is|matrice|matriz|see .*|siehe .*|voir .*|ver .*|vedi .*|separate report|err(or)?|#\w+[/!?\w]*|fail(ed)?|interf(erence|\.)?|invalid|pending|to follow|folgt|tbd|(to be )?determined by .*|subcontracted.*|not reportable.*|insufficient.*|n\.?\s?cal\.?|not calibrated|no cal\w*)$/i;
export const isInWords = (text: string): boolean => IN_WORDS.test(text.trim());
export const isBalance = (text: string): boolean =>
  /^(bal(ance|\.)?|rest|remainder|remain\.?|rem\.?|base|basis|reste|resto|compl[ée]ment.*|余量|余|残部|残|バランス|残分|основа|ост\.?|остальное)$/i.test(
    text.trim(),
  );

/** Words in a column of methods or lines that say how a content came about that nobody measured. */
export const notMeasuredBy = (text: string): 'balance' | 'fixed' | undefined =>
  isBalance(text) ||
  /^(by |aus |als |par |por )?(diff(erenz|erence|\.)?|différence|diferencia|differenza|差减)( to 100 ?%| zu 100 ?%)?$/i.test(
    text.trim(),
  )
    ? 'balance'
    : /^(fix(ed)?( value)?|typed|typed in|entered|manual(ly entered)?|manuell|vorgegeben|assumed|given|festwert|fixe|fijo)$/i.test(
          text.trim(),
        )
      ? 'fixed'
      : undefined;
export const isElsewhere = (text: string): boolean =>
  /^(see .*|siehe .*|voir .*|ver .*|vedi .*|separate report|pending|to follow|folgt|tbd|(to be )?determined by .*|subcontracted.*)$/i.test(
    text.trim(),
  );
