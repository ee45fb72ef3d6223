import {
  createPrompt,
  isBackspaceKey,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isUpKey,
  useKeypress,
  useState,
} from '@inquirer/core';
import { phrase } from '../rendering/phrases.ts';
import { hang, wrap } from '../rendering/text-layout.ts';
import type { Option, Prompt, Reply } from '../workflows/ports.ts';

interface ChoiceConfig {
  readonly prompt: Prompt;
  /** Question, place and help, already wrapped. */
  readonly header: string;
  /** Columns to use. */
  readonly width: number;
  readonly faint: (text: string) => string;
}

/**
 * One or several choices by number keys or arrows, with the keys an interview needs and inquirer's own prompts lack:
 * back, why, don't know, rather not say, none.
 */
export const choicePrompt = createPrompt<Reply | 'why', ChoiceConfig>((config, done) => {
  const { prompt, header, width, faint } = config;
  const rows = rowsOf(prompt);
  const [cursor, setCursor] = useState(0);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [answer, setAnswer] = useState('');

  const finish = (reply: Reply | 'why', shown: string) => {
    setAnswer(shown);
    done(reply);
  };
  const pick = (row: Row) => {
    if (row.reply) finish(row.reply, row.label);
    else if (prompt.kind === 'one') finish({ kind: 'answer', values: [row.value] }, row.label);
    else setTicked(ticked.includes(row.value) ? ticked.filter((value) => value !== row.value) : [...ticked, row.value]);
  };

  useKeypress((key, line) => {
    const typed = key.name ?? '';
    line.clearLine(0);
    if (isBackspaceKey(key)) return;
    setNote('');
    if (isUpKey(key) && typed !== 'k') setCursor((cursor + rows.length - 1) % rows.length);
    else if (isDownKey(key) && typed !== 'j') setCursor((cursor + 1) % rows.length);
    else if (isEnterKey(key)) confirm();
    else if (isSpaceKey(key)) pick(rows[cursor] ?? (rows[0] as Row));
    else {
      const sequence = (key as { sequence?: string }).sequence ?? typed;
      const row = rows.find(({ key: own }) => own === sequence);
      if (row) pick(row);
      else if (sequence === '?' || sequence === '？') finish('why', '?');
      else if (sequence === 'b') finish({ kind: 'back' }, phrase(prompt.locale, 'interview.back'));
      else if (sequence === 'q') finish({ kind: 'leave' }, phrase(prompt.locale, 'interview.leave'));
    }
  });

  function confirm(): void {
    const row = rows[cursor];
    if (!row) return;
    if (prompt.kind === 'one' || row.reply) pick(row);
    else if (ticked.length > 0) {
      const chosen = prompt.options.filter(({ value }) => ticked.includes(value));
      finish({ kind: 'answer', values: chosen.map(({ value }) => value) }, chosen.map(({ label }) => label).join('; '));
    } else setNote(phrase(prompt.locale, 'interview.pick_first'));
  }

  if (answer !== '') return `${header}\n${hang('> ', answer, width).join('\n')}`;
  const lines = rows.flatMap((row, index) => {
    const pointer = index === cursor ? '›' : ' ';
    const box = prompt.kind === 'many' && !row.reply ? (ticked.includes(row.value) ? '[x] ' : '[ ] ') : '';
    return hang(`${pointer} ${row.key} ${box}`, row.label, width);
  });
  const foot = note === '' ? wrap(prompt.keys, width).map(faint) : wrap(note, width);
  return `${header}\n${lines.join('\n')}\n${foot.join('\n')}`;
});

interface Row extends Option {
  /** The key that picks it. */
  readonly key: string;
  /** Rows that are no option but an answer of their own. */
  readonly reply?: Reply;
}

function rowsOf(prompt: Prompt): readonly Row[] {
  const letters = 'cdefghijkl';
  const rows: Row[] = prompt.options.map((option, index) => ({
    ...option,
    key: index < 8 ? String(index + 1) : (letters[index - 8] ?? ' '),
  }));
  if (prompt.menu) return rows;
  if (prompt.none !== undefined) rows.push({ value: 'none', label: prompt.none, key: 'n', reply: { kind: 'none' } });
  rows.push({
    value: 'unknown',
    label: phrase(prompt.locale, 'interview.unknown'),
    key: '0',
    reply: { kind: 'unknown' },
  });
  if (prompt.sensitive)
    rows.push({
      value: 'unsaid',
      label: phrase(prompt.locale, 'interview.rather_not'),
      key: '9',
      reply: { kind: 'unknown' },
    });
  return rows;
}
