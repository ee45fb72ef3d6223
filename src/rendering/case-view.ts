import type { CaseFile, KnowledgePack, Locale, PlannedStep, RankedCause } from '../diagnostics/index.ts';
import { reasonInWords, valueInWords } from './fact-words.ts';
import { phrase } from './phrases.ts';
import { scamView } from './scam-view.ts';
import type { Style } from './style.ts';
import { hang, wrap } from './text-layout.ts';

/** How a view is to look. Width in columns. */
export interface View {
  readonly locale: Locale;
  readonly width: number;
  readonly style: Style;
}

/** A case in words for a person: what it is, what to do now, who alone can know more; then why, and the steps. */
export function renderCase(file: CaseFile, pack: KnowledgePack, view: View): string {
  const { outcome } = file.diagnosis;
  const lines =
    outcome === 'scam_alert'
      ? scamView(file, pack, view)
      : outcome === 'diagnosed'
        ? diagnosedView(file, pack, view)
        : undecidedView(file, pack, view);
  if (file.diagnosis.caution) lines.push('', ...wrap(phrase(view.locale, 'result.caution'), view.width).map(view.style.warn));
  lines.push('', ...wrap(phrase(view.locale, 'result.disclaimer'), view.width).map(view.style.faint));
  return `${lines.join('\n')}\n`;
}

/** A heading on a line of its own, after an empty line. */
export function heading(text: string, view: View): string[] {
  return ['', view.style.strong(text)];
}

function diagnosedView(file: CaseFile, pack: KnowledgePack, view: View): string[] {
  const { locale, width, style } = view;
  const [first, ...others] = file.diagnosis.causes;
  const cause = pack.causes.find(({ id }) => id === first?.id);
  if (!first || !cause) return undecidedView(file, pack, view);
  const head = phrase(locale, `result.${first.strength ?? 'possible'}`, { cause: cause.title[locale] });
  const lines = [
    ...wrap(head, width).map(style.strong),
    ...wrap(cause.doNow[locale], width),
    ...wrap(cause.whoKnows[locale], width),
    '',
    ...wrap(cause.text[locale], width),
    ...reasonLines(file, pack, first, view),
  ];
  const named = others.filter(({ strength }) => strength !== null);
  if (named.length > 0) {
    lines.push(...heading(phrase(locale, 'result.others'), view));
    for (const { id } of named) {
      const other = pack.causes.find((item) => item.id === id);
      if (other) lines.push(...hang('· ', other.title[locale], width));
    }
  }
  lines.push(...changeLines(file, pack, view), ...stepLines(file, pack, view), ...footLines(file, pack, cause, view));
  return lines;
}

function reasonLines(file: CaseFile, pack: KnowledgePack, ranked: RankedCause, view: View): string[] {
  const { locale, width } = view;
  const lines = heading(phrase(locale, 'result.why'), view);
  for (const [sign, reasons] of [['+ ', ranked.for], ['- ', ranked.against]] as const) {
    for (const { fact, value } of reasons) {
      lines.push(...hang(sign, reasonInWords(pack, file.facts[fact], fact, value, locale), width));
    }
  }
  for (const key of ranked.open.slice(0, 2)) {
    const question = pack.questions.find((item) => item.key === key);
    if (question) lines.push(...hang('? ', phrase(locale, 'result.open', { question: question.text[locale] }), width));
  }
  const entries = file.diagnosis.messageEntries.flatMap((id) => pack.messages.find((entry) => entry.id === id) ?? []);
  if (entries.length > 0 && entries.every(({ ambiguous, generic }) => ambiguous || generic)) {
    lines.push(...wrap(phrase(locale, 'result.vague_message'), width));
  }
  const reply = file.facts.service_reply?.value;
  const generic = pack.questions.find(({ key }) => key === 'service_reply')?.values.find(({ id }) => id === reply)?.generic;
  if (generic) lines.push(...wrap(phrase(locale, 'result.stock_reply'), width));
  return lines;
}

function changeLines(file: CaseFile, pack: KnowledgePack, view: View): string[] {
  const { locale, width } = view;
  if (file.whatIf.length === 0) return [];
  const lines = heading(phrase(locale, 'result.changes'), view);
  for (const { fact, value, cause } of file.whatIf) {
    const title = pack.causes.find(({ id }) => id === cause)?.title[locale] ?? cause;
    const said = fact === 'message' ? phrase(locale, 'result.screen_said', { wording: valueInWords(pack, fact, value, locale) }) : valueInWords(pack, fact, value, locale);
    lines.push(...hang('· ', phrase(locale, 'result.change', { fact: said, cause: title }), width));
  }
  return lines;
}

/** The steps in order, each with who acts and the dates that are known. */
export function stepLines(file: CaseFile, pack: KnowledgePack, view: View, title = phrase(view.locale, 'result.next')): string[] {
  const { locale, width, style } = view;
  if (file.plan.steps.length === 0) return [];
  const lines = heading(title, view);
  file.plan.steps.forEach((planned, index) => {
    const step = pack.steps.find(({ id }) => id === planned.id);
    if (!step) return;
    const done = planned.status === 'done' ? phrase(locale, 'result.done') : '';
    lines.push(...hang(`${index + 1} `, step.text[locale] + done, width));
    const note = noteOf(file, planned, locale);
    if (note !== '') lines.push(...hang('  ', note, width).map(style.faint));
    if (step.worked && planned.status === 'next') lines.push(...hang('  ', step.worked[locale], width).map(style.faint));
  });
  return lines;
}

