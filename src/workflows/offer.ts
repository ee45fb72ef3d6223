import type { CaseFile, KnowledgePack, Locale } from '../diagnostics/index.ts';
import { factInReview } from '../rendering/fact-words.ts';
import { letterFile, renderLetter } from '../rendering/letter-view.ts';
import { phrase } from '../rendering/phrases.ts';
import type { View } from '../rendering/view.ts';
import type { Answer } from './interview.ts';
import type { Asker, LetterWriter, Option, Prompt } from './ports.ts';

/** What a person wants after the result. `change` names the answer to change by its place. */
export type Wish = { readonly kind: 'end' } | { readonly kind: 'change'; readonly place: number };

/** What is needed to offer letters and changes after a result. */
export interface Offer {
  readonly file: CaseFile;
  readonly pack: KnowledgePack;
  readonly answers: readonly Answer[];
  readonly asker: Asker;
  readonly writer: LetterWriter;
  /** Prints to the result's own stream. */
  readonly print: (text: string) => void;
  readonly view: View;
}

/** Shows the menu after a result until the person ends it or wants to change an answer. */
export async function offerNext(offer: Offer): Promise<Wish> {
  const { file, asker, view, pack } = offer;
  const { locale } = view;
  const letters = file.letters.filter(({ refused }) => refused === null);
  const options: Option[] = [
    ...letters.map((letter) => ({
      value: `show ${letter.id}`,
      label: phrase(locale, 'offer.show_letter', { title: letter.title[locale] }),
    })),
    ...letters.map((letter) => ({
      value: `save ${letter.id}`,
      label: phrase(locale, 'offer.save_letter', { title: letter.title[locale] }),
    })),
    ...(offer.answers.length > 0 ? [{ value: 'change', label: phrase(locale, 'offer.change') }] : []),
    { value: 'end', label: phrase(locale, 'offer.end') },
  ];
  for (;;) {
    const reply = await asker.ask(menu(phrase(locale, 'offer.title'), options, locale));
    const [action = 'end', id = ''] = reply.kind === 'answer' ? (reply.values[0] ?? 'end').split(' ') : ['end'];
    const letter = letters.find((item) => item.id === id);
    if (action === 'show' && letter) offer.print(`\n${renderLetter(letter, pack, view)}`);
    else if (action === 'save' && letter) await save(offer, letter.id);
    else if (action === 'change') {
      const place = await whichAnswer(offer);
      if (place !== undefined) return { kind: 'change', place };
    } else return { kind: 'end' };
  }
}

async function save(offer: Offer, id: string): Promise<void> {
  const { asker, view, file } = offer;
  const { locale } = view;
  const letter = file.letters.find((item) => item.id === id);
  if (!letter) return;
  const usual = `${id}-${file.at}.txt`;
  for (;;) {
    const reply = await asker.ask({
      ...menu(phrase(locale, 'offer.file_name', { name: usual }), [], locale),
      kind: 'line',
      keys: phrase(locale, 'offer.file_keys'),
    });
    if (reply.kind === 'leave' || reply.kind === 'back') return;
    const name = reply.kind === 'answer' ? (reply.values[0] ?? usual).trim() : usual;
    const result = offer.writer.write(name, letterFile(letter, locale));
    if (result === 'written') {
      asker.tell(phrase(locale, 'offer.saved', { file: name }));
      return;
    }
    asker.tell(phrase(locale, result === 'exists' ? 'offer.exists' : 'offer.cannot_write'));
  }
}

async function whichAnswer({ asker, answers, pack, view }: Offer): Promise<number | undefined> {
  const { locale } = view;
  const options = answers.map(({ key, fact }, place) => {
    const question = pack.questions.find((item) => item.key === key)?.text[locale] ?? key;
    return {
      value: String(place),
      label: phrase(locale, 'interview.answered', { question, answer: factInReview(pack, key, fact, locale) }),
    };
  });
  const reply = await asker.ask(menu(phrase(locale, 'offer.which_answer'), options, locale));
  return reply.kind === 'answer' ? Number(reply.values[0]) : undefined;
}

function menu(title: string, options: readonly Option[], locale: Locale): Prompt {
  return {
    kind: 'one',
    title,
    left: '',
    help: [],
    why: '',
    options,
    sensitive: false,
    keys: phrase(locale, 'offer.keys'),
    locale,
    canGoBack: true,
    menu: true,
  };
}
