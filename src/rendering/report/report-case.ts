import { type CaseFile, type Fact, type KnowledgePack, type Locale, mask } from '../../diagnostics/index.ts';
import { factInReview, valueInWords } from '../fact-words.ts';
import { phrase } from '../phrases.ts';

/** For whom a report is: the borrower, or a hotline agent, who sees no free text, no exact sums and nothing sensitive. */
export type Audience = 'borrower' | 'agent';

/** A case as a report tells it. */
export interface ReportCase {
  readonly file: CaseFile;
  readonly pack: KnowledgePack;
  readonly locale: Locale;
  readonly audience: Audience;
  readonly cause: KnowledgePack['causes'][number] | undefined;
  /** The result in one line. */
  readonly result: string;
  readonly answers: readonly { readonly key: string; readonly question: string; readonly answer: string }[];
  /** Those of them that led to the result, safety first. */
  readonly path: ReportCase['answers'];
  /** Answers nobody has given that would lead elsewhere. */
  readonly elsewhere: readonly string[];
}

/** What decides the result, in the order an interview puts it; whom to write to does not. */
const LEADING = ['safety', 'situation', 'cause'] as const;

/** Puts a case into the words of a report. */
export function reportCase(file: CaseFile, pack: KnowledgePack, locale: Locale, audience: Audience): ReportCase {
  const [first] = file.diagnosis.causes;
  const named = file.diagnosis.outcome === 'diagnosed' || file.diagnosis.outcome === 'scam_alert';
  const cause = named ? pack.causes.find(({ id }) => id === first?.id) : undefined;
  const ticked = saidOnLists(file, pack);
  const answers = pack.questions.flatMap(({ key, text }) => {
    const fact = file.facts[key];
    if (!fact || fact.value === null || fact.from === 'derived' || ticked(key, fact)) return [];
    return [{ key, question: text[locale], answer: answerOf(file, pack, key, fact, locale, audience) }];
  });
  const path = LEADING.flatMap((purpose) =>
    answers.filter(({ key }) => pack.questions.find((question) => question.key === key)?.purpose === purpose),
  );
  return {
    file,
    pack,
    locale,
    audience,
    cause,
    path,
    result: resultOf(file, cause, locale),
    answers,
    elsewhere: elsewhereOf(file, pack, locale),
  };
}

/** Whether a fact was told by ticking it on a list: there it stands, and not once more as an answer of its own. */
function saidOnLists({ facts }: CaseFile, pack: KnowledgePack): (key: string, fact: Fact) => boolean {
  const said = pack.questions.flatMap((question) => {
    const ticked = [facts[question.key]?.value].flat();
    return question.values
      .filter(({ id }) => ticked.includes(id))
      .flatMap(({ means = {} }) => Object.entries(means).map((pair) => pair.join('=')));
  });
  return (key, { value }) => [value].flat().every((item) => said.includes(`${key}=${item}`));
}

function resultOf({ diagnosis }: CaseFile, cause: ReportCase['cause'], locale: Locale): string {
  if (diagnosis.outcome === 'scam_alert')
    return cause ? phrase(locale, 'scam.pattern', { cause: cause.title[locale] }) : phrase(locale, 'scam.stop');
  if (cause)
    return phrase(locale, `result.${diagnosis.causes[0]?.strength ?? 'possible'}`, { cause: cause.title[locale] });
  return phrase(locale, diagnosis.outcome === 'needs_answers' ? 'needs.head' : 'undecided.head');
}

function answerOf(
  file: CaseFile,
  pack: KnowledgePack,
  key: string,
  fact: Fact,
  locale: Locale,
  audience: Audience,
): string {
  const question = pack.questions.find((item) => item.key === key);
  if (audience === 'borrower' || !question) return mask(factInReview(pack, key, fact, locale));
  if (question.sensitive) return phrase(locale, 'report.kept_back');
  if (key === 'message' && file.diagnosis.messageEntries.length > 0)
    return valueInWords(pack, key, file.diagnosis.messageEntries.join('+'), locale);
  if (question.kind === 'text') return phrase(locale, 'report.masked');
  if (typeof fact.value !== 'number') return factInReview(pack, key, fact, locale);
  const { value } = fact;
  const range = question.values.find(({ from, to }) => (from ?? 0) <= value && (to === undefined || value < to));
  return range ? range.fact[locale] : phrase(locale, 'report.masked');
}

function elsewhereOf({ whatIf }: CaseFile, pack: KnowledgePack, locale: Locale): string[] {
  return whatIf.map(({ fact, value, cause }) =>
    phrase(locale, 'result.change', {
      fact:
        fact === 'message'
          ? phrase(locale, 'result.screen_said', { wording: valueInWords(pack, fact, value, locale) })
          : valueInWords(pack, fact, value, locale),
      cause: pack.causes.find(({ id }) => id === cause)?.title[locale] ?? cause,
    }),
  );
}
