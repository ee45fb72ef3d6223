import type {
  CaseFile,
  Conflict,
  Facts,
  KnowledgePack,
  Letter,
  Locale,
  NextQuestion,
  RankedCause,
} from '../diagnostics/index.ts';
import { evidenceJson } from './evidence-view.ts';
import { shortText } from './letter-sheet.ts';
import { fullText } from './letter-view.ts';
import { nextQuestionJson } from './question-json.ts';
import { routeJson } from './route-view.ts';
import { stepsJson } from './step-json.ts';

/** What a diagnosis document is to hold. */
export interface CaseJsonOptions {
  readonly locale: Locale;
  /** Without sentences, as in a batch: ids, dates and numbers only. */
  readonly brief?: boolean;
  /** With the next question; a batch leaves it out unless asked. */
  readonly next?: boolean;
  /** A batch echoes the id of the record. */
  readonly id?: string | number | null;
}

/** `quota-doctor/diagnosis@1`: a case for a program, the same shape from every door. */
export function caseJson(file: CaseFile, pack: KnowledgePack, options: CaseJsonOptions) {
  const { locale, brief = false, next = true, id = null } = options;
  const { diagnosis, plan } = file;
  return {
    schema: 'quota-doctor/diagnosis@1',
    id,
    pack: { id: file.pack.id, version: file.pack.version, digest: file.pack.digest },
    at: file.at,
    outcome: diagnosis.outcome,
    causes: diagnosis.causes.map((cause) => causeJson(cause, pack, locale, brief)),
    family_scores: diagnosis.familyScores,
    ...(diagnosis.outcome === 'undecided' ? undecidedJson(file, pack, locale, brief) : {}),
    alarms: diagnosis.alarms,
    caution: diagnosis.caution,
    message_entries: diagnosis.messageEntries,
    facts: factsJson(file.facts),
    conflicts: file.conflicts.map(conflictJson),
    what_if: file.whatIf,
    ...(next ? { next_question: questionOf(file.next, pack, locale), questions_left_at_most: file.leftAtMost } : {}),
    steps: stepsJson(plan.steps, pack, locale, brief),
    route: routeJson(file, pack, locale, brief),
    avoid: plan.avoid.map((avoid) => {
      const found = pack.avoid.find((item) => item.id === avoid);
      return brief ? { id: avoid } : { id: avoid, text: found?.text[locale] ?? '', sources: found?.sources ?? [] };
    }),
    evidence: evidenceJson(file, pack, locale, brief),
    letters: file.letters.map((letter) => letterJson(letter, locale, brief)),
  };
}

/** One letter as a diagnosis lists it; a refused one has no texts. */
export function letterJson(letter: Letter, locale: Locale, brief = false) {
  const head = { id: letter.id, kind: letter.kind, addressee: letter.addressee[locale] };
  if (brief) return head;
  const { refused } = letter;
  return {
    ...head,
    title: letter.title[locale],
    short: refused ? null : shortText(letter, locale),
    full: refused ? null : fullText(letter, locale),
    blanks: letter.blanks.map(({ slot, text }) => ({ slot, text: text[locale] })),
    refused: refused
      ? { code: refused.code, message: refused.message[locale], missing: refused.missing, repair: refused.repair }
      : null,
  };
}

function causeJson(cause: RankedCause, pack: KnowledgePack, locale: Locale, brief: boolean) {
  const { id, family, strength, score } = cause;
  const known = pack.causes.find((item) => item.id === id);
  return {
    id,
    family,
    strength,
    score,
    ...(brief ? {} : { title: known?.title[locale] ?? '', text: known?.text[locale] ?? '' }),
    for: cause.for,
    against: cause.against,
    open: cause.open,
  };
}

function undecidedJson({ diagnosis }: CaseFile, pack: KnowledgePack, locale: Locale, brief: boolean) {
  return {
    ruled_out: diagnosis.ruledOut,
    checks: diagnosis.checks.map(({ fact, who }) => {
      const text = pack.questions.find(({ key }) => key === fact)?.text[locale] ?? '';
      return brief ? { fact, who } : { fact, text, who };
    }),
    reach: diagnosis.reach,
  };
}

function factsJson(facts: Facts) {
  return Object.fromEntries(
    Object.entries(facts).map(([key, { value, from, quote }]) => [
      key,
      { value, from, ...(quote === undefined ? {} : { quote }) },
    ]),
  );
}

function conflictJson({ fact, kept, dropped }: Conflict) {
  return { fact, kept: { value: kept.value, from: kept.from }, dropped: { value: dropped.value, from: dropped.from } };
}

function questionOf(next: NextQuestion | null, pack: KnowledgePack, locale: Locale) {
  return next === null ? null : nextQuestionJson(next, pack, locale);
}
