import { bandOf, type Facts, type KnowledgePack, mask, matchMessage, type SavedCase } from '../diagnostics/index.ts';
import { daysBetween } from '../diagnostics/plan/calendar-date.ts';

/**
 * `quota-doctor/export@1`: saved cases to hand on. Numbers of people are masked; anonymous, nothing is left by which
 * a person or a day could be recognised: no ids, no own words, days counted from the first, amounts as bands.
 */
export function exportJson(cases: readonly SavedCase[], pack: KnowledgePack, anonymous: boolean) {
  const form = anonymous ? anonymousCase : openCaseJson;
  return { schema: 'quota-doctor/export@1', anonymous, cases: cases.map((saved) => form(saved, pack)) };
}

function openCaseJson({ given, history, closing, ...rest }: SavedCase) {
  return {
    ...rest,
    given: {
      ...given,
      ...(given.story === undefined ? {} : { story: mask(given.story) }),
    },
    history: history.map((event) =>
      'text' in event && event.text !== null ? { ...event, text: mask(event.text) } : event,
    ),
    closing: closing && { ...closing, result: closing.result === null ? null : mask(closing.result) },
  };
}

function anonymousCase(
  { opened, pack: { id, digest }, given, result, history, closing }: SavedCase,
  pack: KnowledgePack,
) {
  const day = (at: string) => daysBetween(opened.slice(0, 10), at.slice(0, 10));
  const facts = { ...given.log, ...given.told, ...given.record, ...given.stated };
  return {
    pack: { id, digest },
    facts: withoutTraces(facts, pack),
    // Which wordings of the pack the message was read as; not the message.
    message_entries: entriesOf(facts, pack),
    result: { outcome: result.outcome, causes: result.causes },
    history: history.flatMap((event) =>
      event.kind === 'tried' ? [{ kind: event.kind, day: day(event.day), step: event.step, helped: event.helped }] : [],
    ),
    closing: closing && { day: day(closing.at), cause: closing.cause, known_by: closing.knownBy },
  };
}

function entriesOf({ message }: Facts, pack: KnowledgePack): readonly string[] {
  return typeof message?.value === 'string' ? matchMessage(pack, message.value).map(({ id }) => id) : [];
}

/** Choices stay; numbers become their bands; dates and texts go. */
function withoutTraces(facts: Facts, pack: KnowledgePack): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, { value }] of Object.entries(facts)) {
    const question = pack.questions.find((item) => item.key === key);
    if (!question || question.kind === 'date' || question.kind === 'text') continue;
    kept[key] = typeof value === 'number' ? (bandOf(question, value) ?? null) : value;
  }
  return kept;
}
