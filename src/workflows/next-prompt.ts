import type { Locale, Question } from '../diagnostics/index.ts';
import { type Course, type Setting, type Settled, saidIn, stillPutOff } from './course.ts';
import type { Prompt, Way } from './ports.ts';
import { promptFor } from './prompts.ts';
import type { Audience } from './talk.ts';

/** The question that is open now, as it is put. */
export interface Open {
  readonly question: Question;
  /** It was put off before and is asked once more. */
  readonly again: boolean;
  readonly prompt: (locale: Locale) => Prompt;
}

/** The question to put now, or nothing where none is left. A case of fraud asks nothing more. */
export function openQuestion(
  setting: Setting & { readonly audience: Audience },
  { course, step }: Settled,
): Open | undefined {
  const { pack, today, audience } = setting;
  const putOff = stillPutOff(course, step.facts);
  const again = step.next === null && step.diagnosis.outcome !== 'scam_alert' ? putOff[0] : undefined;
  const question = pack.questions.find(({ key }) => key === (step.next?.fact ?? again));
  if (!question) return undefined;
  const frame = {
    pack,
    today,
    audience,
    step,
    leftAtMost: step.leftAtMost + putOff.length,
    putOff: again === undefined ? undefined : putOff.length,
    ways: waysAt(audience, course, question, again !== undefined),
    earlier: course.remembered[question.key],
  };
  return { question, again: again !== undefined, prompt: (locale) => promptFor(question, frame, locale) };
}

function waysAt(audience: Audience, course: Course, { purpose }: Question, asksAgain: boolean): readonly Way[] {
  return [
    'why',
    ...(course.answers.length > 0 ? (['back'] as const) : []),
    // Whether somebody is being deceived is settled first.
    ...(purpose === 'safety' || asksAgain ? [] : (['skip'] as const)),
    ...(saidIn(course).length > 0 ? (['review'] as const) : []),
    'tell',
    ...(audience === 'agent' ? (['urgent'] as const) : []),
    'language',
    'leave',
  ];
}
