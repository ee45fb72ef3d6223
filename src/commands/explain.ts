import { string } from '@oclif/core/args';
import { BaseCommand } from '../base-command.ts';
import { builtInPack } from '../composition.ts';
import { type KnowledgePack, type Locale, searchMessages } from '../diagnostics/index.ts';
import { Failure } from '../failure.ts';
import {
  EXPLAINED,
  type Explained,
  explain,
  listOf,
  renderExplanation,
  renderKinds,
  renderList,
} from '../rendering/explain-view.ts';
import { meant } from '../rendering/suggest.ts';

const MOST_FOUND = 5;
const LEAST_LIKE = 0.5;

export default class Explain extends BaseCommand {
  static override args = {
    what: string({ ignoreStdin: true, options: [...EXPLAINED] }),
    id: string({ ignoreStdin: true }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain);
    const { locale, view } = await this.shell(flags);
    const pack = await builtInPack();
    const kind = EXPLAINED.find((name) => name === args.what);

    if (!kind) {
      const kinds = EXPLAINED.map((name) => ({ kind: name, count: listOf(pack, name, locale).length }));
      await (flags.json ? this.printJson({ kinds }) : this.print(renderKinds(kinds, view)));
    } else if (args.id === undefined) {
      const entries = listOf(pack, kind, locale);
      await (flags.json ? this.printJson({ kind, entries }) : this.print(renderList(entries, view)));
    } else {
      const found = idsFor(pack, kind, args.id, locale).flatMap((id) => explain(pack, kind, id, locale) ?? []);
      if (flags.json) await this.printJson({ kind, entries: found });
      else await this.print(found.map((entry) => renderExplanation(entry, view)).join('\n'));
    }
  }
}

/** An id or a title; for an on-screen wording, the entries most like it. */
function idsFor(pack: KnowledgePack, kind: Explained, typed: string, locale: Locale): readonly string[] {
  const entries = listOf(pack, kind, locale);
  const exact = entries.filter(({ id, title }) => id === typed || title === typed).map(({ id }) => id);
  if (exact.length > 0) return exact;
  if (kind === 'message') {
    const like = searchMessages(pack, typed, MOST_FOUND).filter(({ score }) => score >= LEAST_LIKE);
    if (like.length > 0) return like.map(({ id }) => id);
  }
  const ids = entries.map(({ id }) => id);
  const suggestion = meant(typed, ids);
  throw new Failure([{ code: 'unknown_id', source: 'ID', allowed: ids, ...(suggestion ? { suggestion } : {}) }]);
}
