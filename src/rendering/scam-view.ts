import type { CaseFile, KnowledgePack } from '../diagnostics/index.ts';
import { valueInWords } from './fact-words.ts';
import { phrase } from './phrases.ts';
import { stepLines } from './step-view.ts';
import { hang, wrap } from './text-layout.ts';
import { heading, rule, sign, type View } from './view.ts';

/** The screen for somebody who is being cheated: stop, whom to call, hang up; then the order, then why. */
export function scamView(file: CaseFile, pack: KnowledgePack, view: View): string[] {
  const { locale, width, style } = view;
  const loss = file.facts.loss?.value;
  const paid = loss === 'money_today' || loss === 'money_earlier';
  const call = paid ? 'scam.call_paid' : loss === 'details_given' ? 'scam.call_details' : 'scam.call_none';
  const cause = pack.causes.find(({ id }) => id === file.diagnosis.causes[0]?.id);
  const lines = [
    ...rule(view).map(style.warn),
    ...wrap(phrase(locale, paid ? 'scam.stop_paid' : 'scam.stop'), width).map(style.warn),
    ...wrap(phrase(locale, call), width).map(style.warn),
    ...wrap(phrase(locale, 'scam.hang_up'), width).map(style.warn),
    ...rule(view).map(style.warn),
    ...stepLines(file, pack, view, phrase(locale, 'scam.then')),
    ...heading(phrase(locale, 'scam.why'), view),
  ];
  for (const alarm of file.diagnosis.alarms) {
    const [key = '', value = ''] = alarm.split('=');
    lines.push(
      ...hang(
        sign('for', view),
        phrase(locale, 'result.you_said', { fact: valueInWords(pack, key, value, locale) }),
        width,
      ),
    );
  }
  if (cause) {
    lines.push(...wrap(phrase(locale, 'scam.pattern', { cause: cause.title[locale] }), width));
    lines.push(...wrap(cause.text[locale], width));
  }
  const avoid = file.plan.avoid.flatMap((id) => pack.avoid.find((item) => item.id === id) ?? []).slice(0, 4);
  if (avoid.length > 0) {
    lines.push(...heading(phrase(locale, 'result.avoid'), view));
    for (const { text } of avoid) lines.push(...hang(sign('avoid', view), text[locale], width));
  }
  lines.push(
    '',
    ...wrap(phrase(locale, 'scam.kind'), width),
    ...wrap(phrase(locale, 'scam.wrong'), width).map(style.faint),
  );
  return lines;
}
