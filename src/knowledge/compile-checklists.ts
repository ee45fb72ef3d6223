import type * as z from 'zod';
import type { Question } from '../diagnostics/pack/knowledge-pack.ts';
import type { Entry, PackProblem } from './read-yaml.ts';
import type * as schema from './schema.ts';
import { type Conditions, textOf } from './written.ts';

type WrittenChecklists = z.infer<typeof schema.checklists>;

/**
 * Checklists as questions with several answers. An option has no weight of its own: what it means is weighed, in the
 * words of that answer. Options that do not exist, or of which two would answer one question differently, are
 * problems of the pack.
 *
 * @param questions the questions whose answers the options stand for
 */
export function compileChecklists(
  entry: Entry<WrittenChecklists> | undefined,
  questions: readonly Question[],
  conditions: Conditions,
  problems: PackProblem[],
): Question[] {
  if (!entry) return [];
  const { text, aloud, why, none, options, lists } = entry.value;
  const problem = (path: readonly PropertyKey[], message: string) =>
    problems.push({ file: entry.file, ...entry.at(path), path: path.join('.'), message, severity: 'error' });
  const answer = (key: string, id: string) =>
    questions.find((question) => question.key === key)?.values.find((value) => value.id === id);
  options.forEach(({ means }, place) => {
    const [said, ...more] = Object.entries(means);
    if (!said || more.length > 0) problem(['options', place, 'means'], 'an option means one answer');
    else if (!answer(...said)) problem(['options', place, 'means'], `means ${said.join('=')}, which does not exist`);
  });
  return lists.map((list, place) => {
    const told = new Map<string, string>();
    const values = list.options.flatMap((id, at) => {
      const path = ['lists', place, 'options', at];
      const option = options.find((written) => written.id === id);
      if (!option) problem(path, `option "${id}" does not exist`);
      const [[key, value] = ['', '']] = Object.entries(option?.means ?? {});
      const fact = answer(key, value)?.fact;
      if (!option || !fact) return [];
      const single = questions.some((question) => question.key === key && question.kind !== 'many');
      if (single && told.has(key)) problem(path, `answers ${key} as "${told.get(key)}" does`);
      told.set(key, id);
      return [{ id, share: 0, listed: true, label: textOf(option.label), fact, means: { [key]: value } }];
    });
    return {
      key: list.key,
      kind: 'many',
      purpose: 'cause',
      sensitive: false,
      // Reading nine lines takes about as long as three light questions.
      burden: 3,
      cannotTell: 0,
      group: list.key,
      asked: true,
      ...conditions.when(entry, list.when),
      text: textOf(text),
      aloud: textOf(aloud),
      why: textOf(why),
      none: { label: textOf(none.label), fact: textOf(none.fact) },
      values,
      shown: values.map(({ id }) => id),
    };
  });
}
