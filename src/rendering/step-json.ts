import type { KnowledgePack, Locale, PlannedStep } from '../diagnostics/index.ts';

/** The steps of a plan for a program: in order, each with who acts and its dates. Brief: without sentences. */
export function stepsJson(steps: readonly PlannedStep[], pack: KnowledgePack, locale: Locale, brief: boolean) {
  return steps.map((planned) => {
    const { id, who, status, notBefore, due } = planned;
    if (brief) return { id, who, status, not_before: notBefore, due };
    const step = pack.steps.find((item) => item.id === id);
    const { days } = planned;
    return {
      id,
      text: step?.text[locale] ?? '',
      who,
      status,
      not_before: notBefore,
      due,
      days: days && {
        count: days.count,
        kind: days.kind,
        rule: step?.wait?.rule?.[locale] ?? null,
        certain: days.certain,
      },
      after: planned.after,
      keep: step?.keep.map((text) => text[locale]) ?? [],
      channel: planned.channel,
      sources: planned.sources,
    };
  });
}
