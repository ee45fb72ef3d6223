import type { CaseFile, Facts, KnowledgePack } from '../diagnostics/index.ts';
import { phrase } from './phrases.ts';
import { hang, wrap } from './text-layout.ts';
import { heading, sign, type View } from './view.ts';

/** What somebody who cannot repay does first, in this order. */
const ROUTE = ['reduce_debt', 'repay_overdue_first', 'ask_deferral'];
const MYTHS = ['credit_repair', 'split_into_small_loans', 'recovery_for_a_fee'];

/** Whether the person borrows to repay other debts, as far as was said. */
export function borrowsToRepay(facts: Facts): boolean {
  return facts.debt?.value === 'borrowing_to_repay' || facts.loan_use?.value === 'repay_other_loans';
}

/** Two lines for the top of a result: the honest route before any other. */
export function debtLines({ facts }: CaseFile, view: View): string[] {
  if (!borrowsToRepay(facts)) return [];
  const { locale, width, style } = view;
  return wrap(phrase(locale, 'debt.first'), width).map(style.strong);
}

/** The whole way out of borrowing to repay: what to ask whom, what to say, what not to believe. */
export function renderDebtHelp(pack: KnowledgePack, view: View): string {
  const { locale, width, style } = view;
  const lines = [
    ...wrap(phrase(locale, 'debt.head'), width).map(style.strong),
    ...wrap(phrase(locale, 'debt.kind'), width),
  ];
  lines.push(...heading(phrase(locale, 'result.next'), view));
  const steps = ROUTE.flatMap((id) => pack.steps.find((step) => step.id === id) ?? []);
  steps.forEach(({ text, worked }, index) => {
    lines.push(...hang(`${index + 1} `, text[locale], width));
    if (worked) lines.push(...hang('  ', worked[locale], width).map(style.faint));
  });
  lines.push(...heading(phrase(locale, 'debt.say_head'), view), ...wrap(phrase(locale, 'debt.say'), width));
  lines.push(...heading(phrase(locale, 'debt.not'), view));
  for (const id of MYTHS) {
    const myth = pack.myths.find((entry) => entry.id === id);
    if (myth)
      lines.push(
        ...hang(
          sign('avoid', view),
          `${myth.claim[locale]}${phrase(locale, 'debt.answer')}${myth.answer[locale]}`,
          width,
        ),
      );
  }
  lines.push('', ...wrap(phrase(locale, 'debt.end'), width));
  return `${lines.join('\n')}\n`;
}
