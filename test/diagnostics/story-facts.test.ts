import { expect, test } from 'vitest';
import { readStoryFacts } from '../../src/diagnostics/facts/read-story.ts';
import { prepare } from '../../src/diagnostics/index.ts';
import { builtInPack } from '../support/pack.ts';

const prepared = prepare(builtInPack());
const read = (story: string, key: string) => readStoryFacts(prepared, story, '2026-11-22').facts[key]?.value;

test.each([
  ['借款页写着由杭州银行提供服务，点了就不行', '杭州银行'],
  ['合同上贷款人是重庆蚂蚁消费金融有限公司', '重庆蚂蚁消费金融有限公司'],
  ['頁面寫由上海銀行提供', '上海銀行'],
  ['the lender shown is Bank of Ningbo, refused every time', 'Bank of Ningbo'],
  ['页面写由一家银行提供服务', undefined],
  ['打给银行，银行说卡没问题', undefined],
])('%s: the lender is %s', (story, name) => {
  expect(read(story, 'lender_name')).toBe(name);
});

test.each([
  ['11月9号往消金公司寄了书面投诉', 'complained_at', '2026-11-09'],
  ['我的投诉信对方11月12日签收了', 'complained_at', '2026-11-12'],
  ['打算下周投诉', 'complained_at', undefined],
  ['11月17号打95188问了', 'contacted_at', '2026-11-17'],
  ['11月17号借呗就不让借了', 'contacted_at', undefined],
])('%s: %s is %s', (story, key, day) => {
  expect(read(story, key)).toBe(day);
});

test.each([
  ['有人让我先交两百手续费才放款，我扭头就走', undefined],
  ['有人让我先交两百手续费才放款，我交了，后来再要我就扭头就走', ['fee_before_loan']],
])('%s: a refusal cancels the sign only where nothing was given', (story, flags) => {
  expect(read(story, 'red_flags')).toEqual(flags);
});
