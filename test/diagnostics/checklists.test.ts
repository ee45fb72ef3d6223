import { describe, expect, test } from 'vitest';
import { packFiles } from '../../scripts/evaluation/load-pack.ts';
import { type Fact, type Facts, isChecklist, openCase, optionsOpen } from '../../src/diagnostics/index.ts';
import { holds } from '../../src/diagnostics/pack/condition.ts';
import type { Condition } from '../../src/diagnostics/pack/knowledge-pack.ts';
import { compilePack } from '../../src/knowledge/compile-pack.ts';
import { builtInPack } from '../support/pack.ts';

const pack = builtInPack();
const today = '2026-11-22';
const checklists = pack.questions.filter(isChecklist);
const questionOf = (key: string) => pack.questions.find((question) => question.key === key);
const stated = (value: Fact['value']): Fact => ({ value, from: 'stated' });
/** As if five questions had been put: lists come after that. */
const openedWith = (facts: Facts) => openCase({ pack, stated: facts, today, asked: 5 });

/** What is asked from here on by the keys, of somebody who answers everything with "don't know". */
function askedOf(facts: Facts): string[] {
  const asked: string[] = [];
  let open = facts;
  for (let file = openedWith(open); file.next; file = openedWith(open)) {
    asked.push(file.next.fact);
    open = { ...open, [file.next.fact]: stated(null) };
  }
  return asked;
}

/** The situation a list belongs to. */
function situation(when: Condition | undefined): Facts {
  const symptom = when !== undefined && 'is' in when ? (when.is[0] ?? null) : null;
  return { red_flags: stated(['none']), symptom: stated(symptom), message: stated(null) };
}

/** What an option means, as the person would have answered its own question. */
function answered(means: Readonly<Record<string, string>> = {}): Facts {
  return Object.fromEntries(
    Object.entries(means).map(([key, value]) => [key, stated(questionOf(key)?.kind === 'many' ? [value] : value)]),
  );
}

test('every situation but those with questions of their own has one list', () => {
  const own = ['account_limited', 'unexpected_debt', 'no_problem_yet'];
  for (const symptom of questionOf('symptom')?.shown ?? []) {
    const fitting = checklists.filter(({ when }) => holds(when, { symptom: stated(symptom) }));
    expect(fitting, symptom).toHaveLength(own.includes(symptom) ? 0 : 1);
  }
});

describe.each(checklists.map(({ key }) => key))('%s', (key) => {
  const list = questionOf(key);
  if (!list) throw new Error(`${key} is not there`);
  const { values, when } = list;
  const facts = situation(when);

  test.each(values.map(({ id }) => id))('ticking %s says the same as answering its own question', (id) => {
    const means = values.find((value) => value.id === id)?.means;
    const ticked = openedWith({ ...facts, [key]: stated([id]) });
    const said = openedWith({ ...facts, ...answered(means) });
    expect(ticked.diagnosis.familyScores).toEqual(said.diagnosis.familyScores);
    expect(ticked.diagnosis.causes.map((cause) => cause.id)).toEqual(said.diagnosis.causes.map((cause) => cause.id));
    expect(ticked.facts).toMatchObject(answered(means));
  });

  test('none of these weighs nothing, and what had only that answer is not asked again', () => {
    const before = openedWith(facts);
    const after = openedWith({ ...facts, [key]: stated(['none']) });
    expect(after.diagnosis.familyScores).toEqual(before.diagnosis.familyScores);
    const settled = values
      .flatMap(({ means = {} }) => Object.keys(means))
      .filter((of) => questionOf(of)?.values.length === 2);
    const asked = askedOf({ ...facts, [key]: stated(['none']) });
    expect(asked.filter((of) => of === key || settled.includes(of))).toEqual([]);
  });

  test('is put to somebody who could answer little, and not before five questions', () => {
    // After a repayment of today waiting is what everything else is measured against.
    const told = key === 'checklist_after_repayment' ? { ...facts, repaid: stated('within_month') } : facts;
    expect(askedOf(told)).toContain(key);
    const first = openCase({ pack, stated: told, today, asked: 4 }).next;
    expect(first?.fact).not.toBe(key);
  });

  test('what was answered before is not offered', () => {
    const [first] = values;
    const known = Object.fromEntries(Object.keys(first?.means ?? {}).map((of) => [of, stated(null)]));
    const open = optionsOpen(list, { ...facts, ...known });
    expect(open).not.toContain(first?.id);
    expect(open.length).toBeGreaterThan(0);
  });
});

test('several values of one question are put together, and an answer of its own is stronger', () => {
  const facts: Facts = {
    symptom: stated('no_quota_after_repayment'),
    checklist_after_repayment: stated(['part_repaid', 'repaid_late', 'closed']),
    closed_by_self: stated('no'),
  };
  const { facts: held, conflicts } = openedWith(facts);
  expect(held.repaid_how?.value).toEqual(['part_only', 'after_overdue']);
  expect(held.closed_by_self?.value).toBe('no');
  expect(conflicts.map(({ fact }) => fact)).toEqual(['closed_by_self']);
});

test('a list with fewer than three open options is not put', () => {
  const list = questionOf('checklist_gone');
  const keep = 2;
  const known = (list?.values ?? []).slice(keep).flatMap(({ means = {} }) => Object.keys(means));
  const open: Facts = {
    red_flags: stated(['none']),
    symptom: stated('entrance_closed'),
    message: stated(null),
    ...Object.fromEntries(known.map((key) => [key, stated(null)])),
  };
  expect(list && optionsOpen(list, open)).toHaveLength(keep);
  expect(askedOf(open)).not.toContain('checklist_gone');
});

test('what is wrong with lists is told with its place', () => {
  const files = packFiles('knowledge/jiebei');
  const faults = [
    [
      'means: {closed_by_self: yes}',
      'means: {closed_by_self: maybe}',
      'means closed_by_self=maybe, which does not exist',
    ],
    ['means: {who: student}', 'means: {who: student, goal: understand}', 'an option means one answer'],
    [
      '[other_account, closed, renamed, declined, temporary, used_up',
      '[other_account, shut, used_up',
      'option "shut" does not exist',
    ],
    [
      '[no_code, check_fails, declined,',
      '[no_code, check_fails, id_expired,',
      'answers identity as "check_fails" does',
    ],
  ] as const;
  let written = files['checklists.yaml'] ?? '';
  for (const [from, to] of faults) {
    expect(written).toContain(from);
    written = written.replace(from, to);
  }
  const { problems } = compilePack({ ...files, 'checklists.yaml': written });
  const told = problems.filter(({ file, line }) => file === 'checklists.yaml' && line > 1);
  expect(told.map(({ message }) => message)).toEqual(expect.arrayContaining(faults.map(([, , message]) => message)));
});
