import { string } from '@oclif/core/args';
import { string as stringFlag } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import { builtInPack, type Shell } from '../composition.ts';
import { type KnowledgePack, type Locale, openCase, searchMessages, whyNot } from '../diagnostics/index.ts';
import { type FactFlags, factFlags } from '../fact-flags.ts';
import { Failure } from '../failure.ts';
import { readGiven } from '../given-facts.ts';
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
import { whyNotJson } from '../rendering/why-not-json.ts';
import { renderWhyNot } from '../rendering/why-not-view.ts';

const EXPLAIN = 'quota-doctor/explain@1';
const MOST_FOUND = 5;
const LEAST_LIKE = 0.5;

export default class Explain extends BaseCommand {
  static override args = {
    what: string({ ignoreStdin: true, options: [...EXPLAINED] }),
    id: string({ ignoreStdin: true }),
  };

  static override flags = {
    ...factFlags,
    'why-not': stringFlag({ helpValue: 'CAUSE' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain);
    const shell = await this.shell(flags);
    const { locale, view } = shell;
    if (flags['why-not'] !== undefined) return this.whyNot(flags['why-not'], flags, shell);
    const pack = await builtInPack();
    const kind = EXPLAINED.find((name) => name === args.what);

    if (!kind) {
      const kinds = EXPLAINED.map((name) => ({ kind: name, count: listOf(pack, name, locale).length }));
      await (flags.json ? this.printJson({ schema: EXPLAIN, kinds }) : this.print(renderKinds(kinds, view)));
    } else if (args.id === undefined) {
      const entries = listOf(pack, kind, locale);
      await (flags.json ? this.printJson({ schema: EXPLAIN, kind, entries }) : this.print(renderList(entries, view)));
    } else {
      const found = idsFor(pack, kind, args.id, locale).flatMap((id) => explain(pack, kind, id, locale) ?? []);
      if (flags.json) await this.printJson({ schema: EXPLAIN, kind, entries: found });
      else await this.print(found.map((entry) => renderExplanation(entry, view)).join('\n'));
    }
  }

  /** Why a cause is not the first one for these facts. */
  private async whyNot(typed: string, flags: FactFlags & { readonly json: boolean }, shell: Shell): Promise<void> {
    const { locale, view } = shell;
    const pack = await builtInPack({ reading: flags.story !== undefined });
    const { facts, anything } = await readGiven(flags, pack, locale);
    if (!anything) throw new Failure([{ code: 'facts_needed' }]);
    const [id = ''] = idsFor(pack, 'cause', typed, locale, '--why-not');
    const input = { pack, today: flags.at ?? shell.today, ...facts };
    const why = whyNot(input, id);
    if (!why) return;
    await (flags.json
      ? this.printJson(whyNotJson(why))
      : this.print(renderWhyNot(why, openCase(input).facts, pack, view)));
  }
}

/** An id or a title; for an on-screen wording, the entries most like it. */
function idsFor(pack: KnowledgePack, kind: Explained, typed: string, locale: Locale, source = 'ID'): readonly string[] {
  const entries = listOf(pack, kind, locale);
  const exact = entries.filter(({ id, title }) => id === typed || title === typed).map(({ id }) => id);
  if (exact.length > 0) return exact;
  if (kind === 'message') {
    const like = searchMessages(pack, typed, MOST_FOUND).filter(({ score }) => score >= LEAST_LIKE);
    if (like.length > 0) return like.map(({ id }) => id);
  }
  const ids = entries.map(({ id }) => id);
  const suggestion = meant(typed, ids);
  throw new Failure([{ code: 'unknown_id', source, allowed: ids, ...(suggestion ? { suggestion } : {}) }]);
}
