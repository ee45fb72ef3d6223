import archy from 'archy';
import type { KnowledgePack, Lead, Locale, TreeNode } from '../diagnostics/index.ts';
import { phrase } from './phrases.ts';

/** What a point of the tree says: the question it asks, or the cause it ends in. */
export function leadLabel({ question, outcome, cause, strength }: Lead, pack: KnowledgePack, locale: Locale): string {
  const asked = pack.questions.find(({ key }) => key === question);
  if (asked) return asked.text[locale];
  const title = pack.causes.find(({ id }) => id === cause)?.title[locale];
  if (outcome === 'scam_alert') return phrase(locale, 'tree.scam');
  if (outcome !== 'diagnosed' || !title) return phrase(locale, 'tree.undecided');
  return phrase(locale, `result.${strength ?? 'possible'}`, { cause: title });
}

function labelOf({ outcome, question, causes: [first] }: TreeNode, pack: KnowledgePack, locale: Locale): string {
  const lead = { outcome, strength: first?.strength ?? null, ...(first ? { cause: first.id } : {}) };
  return leadLabel(question === undefined ? lead : { ...lead, question }, pack, locale);
}

/** An answer as its branch is called. */
export function branchLabel(key: string | undefined, value: string, pack: KnowledgePack, locale: Locale): string {
  if (value === 'unknown') return phrase(locale, 'interview.unknown');
  const question = pack.questions.find((item) => item.key === key);
  if (value === 'none') return question?.none?.label[locale] ?? phrase(locale, 'interview.none');
  if (question?.key === 'message') return pack.messages.find(({ id }) => id === value)?.wording[locale] ?? value;
  const option = question?.values.find(({ id }) => id === value);
  return option?.label?.[locale] ?? option?.fact[locale] ?? value;
}

/** The tree for a terminal, with branches drawn. */
export function treeText(tree: TreeNode, pack: KnowledgePack, locale: Locale): string {
  const branch = (node: TreeNode): archy.Data => ({
    label: labelOf(node, pack, locale),
    nodes: node.branches.map(({ value, node: next }) => ({
      ...branch(next),
      label: `${branchLabel(node.question, value, pack, locale)} → ${labelOf(next, pack, locale)}`,
    })),
  });
  return archy(branch(tree));
}

/** The tree as a Mermaid flowchart; labels are quoted and their quotes written as entities. */
export function treeMermaid(tree: TreeNode, pack: KnowledgePack, locale: Locale): string {
  const lines = ['flowchart LR'];
  const quote = (text: string) => `"${text.replaceAll('"', '#quot;').replaceAll('\n', ' ')}"`;
  let count = 0;
  const walk = (node: TreeNode): string => {
    const id = `n${count++}`;
    const label = quote(labelOf(node, pack, locale));
    lines.push(node.question ? `  ${id}{${label}}` : `  ${id}[${label}]`);
    for (const { value, node: next } of node.branches) {
      const child = walk(next);
      lines.push(`  ${id} -->|${quote(branchLabel(node.question, value, pack, locale))}| ${child}`);
    }
    return id;
  };
  walk(tree);
  return `${lines.join('\n')}\n`;
}
