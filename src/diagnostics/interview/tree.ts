import type { Outcome, Strength } from '../case-types.ts';
import { isChecklist, optionsOpen } from '../facts/checklists.ts';
import type { KnowledgePack } from '../pack/knowledge-pack.ts';
import { type PreparedPack, prepare } from '../pack/prepared-pack.ts';
import { assess, strengthOf } from '../reasoning/assess.ts';
import type { Evidence } from '../reasoning/findings.ts';
import { suppose } from '../reasoning/hypothetical.ts';
import { nextQuestion } from './next-question.ts';

/** One point of the decision tree: what would be said here, and where each answer leads. */
export interface TreeNode {
  readonly outcome: Outcome;
  readonly causes: readonly { readonly id: string; readonly strength: Strength | null }[];
  readonly question?: string;
  readonly branches: readonly { readonly value: string; readonly node: TreeNode }[];
}

/**
 * The interview unrolled from nothing to a depth (number of questions): the policy that asks is the tree that is
 * drawn. `unknown` is a branch like any other; at the depth the branches are left out.
 */
export function unrollTree(pack: KnowledgePack, depth: number): TreeNode {
  return unroll(prepare(pack), { facts: {}, entries: [] }, depth, 0);
}

function unroll(prepared: PreparedPack, evidence: Evidence, depth: number, asked: number): TreeNode {
  const assessment = assess(prepared, evidence);
  const { next } = nextQuestion(prepared, assessment, asked);
  const causes = assessment.findings.length === 0 && !assessment.safety.alert ? [] : assessment.order.slice(0, 2);
  const node = {
    outcome: assessment.outcome,
    causes: causes.map((cause) => ({
      id: prepared.causes[cause]?.id ?? '',
      strength: strengthOf(prepared, assessment, cause),
    })),
  };
  if (!next) return { ...node, branches: [] };
  if (asked >= depth) return { ...node, question: next.key, branches: [] };
  const tables = prepared.values.get(next.key);
  const listed = (value: string) => next.values.find(({ id }) => id === value)?.listed ?? true;
  const values = isChecklist(next)
    ? [...optionsOpen(next, evidence.facts), 'none']
    : [...(tables?.keys() ?? [])].filter(listed);
  const branch = (value: string | null) => ({
    value: value ?? 'unknown',
    node: unroll(prepared, suppose(prepared, evidence, next, value), depth, asked + 1),
  });
  return { ...node, question: next.key, branches: [...values.map(branch), branch(null)] };
}
