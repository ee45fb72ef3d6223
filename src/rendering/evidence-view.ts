import type { CaseFile, KnowledgePack, Locale } from '../diagnostics/index.ts';
import { phrase } from './phrases.ts';
import { hang } from './text-layout.ts';
import { heading, sign, type View } from './view.ts';

/** The checklist in words: each paper with what it proves. */
export function evidenceLines(file: CaseFile, pack: KnowledgePack, view: View, most = 6): string[] {
  const { locale, width } = view;
  const items = evidenceOf(file, pack).slice(0, most);
  if (items.length === 0) return [];
  return [
    ...heading(phrase(locale, 'result.keep'), view),
    ...items.flatMap(({ text, proves }) =>
      hang(sign('keep', view), phrase(locale, 'result.paper', { paper: text[locale], proves: proves[locale] }), width),
    ),
  ];
}

/** The papers of a case in the pack's own words. */
export function evidenceOf({ evidence }: CaseFile, pack: KnowledgePack): readonly KnowledgePack['evidence'][number][] {
  return evidence.flatMap((id) => pack.evidence.find((item) => item.id === id) ?? []);
}

/** The checklist for a program; brief: ids only. */
export function evidenceJson(file: CaseFile, pack: KnowledgePack, locale: Locale, brief: boolean) {
  if (brief) return file.evidence;
  return evidenceOf(file, pack).map(({ id, text, proves, where, sources }) => ({
    id,
    text: text[locale],
    proves: proves[locale],
    where: where[locale],
    sources,
  }));
}
