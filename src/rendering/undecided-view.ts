import type { CaseFile, KnowledgePack } from '../diagnostics/index.ts';
import { debtLines } from './debt-view.ts';
import { phrase } from './phrases.ts';
import { hang, wrap } from './text-layout.ts';
import { heading, sign, type View } from './view.ts';

/** What can be said when no cause is named: what is ruled out, what is left, and what would settle it. */
export function undecidedView(file: CaseFile, pack: KnowledgePack, view: View): string[] {
  const { locale, width, style } = view;
  const { diagnosis } = file;
  const needs = diagnosis.outcome === 'needs_answers';
  const lines = [
    ...wrap(phrase(locale, needs ? 'needs.head' : 'undecided.head'), width).map(style.strong),
    ...wrap(phrase(locale, 'undecided.do'), width),
    ...wrap(phrase(locale, 'undecided.who'), width),
    ...debtLines(file, view),
  ];
  if (diagnosis.reach === 'outside_pack') lines.push(...wrap(phrase(locale, 'undecided.outside'), width));
  if (diagnosis.reach === 'only_platform_can_tell') lines.push(...wrap(phrase(locale, 'undecided.platform'), width));
  if (diagnosis.ruledOut.length > 0) {
    lines.push(...heading(phrase(locale, 'undecided.ruled_out'), view));
    for (const id of diagnosis.ruledOut.slice(0, 4)) {
      lines.push(
        ...hang(sign('against', view), pack.families.find((family) => family.id === id)?.title[locale] ?? id, width),
      );
    }
  }
  if (diagnosis.causes.length > 0) {
    lines.push(...heading(phrase(locale, 'undecided.running'), view));
    for (const { id } of diagnosis.causes) {
      lines.push(...hang(sign('open', view), pack.causes.find((cause) => cause.id === id)?.title[locale] ?? id, width));
    }
  }
  lines.push(...heading(phrase(locale, 'undecided.checks'), view));
  let number = 1;
  for (const { fact } of diagnosis.checks) {
    const question = pack.questions.find(({ key }) => key === fact);
    if (question)
      lines.push(
        ...hang(`${number++} `, question.text[locale], width),
        ...(question.where
          ? hang('  ', phrase(locale, 'interview.where', { text: question.where[locale] }), width).map(style.faint)
          : []),
      );
  }
  lines.push(...hang(`${number} `, phrase(locale, 'undecided.ask'), width));
  if (file.next) {
    const question = pack.questions.find(({ key }) => key === file.next?.fact);
    const values = file.next.options.length > 0 ? file.next.options.join(' ') : file.next.kind;
    if (question)
      lines.push(
        '',
        ...wrap(phrase(locale, 'needs.next', { question: question.text[locale], key: question.key, values }), width),
      );
  }
  lines.push('', ...wrap(phrase(locale, 'undecided.back'), width));
  return lines;
}
