import type { CaseFile, Letter } from '../diagnostics/index.ts';
import { renderCaseForAgent } from '../rendering/agent-view.ts';
import { calendarOf } from '../rendering/calendar-entries.ts';
import { caseNote } from '../rendering/case-note.ts';
import { renderCase } from '../rendering/case-view.ts';
import { borrowsToRepay, renderDebtHelp } from '../rendering/debt-view.ts';
import { explain, listOf, renderExplanation } from '../rendering/explain-view.ts';
import { renderLetter } from '../rendering/letter-view.ts';
import { phrase } from '../rendering/phrases.ts';
import { type Course, type Finished, saidIn } from './course.ts';
import { formatOf, letterContent } from './documents.ts';
import type { Option } from './ports.ts';
import { changeAnswer, type Reviewed, reviewAnswers } from './review.ts';
import { ask, menu, say, type Talk } from './talk.ts';

/** What a person wants after the result: to end, or to go on from a changed course. */
export type Wish = { readonly kind: 'end' } | { readonly kind: 'change'; readonly course: Course };

/** Shows the result and the menu after it until the person ends it or has changed an answer. */
export async function offerNext(talk: Talk, finished: Finished): Promise<Wish> {
  for (let shownIn: string | undefined; ; ) {
    const reply = await ask(talk, (locale) => {
      // The result comes before its menu, and again when the language has changed.
      if (shownIn !== locale) talk.print(`\n${resultText(talk, finished)}`);
      shownIn = locale;
      return menu(phrase(locale, 'offer.title'), optionsFor(talk, finished), locale, {
        ways: ['review', 'language', 'leave'],
      });
    });
    if (reply.kind === 'review') {
      const reviewed = await reviewAnswers(talk, finished.course);
      if (reviewed && reviewed !== 'leave') return { kind: 'change', course: reviewed };
      continue;
    }
    const [action = 'end', id = ''] = reply.kind === 'answer' ? (reply.values[0] ?? 'end').split(' ') : ['end'];
    if (action === 'end') return { kind: 'end' };
    const changed = await follow(talk, finished, action, id);
    if (changed === 'leave') return { kind: 'end' };
    if (changed) return { kind: 'change', course: changed };
  }
}

function resultText({ audience, view, pack }: Talk, { file }: Finished): string {
  return audience === 'agent' ? renderCaseForAgent(file, pack, view) : renderCase(file, pack, view);
}

function optionsFor({ view, pack }: Talk, { file, course }: Finished): readonly Option[] {
  const { locale } = view;
  const option = (value: string, key: Parameters<typeof phrase>[1], slots = {}): Option => ({
    value,
    label: phrase(locale, key, slots),
  });
  const options: Option[] = [];
  if (file.diagnosis.outcome === 'scam_alert') {
    options.push(option('answer red_flags', 'offer.not_true'));
    if (file.facts.loss === undefined) options.push(option('answer loss', 'offer.what_is_lost'));
  }
  const letters = lettersOf(file);
  for (const { id, title } of letters)
    options.push(option(`show ${id}`, 'offer.show_letter', { title: title[locale] }));
  options.push(option('save', 'offer.save'));
  if (borrowsToRepay(file.facts) || file.diagnosis.causes[0]?.id === 'high_debt')
    options.push(option('debt', 'offer.debt'));
  if (pack.causes.some(({ id }) => id === file.diagnosis.causes[0]?.id))
    options.push(option('explain', 'offer.explain'));
  options.push(option('myths', 'offer.myths'));
  if (saidIn(course).length > 0) options.push(option('change', 'offer.change'));
  return [...options, option('end', 'offer.end')];
}

/** What can be saved: letters, the report, the dates, an agent's note, the case itself. */
function savings({ audience, view, pack, keep }: Talk, file: CaseFile): readonly Option[] {
  const { locale } = view;
  return [
    ...lettersOf(file).map(({ id, title }) => ({
      value: `letter ${id}`,
      label: phrase(locale, 'offer.save_letter', { title: title[locale] }),
    })),
    ...(audience === 'agent' ? [{ value: 'note', label: phrase(locale, 'offer.save_note') }] : []),
    { value: 'report', label: phrase(locale, 'offer.save_report') },
    ...(calendarOf(file, pack, locale).entries.length > 0
      ? [{ value: 'calendar', label: phrase(locale, 'offer.save_calendar') }]
      : []),
    ...(keep ? [{ value: 'case', label: phrase(locale, 'offer.keep') }] : []),
  ];
}

