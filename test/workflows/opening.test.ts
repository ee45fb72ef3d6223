import { expect, test } from 'vitest';
import firstQuestion from '../../generated/first-question.js';
import { begin, settle } from '../../src/workflows/course.ts';
import { openQuestion } from '../../src/workflows/next-prompt.ts';
import { builtInPack } from '../support/pack.ts';

test.each(['2024-02-29', '2026-11-24', '2031-12-31'])(
  'what an agent is asked first is, on %s too, what the engine would ask',
  (today) => {
    const setting = { pack: builtInPack(), today, audience: 'agent' } as const;
    const open = openQuestion(setting, settle(setting, begin({ stated: {} })));
    expect(firstQuestion['zh-CN']).toEqual(open?.prompt('zh-CN'));
    expect(firstQuestion.en).toEqual(open?.prompt('en'));
  },
);
