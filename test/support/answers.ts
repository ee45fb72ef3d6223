import type { Fact, KnowledgePack, Question } from '../../src/diagnostics/index.ts';

/** Numbers from 0 to 1 that are the same in every run. */
export function drawsFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An answer somebody could give to a question: one of those shown, a number, a wording of the pack, or unknown. */
export function anyAnswer(question: Question, draw: () => number, pack: KnowledgePack): Fact {
  const ids = question.shown.length > 0 ? question.shown : question.values.map(({ id }) => id);
  const one = ids[Math.floor(draw() * ids.length)];
  if (draw() < 0.15) return { value: null, from: 'stated' };
  if (question.key === 'message') {
    const wording = pack.messages[Math.floor(draw() * pack.messages.length)]?.wording['zh-CN'] ?? '';
    return { value: wording, from: 'stated' };
  }
  if (question.kind === 'many') {
    const none = question.key === 'red_flags' ? draw() < 0.93 : draw() < 0.5;
    return { value: none || one === undefined ? ['none'] : [one], from: 'stated' };
  }
  if (question.kind === 'number') return { value: Math.floor(draw() * 50) * 1000, from: 'stated' };
  if (question.kind === 'date') return { value: `2026-11-${10 + Math.floor(draw() * 14)}`, from: 'stated' };
  return { value: one ?? 'text', from: 'stated' };
}