async function saveSomething(talk: Talk, finished: Finished): Promise<void> {
  const { file } = finished;
  const { pack, view } = talk;
  const reply = await ask(talk, (locale) => menu(phrase(locale, 'offer.save_what'), savings(talk, file), locale));
  if (reply.kind !== 'answer') return;
  const [what = '', id = ''] = (reply.values[0] ?? '').split(' ');
  const letter = lettersOf(file).find((item) => item.id === id);
  if (letter)
    await save(talk, `${id}-${file.at}.txt`, (name) => letterContent(letter, view.locale, formatOf(name), talk.makers));
  else if (what === 'note')
    await save(talk, `note-${file.at}.txt`, () => caseNote(file, pack, view.locale, Number.POSITIVE_INFINITY));
  else if (what === 'report')
    await save(talk, `report-${file.at}.html`, () => talk.makers.report(file, pack, view.locale, talk.audience));
  else if (what === 'calendar')
    await save(talk, `plan-${file.at}.ics`, () => talk.makers.calendar(calendarOf(file, pack, view.locale)));
  else if (what === 'case') await keepCase(talk, finished);
}

async function follow(talk: Talk, finished: Finished, action: string, id: string): Promise<Reviewed> {
  const { pack, view } = talk;
  const { file, course } = finished;
  const letter = lettersOf(file).find((item) => item.id === id);
  if (action === 'show' && letter) talk.print(`\n${renderLetter(letter, pack, view)}`);
  else if (action === 'save') await saveSomething(talk, finished);
  else if (action === 'debt') talk.print(`\n${renderDebtHelp(pack, view)}`);
  else if (action === 'explain') {
    const explanation = explain(pack, 'cause', file.diagnosis.causes[0]?.id ?? '', view.locale);
    if (explanation) talk.print(`\n${renderExplanation(explanation, view)}`);
  } else if (action === 'myths') await showMyths(talk);
  else if (action === 'change') return reviewAnswers(talk, course);
  else if (action === 'answer') return changeAnswer(talk, course, id);
  return undefined;
}

function lettersOf(file: CaseFile): readonly Letter[] {
  return file.letters.filter(({ refused }) => refused === null);
}

/** Folk remedies to choose from, each answered when wanted. */
async function showMyths(talk: Talk): Promise<void> {
  for (;;) {
    const reply = await ask(talk, (locale) =>
      menu(
        phrase(locale, 'offer.which_myth'),
        listOf(talk.pack, 'myth', locale).map(({ id, title }) => ({ value: id, label: title })),
        locale,
      ),
    );
    if (reply.kind !== 'answer') return;
    const explanation = explain(talk.pack, 'myth', reply.values[0] ?? '', talk.view.locale);
    if (explanation) talk.print(`\n${renderExplanation(explanation, talk.view)}`);
  }
}

async function keepCase(talk: Talk, finished: Finished): Promise<void> {
  const id = await talk.keep?.(finished);
  if (id === undefined) say(talk, 'offer.cannot_write');
  else {
    say(talk, 'case.saved', { id });
    say(talk, 'case.shared_computer');
  }
}

type Content = string | Uint8Array;

async function save(talk: Talk, usual: string, make: (name: string) => Content | Promise<Content>): Promise<void> {
  for (;;) {
    const reply = await ask(talk, (locale) =>
      menu(phrase(locale, 'offer.file_name', { name: usual }), [], locale, { kind: 'line', empty: 'none' }),
    );
    if (reply.kind !== 'answer' && reply.kind !== 'none') return;
    const name = reply.kind === 'answer' ? (reply.values[0] ?? usual).trim() : usual;
    const result = talk.documents.save(name, await make(name));
    if (result === 'written') return say(talk, 'offer.saved', { file: name });
    say(talk, result === 'exists' ? 'offer.exists' : 'offer.cannot_write');
  }
}
