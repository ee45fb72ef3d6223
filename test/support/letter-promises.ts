import type { CaseFile, Letter, LetterRefusal, PreparedPack } from '../../src/diagnostics/index.ts';
import { LOCALES } from '../../src/diagnostics/index.ts';
import { factInWords } from '../../src/diagnostics/letter/words.ts';
import { safetyOf } from '../../src/diagnostics/reasoning/safety.ts';
import { sheetText } from '../../src/rendering/letter-formats.ts';
import { letterSheet, shortText } from '../../src/rendering/letter-sheet.ts';
import { forbiddenIn } from './forbidden.ts';

/** A short message fits into the box of a chat. */
const SHORT_AT_MOST = 200;
const REQUESTS_AT_MOST = 3;
/** Letters to police and platform are what a sign of fraud leads to; every other waits until it is cleared. */
const ABOUT_FRAUD: ReadonlySet<string> = new Set(['scam_report', 'scam_notice']);
const UNFILLED = /\{[^}]*\}|undefined|null|NaN|\[object/;

/** What a letter is judged by: the case it belongs to, and the sensitive facts the person chose to tell. */
export interface LetterContext {
  readonly facts: CaseFile['facts'];
  readonly today: string;
  readonly tell?: readonly string[];
}

/** Every promise the letters of a case break, in words; none when all is well. */
export function brokenByLetters(prepared: PreparedPack, file: CaseFile): readonly string[] {
  const first = file.letters.find(({ refused }) => refused);
  return [
    ...(file.letters.length > 2 ? ['more than two letters'] : []),
    ...(first && file.letters.length > 1 ? [`${first.id} is refused beside another letter`] : []),
    ...file.letters.flatMap((letter) => brokenBy(prepared, letter, { facts: file.facts, today: file.at })),
  ];
}

/** Every promise one letter breaks. */
export function brokenBy(prepared: PreparedPack, letter: Letter, about: LetterContext): readonly string[] {
  const broken = letter.refused
    ? brokenByRefusal(prepared, letter, letter.refused)
    : [
        ...grounds(prepared, letter, about),
        ...texts(letter),
        ...sentences(prepared, letter, about),
        ...secrets(prepared, letter, about),
        ...laws(prepared, letter, about),
      ];
  return broken.map((what) => `${letter.id}: ${what}`);
}

function brokenByRefusal(prepared: PreparedPack, letter: Letter, refused: LetterRefusal): string[] {
  const { code, message, repair, missing } = refused;
  const steps = new Set(prepared.pack.steps.map(({ id }) => id));
  return [
    ...(letter.full.length + letter.short.length + letter.blanks.length > 0 ? ['refused, and yet written'] : []),
    ...(code === '' ? ['refused without a code'] : []),
    ...LOCALES.filter((locale) => message[locale].trim() === '' || UNFILLED.test(message[locale])).map(
      (locale) => `refused in ${locale} with "${message[locale]}"`,
    ),
    ...(repair.length === 0 ? ['refused without a way on'] : []),
    ...repair.filter((id) => !steps.has(id)).map((id) => `refused towards the step ${id}, which does not exist`),
    ...missing.filter((key) => !prepared.questions.has(key)).map((key) => `refused for want of ${key}`),
  ];
}

/** Nobody gets a letter whose account was lent, who is not the holder, or whose signs of fraud are not cleared. */
function grounds(prepared: PreparedPack, letter: Letter, { facts }: LetterContext): string[] {
  const fraud = ABOUT_FRAUD.has(letter.kind);
  const { alert, caution } = safetyOf(prepared, facts);
  const forOthers = facts.for_whom?.value === 'family' || facts.for_whom?.value === 'caller';
  return [
    ...(facts.account_lent?.value === 'yes' ? ['written for a lent account'] : []),
    ...(alert && !fraud ? ['written while a sign of fraud is open'] : []),
    ...(caution && letter.kind === 'release' ? ['a release while a soft sign is open'] : []),
    ...(forOthers && !fraud ? ['written for somebody else'] : []),
  ];
}

function texts(letter: Letter): string[] {
  const short = [...shortText(letter, 'zh-CN')].length;
  const requests = letter.full.filter(({ part }) => part === 'request').length;
  const sheets = LOCALES.map((locale) => sheetText(letterSheet(letter, locale)));
  const empty = [...letter.short, ...letter.full].filter(({ text }) => LOCALES.some((of) => text[of].trim() === ''));
  const blanks = sheets[0]?.includes('＿＿') ?? false;
  return [
    ...(short === 0 || short > SHORT_AT_MOST ? [`the short message has ${short} characters`] : []),
    ...(requests > REQUESTS_AT_MOST ? [`${requests} requests`] : []),
    ...empty.map(({ part }) => `an empty sentence in ${part}`),
    ...sheets.flatMap((text) => UNFILLED.exec(text)?.slice(0, 1) ?? []).map((slot) => `unfilled: ${slot}`),
    ...sheets.flatMap(forbiddenIn).map((phrase) => `says ${phrase}`),
    ...(blanks !== letter.blanks.length > 0 ? ['blanks and their list differ'] : []),
  ];
}

/** Every sentence rests on answers of this path; what tells of the case rests on one at least, or is a blank to fill in. */
function sentences(prepared: PreparedPack, letter: Letter, { facts, tell }: LetterContext): string[] {
  const asked = new Set(prepared.pack.asks.flatMap((ask) => textsOf(ask).map(withoutMarks)));
  return [...letter.short, ...letter.full].flatMap(({ part, text, facts: used }) => {
    const words = text['zh-CN'];
    const own = asked.has(withoutMarks(words)) ? [] : used.filter((key) => isSensitive(prepared, key));
    return [
      ...used.filter((key) => facts[key] === undefined).map((key) => `${key} was not answered: ${words}`),
      ...own.filter((key) => !tell?.includes(key)).map((key) => `tells of ${key}: ${words}`),
      ...(part === 'facts' && used.length === 0 && !words.includes('＿＿') ? [`rests on nothing: ${words}`] : []),
      ...(part === 'told' && used.length !== 1 ? [`told, and not one fact: ${words}`] : []),
    ];
  });
}

/** What could be held against the writer stands in no letter in any form, unless it was chosen. */
function secrets(prepared: PreparedPack, letter: Letter, { facts, tell }: LetterContext): string[] {
  const kept = Object.entries(facts).filter(([key]) => isSensitive(prepared, key) && !tell?.includes(key));
  const all = LOCALES.map((locale) => [...letter.short, ...letter.full].map(({ text }) => text[locale]).join('\n'));
  return kept.flatMap(([key, fact]) =>
    LOCALES.flatMap((locale, at) => {
      const said = factInWords(prepared, key, fact, locale, 'sentence');
      return said !== undefined && all[at]?.includes(said) ? [`lets out ${key}: ${said}`] : [];
    }),
  );
}

/** A rule is named only on days it is in force, and only where the letter lists it. */
function laws(prepared: PreparedPack, letter: Letter, { today }: LetterContext): string[] {
  const said = [...letter.short, ...letter.full].map(({ text }) => text['zh-CN']).join('\n');
  const titles = letter.legal.map(
    ({ source }) => prepared.pack.sources.find(({ id }) => id === source)?.title['zh-CN'],
  );
  const named = [...said.matchAll(/《([^》]*)》/g)].map(([, name = '']) => name);
  const template = prepared.pack.letters.find(({ id }) => id === letter.id);
  const listed = template?.legal.filter(({ source }) => letter.legal.some((basis) => basis.source === source)) ?? [];
  return [
    ...listed
      .filter(({ date, until }) => (date ?? '') > today || (until ?? '9999') < today)
      .map(({ source }) => `lists ${source} on ${today}`),
    ...named.filter((name) => !titles.some((title) => title?.includes(name))).map((name) => `names 《${name}》`),
  ];
}

function isSensitive(prepared: PreparedPack, key: string): boolean {
  return prepared.questions.get(key)?.sensitive === true;
}

function textsOf({ short, close, matter, rules, requests }: PreparedPack['pack']['asks'][number]): string[] {
  return [short, close, ...(matter ? [matter] : []), ...rules.map(({ text }) => text), ...requests].map(
    (text) => text['zh-CN'],
  );
}

/** A request without its number and its last mark, which its place in the list decides. */
function withoutMarks(text: string): string {
  return text.replace(/^\d\. /, '').replace(/[；。;.？]$/, '');
}
