import type { Fact, Facts, KnowledgePack, LedgerLine, WhyNot } from '../diagnostics/index.ts';
import { reasonInWords, valueInWords } from './fact-words.ts';
import { phrase } from './phrases.ts';
import { hang, wrap } from './text-layout.ts';
import { heading, type View } from './view.ts';

/** Why a cause does not come first, in words: what speaks for each of the two, what is not known, what would turn it. */
export function renderWhyNot(why: WhyNot, facts: Facts, pack: KnowledgePack, view: View): string {
  const { locale, width, style } = view;
  const title = (id: string | null) => pack.causes.find((cause) => cause.id === id)?.title[locale] ?? '';
  const [cause, first] = [title(why.cause), title(why.first)];
  const lines = [...wrap(verdict(why, cause, first, view), width).map(style.strong)];
  if (why.excludedBy.length > 0) {
    lines.push(...heading(phrase(locale, 'why_not.excluded'), view));
    for (const key of why.excludedBy) lines.push(...hang('- ', said(pack, key, facts[key], view), width));
  }
  const part = (name: Parameters<typeof phrase>[1], words: Record<string, string>, list: readonly LedgerLine[]) => {
    if (list.length === 0) return;
    lines.push(...heading(phrase(locale, name, words), view));
    for (const line of list) {
      const reason = reasonInWords(pack, facts[line.fact], line.fact, line.value, locale);
      const from = line.sources.length > 0 ? phrase(locale, 'why_not.sources', { ids: line.sources.join(' ') }) : '';
      lines.push(...hang(line.weight > 0 ? '+ ' : '- ', `${reason}${from}`, width));
    }
  };
  part(
    'why_not.for',
    { cause },
    why.ledger.filter(({ weight }) => weight > 0),
  );
  part(
    'why_not.against',
    { cause },
    why.ledger.filter(({ weight }) => weight < 0),
  );
  if (!why.isFirst) {
    const better = why.ledger.filter(({ weight, forFirst }) => weight >= 0 && forFirst > weight);
    part(
      'why_not.better',
      { first },
      better.map((line) => ({ ...line, weight: line.forFirst })),
    );
  }
  if (why.missing.length > 0) {
    lines.push(...heading(phrase(locale, 'why_not.missing'), view));
    for (const { fact, value } of why.missing)
      lines.push(...hang('? ', valueInWords(pack, fact, value, locale), width));
  }
  if (why.wouldLead.length > 0) {
    lines.push(...heading(phrase(locale, 'why_not.would_lead'), view));
    for (const { fact, value } of why.wouldLead) lines.push(...hang('· ', worded(pack, fact, value, view), width));
  } else if (!why.isFirst && why.excludedBy.length === 0 && !why.alert) {
    lines.push('', ...wrap(phrase(locale, 'why_not.no_single'), width));
  }
  return `${lines.join('\n')}\n`;
}

function verdict(why: WhyNot, cause: string, first: string, { locale }: View): string {
  if (why.isFirst) return phrase(locale, 'why_not.is_first', { cause });
  if (why.alert) return phrase(locale, 'why_not.alert', { cause });
  if (why.excludedBy.length > 0) return phrase(locale, 'why_not.impossible', { cause });
  if (why.first === null) return phrase(locale, 'why_not.nothing_known', { cause });
  return phrase(locale, 'why_not.behind', { cause, first });
}

function worded(pack: KnowledgePack, fact: string, value: string, { locale }: View): string {
  const words = valueInWords(pack, fact, value, locale);
  return fact === 'message' ? phrase(locale, 'result.screen_said', { wording: words }) : words;
}

function said(pack: KnowledgePack, key: string, fact: Fact | undefined, { locale }: View): string {
  const values = Array.isArray(fact?.value) ? fact.value : [String(fact?.value ?? '')];
  return values.map((value) => reasonInWords(pack, fact, key, value, locale)).join(' ');
}