function noteOf(file: CaseFile, planned: PlannedStep, locale: Locale): string {
  const parts = [phrase(locale, `result.who.${planned.who}`)];
  if (planned.status === 'not_yet' && planned.after.length > 0) {
    const numbers = planned.after.map((id) => file.plan.steps.findIndex((step) => step.id === id) + 1).filter((n) => n > 0);
    parts.push(phrase(locale, 'result.after', { steps: numbers.join(locale === 'zh-CN' ? '、' : ', ') }));
  } else if (planned.notBefore) parts.push(phrase(locale, 'result.not_before', { date: planned.notBefore }));
  if (planned.days && planned.due) {
    const slots = { count: String(planned.days.count), date: planned.due };
    const { kind, certain } = planned.days;
    if (kind === 'calendar') parts.push(phrase(locale, certain ? 'result.due_rule' : 'result.due_advice', slots));
    else parts.push(phrase(locale, certain ? 'result.due_working' : 'result.due_working_uncertain', slots));
  }
  return parts.join(locale === 'zh-CN' ? '；' : '; ');
}

function footLines(file: CaseFile, pack: KnowledgePack, cause: KnowledgePack['causes'][number], view: View): string[] {
  const { locale, width, style } = view;
  const lines: string[] = [];
  const avoid = file.plan.avoid.flatMap((id) => pack.avoid.find((item) => item.id === id) ?? []).slice(0, 4);
  if (avoid.length > 0) {
    lines.push(...heading(phrase(locale, 'result.avoid'), view));
    for (const { text } of avoid) lines.push(...hang('× ', text[locale], width));
  }
  const keep = [...new Set(file.plan.steps.flatMap(({ id }) => pack.steps.find((step) => step.id === id)?.keep.map((text) => text[locale]) ?? []))];
  if (keep.length > 0) {
    lines.push(...heading(phrase(locale, 'result.keep'), view));
    for (const item of keep.slice(0, 6)) lines.push(...hang('□ ', item, width));
  }
  lines.push('', ...wrap(phrase(locale, `result.duration.${cause.duration.basis}`, { text: cause.duration.text[locale] }), width));
  lines.push(...wrap(phrase(locale, `result.basis.${cause.basis.level}`, { text: cause.basis.text[locale] }), width));
  const ids = cause.sources.slice(0, 6).join(' ');
  lines.push(...wrap(phrase(locale, 'result.sources', { ids, kind: 'cause', id: cause.id }), width).map(style.faint));
  if (file.letters.length > 0) {
    const titles = file.letters.filter(({ refused }) => refused === null).map(({ title }) => title[locale]);
    if (titles.length > 0) lines.push(...wrap(phrase(locale, 'letter.available', { titles: titles.join(locale === 'zh-CN' ? '、' : ', ') }), width));
  }
  return lines;
}

function undecidedView(file: CaseFile, pack: KnowledgePack, view: View): string[] {
  const { locale, width, style } = view;
  const { diagnosis } = file;
  const needs = diagnosis.outcome === 'needs_answers';
  const lines = [
    ...wrap(phrase(locale, needs ? 'needs.head' : 'undecided.head'), width).map(style.strong),
    ...wrap(phrase(locale, 'undecided.do'), width),
    ...wrap(phrase(locale, 'undecided.who'), width),
  ];
  if (diagnosis.reach === 'outside_pack') lines.push(...wrap(phrase(locale, 'undecided.outside'), width));
  if (diagnosis.reach === 'only_platform_can_tell') lines.push(...wrap(phrase(locale, 'undecided.platform'), width));
  if (diagnosis.ruledOut.length > 0) {
    lines.push(...heading(phrase(locale, 'undecided.ruled_out'), view));
    for (const id of diagnosis.ruledOut.slice(0, 4)) {
      lines.push(...hang('- ', pack.families.find((family) => family.id === id)?.title[locale] ?? id, width));
    }
  }
  if (diagnosis.causes.length > 0) {
    lines.push(...heading(phrase(locale, 'undecided.running'), view));
    for (const { id } of diagnosis.causes) {
      lines.push(...hang('? ', pack.causes.find((cause) => cause.id === id)?.title[locale] ?? id, width));
    }
  }
  lines.push(...heading(phrase(locale, 'undecided.checks'), view));
  let number = 1;
  for (const { fact } of diagnosis.checks) {
    const question = pack.questions.find(({ key }) => key === fact);
    if (question) lines.push(...hang(`${number++} `, [question.text[locale], question.where?.[locale] ?? ''].join(' ').trim(), width));
  }
  lines.push(...hang(`${number} `, phrase(locale, 'undecided.ask'), width));
  if (file.next) {
    const question = pack.questions.find(({ key }) => key === file.next?.fact);
    const values = file.next.options.length > 0 ? file.next.options.join(' ') : file.next.kind;
    if (question) lines.push('', ...wrap(phrase(locale, 'needs.next', { question: question.text[locale], key: question.key, values }), width));
  }
  lines.push('', ...wrap(phrase(locale, 'undecided.back'), width));
  return lines;
}
