import type { CaseFile, KnowledgePack, RankedCause } from '../diagnostics/index.ts';
import { debtLines } from './debt-view.ts';
import { evidenceLines } from './evidence-view.ts';
import { reasonInWords, valueInWords } from './fact-words.ts';
import { phrase } from './phrases.ts';
import { routeLines } from './route-view.ts';
import { scamView } from './scam-view.ts';
import { stepLines } from './step-view.ts';
import { hang, wrap } from './text-layout.ts';
import { undecidedView } from './undecided-view.ts';
import { heading, sign, type View } from './view.ts';

/** A case in words for a person: what it is, what to do now, who alone can know more; then why, and the steps. */
export function renderCase(file: CaseFile, pack: KnowledgePack, view: View): string {
  const { outcome } = file.diagnosis;
  const lines =
    outcome === 'scam_alert'
      ? scamView(file, pack, view)
      : outcome === 'diagnosed'
        ? diagnosedView(file, pack, view)
        : undecidedView(file, pack, view);
  if (file.diagnosis.caution)
    lines.push('', ...wrap(phrase(view.locale, 'result.caution'), view.width).map(view.style.warn));
  lines.push('', ...wrap(phrase(view.locale, 'result.disclaimer'), view.width).map(view.style.faint));
  return `${lines.join('\n')}\n`;
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
    ...debtLines(file, view),
    '',
    ...wrap(cause.text[locale], width),
    ...reasonLines(file, pack, first, view),
  ];
  const named = others.filter(({ strength }) => strength !== null);
  if (named.length > 0) {
    lines.push(...heading(phrase(locale, 'result.others'), view));
    for (const { id } of named) {
      const other = pack.causes.find((item) => item.id === id);
      if (other) lines.push(...hang(sign('item', view), other.title[locale], width));
    }
  }
  lines.push(
    ...changeLines(file, pack, view),
    ...stepLines(file, pack, view),
    ...routeLines(file, pack, view),
    ...footLines(file, pack, cause, view),
  );
  return lines;
}

function reasonLines(file: CaseFile, pack: KnowledgePack, ranked: RankedCause, view: View): string[] {
  const { locale, width } = view;
  const lines = heading(phrase(locale, 'result.why'), view);
  for (const [kind, reasons] of [
    ['for', ranked.for],
    ['against', ranked.against],
  ] as const) {
    for (const { fact, value } of reasons) {
      lines.push(...hang(sign(kind, view), reasonInWords(pack, file.facts[fact], fact, value, locale), width));
    }
  }
  for (const key of ranked.open.slice(0, 2)) {
    const question = pack.questions.find((item) => item.key === key);
    if (question)
      lines.push(
        ...hang(sign('open', view), phrase(locale, 'result.open', { question: question.text[locale] }), width),
      );
  }
  const entries = file.diagnosis.messageEntries.flatMap((id) => pack.messages.find((entry) => entry.id === id) ?? []);
  if (entries.length > 0 && entries.every(({ ambiguous, generic }) => ambiguous || generic)) {
    lines.push(...wrap(phrase(locale, 'result.vague_message'), width));
  }
  const reply = file.facts.service_reply?.value;
  const generic = pack.questions
    .find(({ key }) => key === 'service_reply')
    ?.values.find(({ id }) => id === reply)?.generic;
  if (generic) lines.push(...wrap(phrase(locale, 'result.stock_reply'), width));
  return lines;
}

function changeLines(file: CaseFile, pack: KnowledgePack, view: View): string[] {
  const { locale, width } = view;
  if (file.whatIf.length === 0) return [];
  const lines = heading(phrase(locale, 'result.changes'), view);
  for (const { fact, value, cause } of file.whatIf) {
    const title = pack.causes.find(({ id }) => id === cause)?.title[locale] ?? cause;
    const said =
      fact === 'message'
        ? phrase(locale, 'result.screen_said', { wording: valueInWords(pack, fact, value, locale) })
        : valueInWords(pack, fact, value, locale);
    lines.push(...hang(sign('item', view), phrase(locale, 'result.change', { fact: said, cause: title }), width));
  }
  return lines;
}

function footLines(file: CaseFile, pack: KnowledgePack, cause: KnowledgePack['causes'][number], view: View): string[] {
  const { locale, width, style } = view;
  const lines: string[] = [];
  const avoid = file.plan.avoid.flatMap((id) => pack.avoid.find((item) => item.id === id) ?? []).slice(0, 4);
  if (avoid.length > 0) {
    lines.push(...heading(phrase(locale, 'result.avoid'), view));
    for (const { text } of avoid) lines.push(...hang(sign('avoid', view), text[locale], width));
  }
  lines.push(...evidenceLines(file, pack, view));
  lines.push(
    '',
    ...wrap(phrase(locale, `result.duration.${cause.duration.basis}`, { text: cause.duration.text[locale] }), width),
  );
  lines.push(...wrap(phrase(locale, `result.basis.${cause.basis.level}`, { text: cause.basis.text[locale] }), width));
  const ids = cause.sources.slice(0, 6).join(' ');
  lines.push(...wrap(phrase(locale, 'result.sources', { ids, kind: 'cause', id: cause.id }), width).map(style.faint));
  if (file.letters.length > 0) {
    const titles = file.letters.filter(({ refused }) => refused === null).map(({ title }) => title[locale]);
    if (titles.length > 0)
      lines.push(
        ...wrap(phrase(locale, 'letter.available', { titles: titles.join(locale === 'zh-CN' ? '、' : ', ') }), width),
      );
  }
  return lines;
}
