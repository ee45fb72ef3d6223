import type { KnowledgePack, Locale, NextQuestion } from '../diagnostics/index.ts';

/** The next question for a program that puts it to a person; "none of these" is an option of several choices. */
export function nextQuestionJson(next: NextQuestion, pack: KnowledgePack, locale: Locale) {
  const { id, fact, kind, purpose, sensitive } = next;
  const question = pack.questions.find(({ key }) => key === fact);
  const options = next.options.map((value) => {
    const option = question?.values.find((item) => item.id === value);
    return { value, text: (option?.label ?? option?.fact)?.[locale] ?? value };
  });
  const none =
    question?.none && !next.options.includes('none') ? [{ value: 'none', text: question.none.label[locale] }] : [];
  return {
    id,
    fact,
    kind,
    purpose,
    text: question?.text[locale] ?? '',
    why: question?.why[locale] ?? '',
    options: [...options, ...none],
    sensitive,
  };
}
