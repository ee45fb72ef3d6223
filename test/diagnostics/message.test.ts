import { describe, expect, test } from 'vitest';
import { matchMessage, searchMessages } from '../../src/diagnostics/facts/message.ts';
import { builtInPack } from '../support/pack.ts';

const pack = builtInPack();
const found = (typed: string) => matchMessage(pack, typed).map(({ id }) => id);

/** Every wording of the pack that is long enough to survive a slip of the finger. */
const WORDINGS = pack.messages.flatMap(({ id, wording, aliases }) =>
  [wording['zh-CN'], wording.en, ...aliases].map((form) => ({ id, form })),
);

describe('every wording of the pack finds its own entry', () => {
  test('as it is written', () => {
    expect(WORDINGS.filter(({ id, form }) => found(form)[0] !== id)).toEqual([]);
  });

  test('with other words around it', () => {
    const around = (form: string) => [`页面上写着:${form},不知道是什么意思`, `${form}!!!`, `【提示】${form}`];
    const lost = WORDINGS.filter(({ form }) => form.length >= 5).flatMap(({ id, form }) =>
      around(form).flatMap((typed) => (found(typed).includes(id) ? [] : [`${id}: ${typed} → ${found(typed)}`])),
    );
    expect(lost).toEqual([]);
  });

  test('in traditional characters, in full width and in capitals', () => {
    expect(found('當前操作存在風險,請稍後再試')).toContain('operation_risk');
    expect(found('ＴＨＥ　ＳＹＳＴＥＭ　ＩＳ　ＢＵＳＹ')).toContain('system_busy');
  });

  test('with one character gone, wherever it is, unless that was its "not"', () => {
    const slips = WORDINGS.flatMap(({ id, form }) => {
      const characters = [...form];
      if (characters.length < 7) return [];
      return characters.flatMap((character, place) =>
        /[未不没无暂非a-z]/i.test(character) ? [] : [{ id, form, typed: characters.toSpliced(place, 1).join('') }],
      );
    });
    const lost = slips.filter(({ id, typed }) => !found(typed).includes(id));
    expect(slips.length).toBeGreaterThan(2000);
    // Some wordings differ from another one in just the character that went ("银行系统维护" and "系统维护").
    expect(lost.length / slips.length).toBeLessThan(0.005);
  });

  test('without its "not" it is not the same', () => {
    expect(found('综合评估通过')).not.toContain('assessment_not_passed');
    expect(found('身份信息完整')).not.toContain('complete_identity');
  });
});

test.each([
  ["today's funds are fully allocated", 'pool_used_up'],
  ["today's quota has been claimed, come back tomorrow", 'pool_used_up'],
  ['今日放款额度已满,请明日再试', 'pool_used_up'],
  ['comprehensive evaluation not passed', 'assessment_not_passed'],
  ["there's a risk of being deceived, try again later", 'victim_risk'],
  ['unusual environment, operation suspended', 'device_environment'],
  ['识别失败,今日次数用完', 'checked_too_often'],
  ["students aren't eligible", 'student_not_served'],
  ['approved, pending payout', 'applied_not_paid'],
  ['在别的平台还有欠款,请先处理', 'several_lenders_debt'],
  ['information incomplete, occupation missing', 'complete_identity'],
  ['暂不支持重新开通', 'entry_not_open'],
  ['over the single limit', 'single_loan_limit'],
])('a wording as somebody remembers it: %s', (typed, id) => {
  expect(found(typed)).toContain(id);
});

test('"try again later" counts only where nothing else was said', () => {
  expect(found('请稍后再试')).toEqual(['try_again_later']);
  expect(found('网络异常,请稍后再试')).toEqual(['network_error']);
});

test('what no screen says finds nothing, and the search box shows what is near', () => {
  for (const typed of ['', '!!!', '今天天气很好', 'my cat is asleep']) expect(found(typed)).toEqual([]);
  expect(searchMessages(pack, '综合', 3).map(({ id }) => id)).toContain('assessment_not_passed');
  expect(searchMessages(pack, '', 4)).toHaveLength(4);
});
