import type { Calibrated, KnowledgePack } from '../diagnostics/index.ts';
import { causeInWords } from './case-words.ts';
import { valueInWords } from './fact-words.ts';
import { type PhraseKey, phrase } from './phrases.ts';
import { hang, wrap } from './text-layout.ts';
import { heading, type View } from './view.ts';

/** What closed cases say about the pack. Chances and shares in ten-thousandths. */
export interface CalibrationReport extends Calibrated {
  readonly trust: { readonly signs: number; readonly priors: number };
  readonly accuracy: {
    readonly before: Hits;
    readonly after: Hits;
    readonly won: number;
    readonly lost: number;
    readonly change: 'better' | 'worse' | 'same';
  };
}

interface Hits {
  readonly cases: number;
  readonly first: number;
  readonly firstBetween: readonly [number, number];
  readonly three: number;
  readonly threeBetween: readonly [number, number];
}

const MOST_SHOWN = 12;
/** The words of a pack, by the least chance (in ten-thousandths) that is nearer to it than to the next lower one. */
const WORDS = [
  ['always', 8750],
  ['usually', 6750],
  ['often', 4250],
  ['sometimes', 1900],
  ['rarely', 300],
  ['never', 0],
] as const;

/** The report for a person: how far it helps, what became more or less common, which signs moved. */
export function renderCalibration(report: CalibrationReport, pack: KnowledgePack, view: View): string {
  const { locale, width, style } = view;
  const { accuracy, overlay, trust } = report;
  const { before, after } = accuracy;
  const say = (key: PhraseKey, slots: Readonly<Record<string, number>> = {}) =>
    wrap(
      phrase(locale, key, Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, `${value}`]))),
      width,
    );
  const unmoved = overlay.rows.length === 0 && Object.keys(overlay.priors).length === 0;
  const lines = [...say('calibrate.from', { cases: overlay.cases }), ...say('calibrate.trust', { ...trust })];
  if (unmoved) return `${[...lines, ...say('calibrate.nothing').map(style.strong)].join('\n')}\n`;
  lines.push(
    ...say('calibrate.accuracy', { cases: before.cases }),
    ...say('calibrate.first', slotsOf(before.first, before.firstBetween, after.first, after.firstBetween)),
    ...say('calibrate.three', slotsOf(before.three, before.threeBetween, after.three, after.threeBetween)),
    ...say('calibrate.change', { won: accuracy.won, lost: accuracy.lost }),
    ...say(`calibrate.${accuracy.change}`).map(style.strong),
    ...say('calibrate.limits').map(style.faint),
  );
  const priors = [...report.priors]
    .filter((prior) => prior.before !== prior.after && prior.cases > 0)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  if (priors.length > 0) lines.push(...heading(phrase(locale, 'calibrate.priors'), view));
  for (const { cause, before: was, after: is, cases } of priors.slice(0, MOST_SHOWN)) {
    const key = is > was ? 'calibrate.more_common' : 'calibrate.less_common';
    lines.push(
      ...hang('· ', phrase(locale, key, { cause: causeInWords(pack, cause, locale), cases: String(cases) }), width),
    );
  }
  const signs = [...report.signs].sort((a, b) => moved(b) - moved(a));
  if (signs.length > 0) lines.push(...heading(phrase(locale, 'calibrate.signs'), view));
  for (const { cause, key, value, before: was, after: is, seen, of } of signs.slice(0, MOST_SHOWN)) {
    const slots = {
      cause: causeInWords(pack, cause, locale),
      sign: valueInWords(pack, key, value, locale),
      was: inWords(was, locale),
      is: inWords(is, locale),
      seen: String(seen),
      of: String(of),
    };
    const changed =
      slots.was === slots.is ? (is > was ? 'calibrate.sign_up' : 'calibrate.sign_down') : 'calibrate.sign';
    lines.push(...hang('· ', phrase(locale, changed, slots), width));
  }
  const left = Math.max(0, signs.length - MOST_SHOWN);
  if (left > 0) lines.push(...say('calibrate.more', { count: left }));
  return `${lines.join('\n')}\n`;
}

function slotsOf(
  before: number,
  [beforeLow, beforeHigh]: readonly [number, number],
  after: number,
  [afterLow, afterHigh]: readonly [number, number],
): Readonly<Record<string, number>> {
  return { before, beforeLow, beforeHigh, after, afterLow, afterHigh };
}

function moved({ before, after }: { readonly before: number; readonly after: number }): number {
  return Math.abs(after - before);
}

function inWords(chance: number, locale: View['locale']): string {
  const word = WORDS.find(([, least]) => chance >= least)?.[0] ?? 'never';
  return phrase(locale, `frequency.${word}`);
}

/** `quota-doctor/calibration@1`: the same for a program, with every change. */
export function calibrationJson({ overlay, trust, accuracy, signs, priors }: CalibrationReport) {
  return {
    schema: 'quota-doctor/calibration@1',
    base: overlay.base,
    digest: overlay.digest,
    cases: overlay.cases,
    trust,
    accuracy: { ...accuracy, before: hitsJson(accuracy.before), after: hitsJson(accuracy.after) },
    signs,
    priors: priors.filter(({ before, after }) => before !== after),
  };
}

function hitsJson({ firstBetween, threeBetween, ...hits }: Hits) {
  return { ...hits, first_between: firstBetween, three_between: threeBetween };
}
