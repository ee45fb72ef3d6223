import { string } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import { builtInPack } from '../composition.ts';
import { unrollTree } from '../diagnostics/index.ts';
import { treeMermaid, treeText } from '../rendering/tree-view.ts';
import { wholeNumber } from '../whole-number.ts';

const DEEPEST = 6;
const USUAL = 2;

export default class Tree extends BaseCommand {
  static override flags = {
    format: string({ options: ['text', 'mermaid', 'json'], default: 'text', helpValue: 'FORMAT' }),
    depth: wholeNumber('--depth', 1, DEEPEST, USUAL),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Tree);
    const { locale } = await this.shell(flags);
    const pack = await builtInPack();
    const { id, version, digest } = pack;
    const depth = flags.depth ?? USUAL;
    const tree = unrollTree(pack, depth);
    if (flags.json || flags.format === 'json') {
      await this.printJson({ schema: 'quota-doctor/tree@1', pack: { id, version, digest }, depth, tree });
    } else
      await this.print(flags.format === 'mermaid' ? treeMermaid(tree, pack, locale) : treeText(tree, pack, locale));
  }
}
