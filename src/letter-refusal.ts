import type { CaseFile, KnowledgePack, LetterRefusal, Locale } from './diagnostics/index.ts';
import { Failure } from './failure.ts';
import { phrase } from './rendering/phrases.ts';

/** A refused letter as the end of a command: the reason, what is missing, and what to do first. */
export function letterRefusal(refused: LetterRefusal, document: unknown, pack: KnowledgePack, locale: Locale): Failure {
  const steps = refused.repair.flatMap((id) => pack.steps.find((step) => step.id === id)?.text[locale] ?? []);
  const missing = refused.missing.flatMap((key) => pack.questions.find((item) => item.key === key)?.text[locale] ?? []);
  const words = [
    refused.message[locale],
    ...(missing.length > 0 ? [phrase(locale, 'letter.missing', { keys: missing.join(' ') })] : []),
    ...(steps.length > 0 ? [phrase(locale, 'letter.repair', { steps: steps.join(' ') })] : []),
  ].join('\n');
  return new Failure([{ code: 'letter_refused', words }], document);
}

/** No letter, or not this one: what can be written instead, and what to do. */
export function noGrounds(file: CaseFile, pack: KnowledgePack, locale: Locale): Failure {
  const titles = file.letters.filter(({ refused }) => refused === null).map(({ title }) => title[locale]);
  const message = (language: Locale) =>
    titles.length > 0
      ? phrase(language, 'letter.not_this', { titles: titles.join(language === 'zh-CN' ? '、' : ', ') })
      : phrase(language, 'letter.not_this_none');
  const repair = file.plan.steps.filter(({ status }) => status === 'next').map(({ id }) => id);
  const refused = {
    code: 'no_grounds',
    message: { 'zh-CN': message('zh-CN'), en: message('en') },
    missing: [],
    repair,
  };
  const document = {
    schema: 'quota-doctor/letter@1',
    refused: { ...refused, message: refused.message[locale] },
  };
  return letterRefusal(refused, document, pack, locale);
}
