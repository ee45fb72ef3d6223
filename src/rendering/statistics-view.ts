import type { CaseStatistics, KnowledgePack } from '../diagnostics/index.ts';
import { causeInWords, stepInWords } from './case-words.ts';
import { phrase } from './phrases.ts';
import { columns, hang, wrap } from './text-layout.ts';
import { heading, type View } from './view.ts';

const MOST_CAUSES = 10;
const MOST_STEPS = 8;
const MOST_MONTHS = 12;
const MOST_TRENDS = 5;
/** Of fewer cases no line over months is drawn. */
const LEAST_OF_TREND = 3;
const LONGEST_BAR = 20;
const LEVELS = '▁▂▃▄▅▆▇█';

/** What many cases show, as text: counts and bars, no scale. */
export function renderStatistics(statistics: CaseStatistics, pack: KnowledgePack, view: View): string {
  const { locale, width } = view;
  const { cases, open, closed, right, resolution, clusters } = statistics;
  const say = (key: Parameters<typeof phrase>[1], slots: Readonly<Record<string, number | string>> = {}) =>
    wrap(
      phrase(locale, key, Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, `${value}`]))),
      width,
    );
  if (cases === 0) return `${say('cases.none').join('\n')}\n`;
  const lines = say('stats.cases', { cases, open, closed });
  for (const { cause, cases: of, of: all, since, until } of clusters.slice(0, 3)) {
    const slots = { cases: of, all, since: since.replace('T', ' '), until: until.replace('T', ' ') };
    lines.push(...say('stats.cluster', { ...slots, cause: causeInWords(pack, cause, locale) }).map(view.style.warn));
  }
  if (right.known > 0) lines.push(...say('stats.right', { ...right }));
  else if (closed > 0) lines.push(...say('stats.right_none'));
  const { median, longest } = resolution;
  if (median !== null && longest !== null)
    lines.push(...say(median === 0 ? 'stats.resolution_same_day' : 'stats.resolution', { median, longest }));
  lines.push(...heading(phrase(locale, 'stats.causes'), view), ...causeLines(statistics, pack, view));
  lines.push(...heading(phrase(locale, 'stats.months'), view), ...monthLines(statistics, view));
  lines.push(...trendLines(statistics, pack, view));
  const steps = statistics.steps.slice(0, MOST_STEPS);
  if (steps.length > 0) {
    lines.push(...heading(phrase(locale, 'stats.steps'), view));
    for (const { step, tried, helped } of steps) {
      const slots = { step: stepInWords(pack, step, locale), tried: String(tried), helped: String(helped) };
      lines.push(...hang('· ', phrase(locale, 'stats.step', slots), width));
    }
  }
  return `${lines.join('\n')}\n`;
}

function causeLines({ causes }: CaseStatistics, pack: KnowledgePack, view: View): string[] {
  const { locale } = view;
  const shown = causes.filter(({ cases }) => cases > 0).slice(0, MOST_CAUSES);
  const most = Math.max(1, ...shown.map(({ cases }) => cases));
  return shown.flatMap(({ cause, cases, confirmed }) => {
    const slots = { cause: causeInWords(pack, cause, locale), confirmed: String(confirmed) };
    const words = phrase(locale, confirmed > 0 ? 'stats.cause_confirmed' : 'stats.cause', slots);
    return barLines(cases, most, words, view);
  });
}

function monthLines({ months }: CaseStatistics, view: View): string[] {
  const shown = months.slice(-MOST_MONTHS);
  const most = Math.max(1, ...shown.map(({ cases }) => cases));
  return shown.flatMap(({ month, cases }) => barLines(cases, most, month, view));
}

/** How often each of the most frequent causes came, month by month, in one line each. */
function trendLines({ months, causes }: CaseStatistics, pack: KnowledgePack, view: View): string[] {
  const { locale, width } = view;
  const shown = months.slice(-MOST_MONTHS);
  const frequent = causes.filter(({ cases }) => cases >= LEAST_OF_TREND).slice(0, MOST_TRENDS);
  const [first] = shown;
  if (view.spoken || !first || shown.length < 2 || frequent.length === 0) return [];
  const most = Math.max(1, ...frequent.flatMap(({ cause }) => shown.map(({ causes: own }) => own[cause] ?? 0)));
  const level = (count: number) => (count === 0 ? '.' : (LEVELS[Math.ceil((count / most) * LEVELS.length) - 1] ?? '█'));
  const slots = { first: first.month, last: shown.at(-1)?.month ?? '', most: String(most) };
  return [
    ...heading(phrase(locale, 'stats.trends', slots), view),
    ...frequent.flatMap(({ cause }) => {
      const line = shown.map(({ causes: own }) => level(own[cause] ?? 0)).join('');
      return hang(`${line} `, causeInWords(pack, cause, locale), width);
    }),
  ];
}

/** A bar with its count, and what it stands for; read aloud, a bar is noise. */
function barLines(count: number, most: number, words: string, { width, spoken }: View): string[] {
  if (spoken) return hang('', `${count} ${words}`, width);
  const longest = Math.min(LONGEST_BAR, Math.floor(width / 3));
  const bar = '█'.repeat(count === 0 ? 0 : Math.max(1, Math.round((count / most) * longest)));
  const lead = `${' '.repeat(longest - columns(bar))}${bar} ${String(count).padStart(String(most).length)} `;
  return hang(lead, words, width);
}

/** `quota-doctor/statistics@1`: the same for a program. */
export function statisticsJson(statistics: CaseStatistics) {
  return { schema: 'quota-doctor/statistics@1', ...statistics };
}
