import { plot, type Settings } from 'simple-ascii-chart';
import { byTime, type Locale, type QuotaEntry, type QuotaReading } from '../diagnostics/index.ts';
import { daysBetween } from '../diagnostics/plan/calendar-date.ts';
import { phrase } from './phrases.ts';
import { wrap } from './text-layout.ts';
import type { View } from './view.ts';

const HEIGHT = 8;
const WIDEST = 80;
const MINUTES = 1440;
type Line = [x: number, y: number][];

/** The limit over time as a line, with repayments and refusals on the same axis; nothing with fewer than two readings. */
export function renderQuotaChart(log: readonly QuotaEntry[], view: View): string {
  const entries = byTime(log);
  const readings = entries.filter((entry): entry is QuotaReading => entry.kind === 'reading');
  const [first] = entries;
  if (readings.length < 2 || !first) return '';
  const place = (at: string) => minutesSince(first.at, at);
  const lines = chart(
    'quota.chart.quota',
    readings.map(({ at, quota }) => [place(at), quota]),
    entries,
    place,
    view,
  );
  const available = readings.flatMap(({ at, available }): Line => (available === null ? [] : [[place(at), available]]));
  if (available.length >= 2) lines.push('', ...chart('quota.chart.available', available, entries, place, view));
  return `${lines.join('\n')}\n`;
}

function chart(
  title: 'quota.chart.quota' | 'quota.chart.available',
  line: Line,
  entries: readonly QuotaEntry[],
  place: (at: string) => number,
  { locale, width, style }: View,
): string[] {
  const highest = Math.max(...line.map(([, y]) => y));
  const label = Math.max(...line.map(([, y]) => String(y).length));
  const end = Math.max(place(entries.at(-1)?.at ?? ''), line.at(-1)?.[0] ?? 0);
  const [last] = line.slice(-1);
  // The last reading still stands at the time of the last event.
  const whole: Line = last && last[0] < end ? [...line, [end, last[1]]] : line;
  const start = entries[0]?.at ?? '';
  const settings: Settings = {
    width: Math.max(12, Math.min(width, WIDEST) - label - 6),
    height: HEIGHT,
    yRange: [0, Math.max(1, highest)],
    customXAxisTicks: [],
    hideXAxisTicks: true,
    thresholds: entries.filter(({ kind }) => kind === 'refused').map(({ at }) => ({ x: place(at) })),
    points: entries
      .filter(({ kind }) => kind === 'repaid')
      .map(({ at }) => ({ x: place(at), y: heightAt(whole, place(at)) })),
    symbols: { thresholds: { x: '┊', y: '┊' }, point: '●' },
    formatter: (value) => String(value),
  };
  const drawn = plot(whole, settings)
    .split('\n')
    .map((row) => row.trimEnd())
    .filter((row) => row !== '');
  const span = `${start.slice(0, 10)} → ${entries.at(-1)?.at.slice(0, 10) ?? ''}`;
  return [
    style.strong(phrase(locale, title)),
    ...drawn,
    `${' '.repeat(Math.max(0, label + 2))}${span}`,
    ...legend(entries, locale, width),
  ];
}

/** What the marks of a chart mean, as far as they are there. */
export function quotaLegend(entries: readonly QuotaEntry[], locale: Locale): string[] {
  return [
    ...(entries.some(({ kind }) => kind === 'repaid') ? [phrase(locale, 'quota.chart.repaid')] : []),
    ...(entries.some(({ kind }) => kind === 'refused') ? [phrase(locale, 'quota.chart.refused')] : []),
  ];
}

function legend(entries: readonly QuotaEntry[], locale: Locale, width: number): string[] {
  const words = quotaLegend(entries, locale);
  return words.length === 0 ? [] : wrap(words.join('  '), width);
}

function heightAt(line: Line, x: number): number {
  return line.filter(([at]) => at <= x).at(-1)?.[1] ?? line[0]?.[1] ?? 0;
}

function minutesSince(start: string, at: string): number {
  const minute = (text: string) => Number(text.slice(11, 13) || 0) * 60 + Number(text.slice(14, 16) || 0);
  return daysBetween(start.slice(0, 10), at.slice(0, 10)) * MINUTES + minute(at) - minute(start);
}

const SVG = { width: 640, height: 240, left: 64, right: 16, top: 16, bottom: 36 } as const;

/** The same as SVG: a step line, with marks for repayments and refusals. Colours follow the page it stands in. */
export function quotaSvg(log: readonly QuotaEntry[], locale: Locale): string {
  const entries = byTime(log);
  const readings = entries.filter((entry): entry is QuotaReading => entry.kind === 'reading');
  const [first] = entries;
  if (readings.length < 2 || !first) return '';
  const end = minutesSince(first.at, entries.at(-1)?.at ?? first.at) || 1;
  const highest = Math.max(1, ...readings.map(({ quota }) => quota));
  const x = (at: string) => fixed(SVG.left + (minutesSince(first.at, at) / end) * (SVG.width - SVG.left - SVG.right));
  const y = (amount: number) =>
    fixed(SVG.height - SVG.bottom - (amount / highest) * (SVG.height - SVG.top - SVG.bottom));
  const floor = y(0);
  const path = readings
    .map(({ at, quota }, n) => (n === 0 ? `M${x(at)} ${y(quota)}` : `H${x(at)}V${y(quota)}`))
    .join('')
    .concat(`H${SVG.width - SVG.right}`);
  const marks = entries.flatMap(({ kind, at }) => {
    if (kind === 'repaid') return [`<circle cx="${x(at)}" cy="${floor}" r="5" fill="currentColor"/>`];
    if (kind !== 'refused') return [];
    return [`<path d="M${x(at)} ${SVG.top}V${floor}" stroke="currentColor" stroke-dasharray="2 4"/>`];
  });
  const text = (at: number, height: number, words: string, anchor: string) =>
    `<text x="${at}" y="${height}" text-anchor="${anchor}" font-size="12" fill="currentColor">${words}</text>`;
  const title = phrase(locale, 'quota.chart.quota');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SVG.width} ${SVG.height}" role="img" aria-label="${title}">`,
    `<path d="M${SVG.left} ${SVG.top}V${floor}H${SVG.width - SVG.right}" fill="none" stroke="currentColor" opacity="0.4"/>`,
    `<path d="${path}" fill="none" stroke="currentColor" stroke-width="2"/>`,
    ...marks,
    text(SVG.left - 6, Number(y(highest)) + 4, String(highest), 'end'),
    text(SVG.left - 6, Number(floor), '0', 'end'),
    text(SVG.left, SVG.height - 12, first.at.slice(0, 10), 'start'),
    text(SVG.width - SVG.right, SVG.height - 12, entries.at(-1)?.at.slice(0, 10) ?? '', 'end'),
    '</svg>\n',
  ].join('\n');
}

function fixed(number: number): string {
  return String(Math.round(number * 10) / 10);
}
