import type { Facts } from '../facts/facts.ts';
import { factsOf, holds } from '../pack/condition.ts';
import type { Question } from '../pack/knowledge-pack.ts';
import type { DenseValue, PreparedPack } from '../pack/prepared-pack.ts';

/** What one fact says: the weight of one value for every cause, in hundredths of a deciban. */
export interface Finding {
  readonly fact: string;
  readonly value: string;
  readonly group: string;
  readonly weights: Int32Array;
  /** An ambiguous wording or a stock reply: it may never decide alone. */
  readonly soft: boolean;
}

/** Facts with what the on-screen message was read as (entry ids, best first). */
export interface Evidence {
  readonly facts: Facts;
  readonly entries: readonly string[];
}

/** The band a number falls into (from inclusive, to exclusive), or undefined. */
export function bandOf(question: Question, number: number): string | undefined {
  return question.values.find(
    ({ from, to }) => (from === undefined || number >= from) && (to === undefined || number < to),
  )?.id;
}

/** The values of the tables that a fact stands for; unknown stands for none. */
export function valuesOf(question: Question, value: Facts[string]['value']): readonly string[] {
  if (value === null) return [];
  if (typeof value === 'number') {
    const band = bandOf(question, value);
    return band === undefined ? [] : [band];
  }
  if (typeof value === 'string') return question.kind === 'one' ? [value] : [];
  return value;
}

/** All findings of the evidence, in pack order. Facts that say nothing about any cause make none. */
export function findingsOf(prepared: PreparedPack, evidence: Evidence): Finding[] {
  const findings: Finding[] = [];
  for (const [key, question] of prepared.questions) {
    const fact = evidence.facts[key];
    if (!fact || key === 'message') continue;
    const inferred = fact.from === 'derived';
    for (const value of valuesOf(question, fact.value)) {
      const finding = findingOf(prepared, key, value, question.group);
      if (finding) findings.push(inferred ? beyond(prepared, finding, evidence.facts) : finding);
    }
  }
  const message = messageFinding(prepared, evidence.entries);
  if (message) findings.push(message);
  return findings;
}

/**
 * A fact that follows from another by the meaning of the words says nothing new: of the two only the stronger counts
 * for a cause. What the inferred one weighs beyond what it follows from is left.
 */
function beyond(prepared: PreparedPack, finding: Finding, facts: Facts): Finding {
  const sources = prepared.pack.inferences
    .filter(({ key, value, when }) => key === finding.fact && value === finding.value && holds(when, facts))
    .flatMap(({ when }) => factsOf(when))
    .flatMap((key) => {
      const question = prepared.questions.get(key);
      const fact = facts[key];
      return question && fact ? valuesOf(question, fact.value).map((value) => ({ key, value })) : [];
    })
    .flatMap(({ key, value }) => prepared.values.get(key)?.get(value)?.weights ?? []);
  if (sources.length === 0) return finding;
  const weights = finding.weights.map((weight, cause) => {
    const said = sources.map((own) => own[cause] ?? 0);
    if (weight > 0) return Math.max(0, weight - Math.max(0, ...said));
    return Math.min(0, weight - Math.min(0, ...said));
  });
  return { ...finding, weights };
}

/** The finding of one value, or undefined when it weighs nothing. */
export function findingOf(prepared: PreparedPack, key: string, value: string, group: string): Finding | undefined {
  const dense = prepared.values.get(key)?.get(value);
  if (!dense || dense.weights.every((weight) => weight === 0)) return undefined;
  return { fact: key, value, group, weights: dense.weights, soft: false };
}

/**
 * The group a wording belongs to: that of the first fact it implies, since the two say one thing; else its own.
 *
 * @param entries ids of message entries, best first
 */
export function messageGroup(prepared: PreparedPack, entries: readonly string[]): string {
  const [implied] = Object.keys(prepared.messages.get(entries[0] ?? '')?.implies ?? {});
  return (implied === undefined ? undefined : prepared.groupOf.get(implied)) ?? 'message';
}

/** Several entries that match about equally: their weights averaged. */
export function messageFinding(prepared: PreparedPack, entries: readonly string[]): Finding | undefined {
  const tables = prepared.values.get('message');
  const dense = entries.flatMap((id): readonly DenseValue[] => {
    const table = tables?.get(id);
    return table ? [table] : [];
  });
  const [first] = dense;
  if (!first) return undefined;
  const weights = new Int32Array(first.weights.length);
  for (const { weights: own } of dense)
    own.forEach((weight, cause) => {
      weights[cause] = (weights[cause] ?? 0) + weight;
    });
  for (let cause = 0; cause < weights.length; cause += 1) {
    weights[cause] = Math.round((weights[cause] ?? 0) / dense.length);
  }
  const soft = entries.every((id) => prepared.messages.get(id)?.ambiguous || prepared.messages.get(id)?.generic);
  return {
    fact: 'message',
    value: entries.join('+'),
    group: messageGroup(prepared, entries),
    weights,
    soft: soft || dense.length > 1,
  };
}
