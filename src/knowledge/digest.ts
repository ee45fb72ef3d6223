import { createHash } from 'node:crypto';
import type { KnowledgePack } from '../diagnostics/pack/knowledge-pack.ts';

/** Changes with what the engine decides, not with how a sentence is worded. */
export function digestOf({ id, tables, causes, families }: Omit<KnowledgePack, 'digest'>): string {
  const decides = [id, tables, causes.map((cause) => cause.id), families.map((family) => [family.id, family.prior])];
  return createHash('sha256').update(JSON.stringify(decides)).digest('hex').slice(0, 12);
}
