import type { CaseFile, KnowledgePack, Locale, NextStep } from '../diagnostics/index.ts';
import { caseNote } from './case-note.ts';
import { debtLines } from './debt-view.ts';
import { reasonInWords } from './fact-words.ts';
import { phrase } from './phrases.ts';
import { columns, hang, wrap } from './text-layout.ts';
import { heading, rule, sign, type View } from './view.ts';

const LONGEST_BAR = 16;
const MOST_STEPS = 4;

/** The one line above each question for an agent: how much is known, what it looks like so far, how much is left. */
export function situationLine(
  { facts, diagnosis }: NextStep,
  pack: KnowledgePack,
  left: string,
  locale: Locale,
): string {
  const known = Object.values(facts).filter(({ value }) => value !== null).length;
  const id = diagnosis.outcome === 'diagnosed' ? diagnosis.causes[0]?.id : undefined;
  const cause = pack.causes.find((entry) => entry.id === id)?.title[locale];
  const parts = [phrase(locale, 'agent.known', { count: String(known) })];
  if (cause) parts.push(phrase(locale, 'agent.so_far', { cause }));
  return [...parts, ...(left === '' ? [] : [left])].join(' | ');
}

/** A case for an agent: what it looks like, what to read out, what may be said, the steps, and the note. */
export function renderCaseForAgent(file: CaseFile, pack: KnowledgePack, view: View): string {
  const { locale, width, style } = view;
  const lines = [...headLines(file, pack, view), ...debtLines(file, view)];
  lines.push(...barLines(file, pack, view));
  lines.push(...heading(phrase(locale, 'agent.read_head'), view), ...readOutLines(file, pack, view));
  lines.push(...stepLinesFor(file, pack, view));
  lines.push(...heading(phrase(locale, 'agent.may_say'), view));
  for (const key of ['agent.may_1', 'agent.may_2'] as const)
    lines.push(...hang(sign('for', view), phrase(locale, key), width));
  for (const key of ['agent.not_1', 'agent.not_2'] as const)
    lines.push(...hang(sign('avoid', view), phrase(locale, key), width));
  lines.push(...heading(phrase(locale, 'agent.note_head'), view), ...rule(view));
  lines.push(caseNote(file, pack, locale, width).trimEnd(), ...rule(view));
  lines.push(...wrap(phrase(locale, 'result.disclaimer'), width).map(style.faint));
  return `${lines.join('\n')}\n`;
}

function headLines(file: CaseFile, pack: KnowledgePack, { locale, width, style }: View): string[] {
  const { outcome, causes, caution } = file.diagnosis;
  const [first] = causes;
  const cause = pack.causes.find(({ id }) => id === first?.id);
  const lines: string[] = [];
  if (outcome === 'scam_alert') lines.push(...wrap(phrase(locale, 'agent.scam'), width).map(style.warn));
  else if (outcome === 'diagnosed' && cause)
    lines.push(
      ...wrap(phrase(locale, `result.${first?.strength ?? 'possible'}`, { cause: cause.title[locale] }), width).map(
        style.strong,
      ),
    );
  else
    lines.push(
      ...wrap(phrase(locale, outcome === 'needs_answers' ? 'needs.head' : 'agent.undecided'), width).map(style.strong),
    );
  for (const { fact, value } of first?.for.slice(0, 3) ?? [])
    lines.push(...hang('+ ', reasonInWords(pack, file.facts[fact], fact, value, locale), width));
  if (caution) lines.push(...wrap(phrase(locale, 'result.caution'), width).map(style.warn));
  return lines;
}

/** How the causes compare, longest first; lengths only, so that nobody reads a chance out of them. */
function barLines({ diagnosis }: CaseFile, pack: KnowledgePack, view: View): string[] {
  const { locale, width } = view;
  if (diagnosis.outcome === 'scam_alert' || view.spoken) return [];
  const rows = diagnosis.causes.flatMap(({ id, score }) => {
    const title = pack.causes.find((cause) => cause.id === id)?.title[locale];
    return title ? [{ title, score }] : [];
  });
  rows.push({ title: phrase(locale, 'agent.not_listed'), score: diagnosis.familyScores.not_listed ?? 0 });
  const most = Math.max(...rows.map(({ score }) => score));
  if (rows.length < 2 || most <= 0) return [];
  const lines = heading(phrase(locale, 'agent.bars'), view);
  for (const { title, score } of rows) {
    const bar = '#'.repeat(Math.max(1, Math.round((score / most) * LONGEST_BAR)));
    lines.push(...hang(`${bar}${' '.repeat(LONGEST_BAR + 1 - columns(bar))}`, title, width));
  }
  return lines;
}

/** What to say to the caller: a guess that sounds like one, what to do, and who alone knows more. */
function readOutLines(file: CaseFile, pack: KnowledgePack, { locale, width }: View): string[] {
  const { outcome, causes } = file.diagnosis;
  const cause = pack.causes.find(({ id }) => id === causes[0]?.id);
  if (outcome === 'scam_alert') {
    const paid = ['money_today', 'money_earlier', 'details_given'].includes(String(file.facts.loss?.value));
    return wrap(phrase(locale, paid ? 'agent.say_scam_lost' : 'agent.say_scam'), width);
  }
  if (outcome !== 'diagnosed' || !cause) return wrap(phrase(locale, 'agent.say_undecided'), width);
  const slots = { cause: cause.title[locale], now: cause.doNow[locale], who: cause.whoKnows[locale] };
  return wrap(phrase(locale, 'agent.say', slots), width);
}

function stepLinesFor({ plan }: CaseFile, pack: KnowledgePack, view: View): string[] {
  const { locale, width } = view;
  if (plan.steps.length === 0) return [];
  const lines = heading(phrase(locale, 'result.next'), view);
  plan.steps.slice(0, MOST_STEPS).forEach(({ id, due }, index) => {
    const text = pack.steps.find((step) => step.id === id)?.text[locale];
    if (!text) return;
    const by = due ? phrase(locale, 'agent.by', { date: due }) : '';
    lines.push(...hang(`${index + 1} `, text + by, width));
  });
  return lines;
}
