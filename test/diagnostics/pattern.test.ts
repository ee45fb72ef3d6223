import { expect, test } from 'vitest';
import { clausesOf } from '../../src/diagnostics/facts/clauses.ts';
import { matchAt, ScannedClause } from '../../src/diagnostics/facts/pattern.ts';
import { prepareReading } from '../../src/diagnostics/facts/prepared-reading.ts';
import type { ReadingRules } from '../../src/diagnostics/index.ts';
import { builtInPack } from '../support/pack.ts';

const speech = builtInPack().reading?.speech as ReadingRules['speech'];
const lexicon = { phone: ['手机', '电话机', 'phone'], change: ['换', '更换'] };

const matches = (pattern: string, story: string) => {
  const reading = prepareReading({ lexicon, speech, said: { key: { value: [pattern] } } });
  const clauses = clausesOf(story, reading.rules).map((clause) => new ScannedClause(clause, reading));
  const [prepared] = reading.patterns;
  return prepared !== undefined && clauses.some((_, place) => matchAt(prepared, clauses, place, reading.rules));
};

test.each([
  ['换|更换 手机', '前几天换了新手机', true],
  ['换|更换 手机', '换了一个别的什么牌子的手机', false],
  ['换|更换 .. 手机', '换了一个别的什么牌子的手机', true],
  ['换 + 手机', '换了手机', false],
  ['换 手机', '没换过手机', false],
  ['换 手机', '从来没有换过手机', false],
  ['换 手机', '我朋友换了手机', false],
  ['换 手机', '如果换手机会不会好', false],
  ['@换 手机', '我朋友换了手机', true],
  ['没|从没 换 手机', '我没换手机', true],
  ['让 交|转 #money', '让我先交两千块', true],
  ['让 交|转 #money', '让我先等等', false],
  ['借 // 转', '他叫我借出来,再转给他', true],
  ['转 // 借', '他叫我借出来,再转给他', false],
  ['转 && 借', '他叫我借出来,再转给他', true],
  ['转 && 借', '钱转了。隔天下雨,没出门,在家,才晓得是借的', false],
  ['转 &&& 借', '钱转了。隔天下雨,没出门,在家,才晓得是借的', true],
  ['借 &&& 转', '钱转了。隔天下雨,没出门,在家,才晓得是借的', true],
  ['手机 & 换', '换了手机', true],
  ['手机 换', '换了手机', false],
  ['<change> <phone>', '更换了电话机', true],
  ['<change>|丢 <phone>', '丢了手机', true],
  ['换 !<phone> 卡', '换了手机里的卡', false],
  ['换 手机', '不得不换手机', true],
  ['换 手机', '前面的话 没换手机', false],
  ['换 手机', '那天我去了趟店里 换了新手机', true],
  ['asked .. pay|deposit', 'they asked me to pay a deposit first', true],
  ['换 !没事 手机', '换了手机没事', false],
  ['付 #money', '支付宝300', false],
  ['付 #money', '用支付宝付300', true],
  ['支付宝 #money', '支付宝300', true],
  ['还 #money', '还是300', false],
  ['还 有 #money', '还有300', false],
  ['有 #money', '还有300', true],
  ['还 #money', '还有钱还300', true],
])('%s in "%s": %s', (pattern, story, found) => {
  expect(matches(pattern, story)).toBe(found);
});

test('what says that nothing has happened cancels from anywhere in the story', () => {
  const said = { key: { value: ['交 .. #money'] } };
  const unless = { key: { here: [], earlier: [], later: [], anywhere: ['没人找'] } };
  const reads = (story: string) => {
    const reading = prepareReading({ lexicon, speech, said, unless });
    const clauses = clausesOf(story, reading.rules).map((clause) => new ScannedClause(clause, reading));
    const [prepared] = reading.patterns;
    return prepared !== undefined && clauses.some((_, place) => matchAt(prepared, clauses, place, reading.rules));
  };
  expect(reads('先交5000才放款。我在家,下雨,没出门,真烦')).toBe(true);
  expect(reads('先交5000才放款。我在家,下雨,没出门,没人找过我')).toBe(false);
});

test('stays fast on a clause made to be slow', () => {
  const story = '转'.repeat(20_000);
  const start = process.cpuUsage().user;
  matches('转 转 转 转 转 交', story);
  // No timing is asserted closely: a matcher that backtracks would not come back at all.
  expect(process.cpuUsage().user - start).toBeLessThan(5_000_000);
});
