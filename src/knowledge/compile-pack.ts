import type * as z from 'zod';
import type { FamilyId, KnowledgePack } from '../diagnostics/pack/knowledge-pack.ts';
import { compileChannels, compileRoutes, compileSteps } from './compile-advice.ts';
import { compileCauses, compileMessages, compileTables, priorsOf } from './compile-causes.ts';
import { compileChecklists } from './compile-checklists.ts';
import { compileAsks, compileEvidence, compileLetters } from './compile-letters.ts';
import { compileDerived, compileQuestions, compileReading } from './compile-questions.ts';
import { digestOf } from './digest.ts';
import { weightOf } from './frequencies.ts';
import { publishedHolidays } from './holidays.ts';
import * as letterSchema from './letter-schema.ts';
import { type Entry, type PackProblem, readEntries } from './read-yaml.ts';
import { checkReferences } from './references.ts';
import * as schema from './schema.ts';
import { simplifiedCharacters } from './simplified.ts';
import { Conditions, optionalText, textOf } from './written.ts';

/** Files of a pack (relative path → text) → the checked, compiled pack and everything wrong with it. */
export function compilePack(files: Readonly<Record<string, string>>): {
  readonly pack: KnowledgePack;
  readonly problems: PackProblem[];
} {
  const problems: PackProblem[] = [];
  const written = readFiles(files, problems);
  const { head, questions, derived, causes, messages, steps, channels, routing, letters } = written;
  const conditions = new Conditions(problems);
  const { families, notListed } = priorShares(head);
  const priorOf = (id: string) => families.find((family) => family.id === id)?.prior ?? 0.01;

  const asked = compileQuestions(questions, conditions);
  const content: Omit<KnowledgePack, 'digest'> = {
    id: head?.id ?? '',
    version: head?.version ?? '',
    asOf: head?.as_of ?? '',
    title: textOf(head?.title),
    core: head?.core ?? [],
    notListed: { prior: notListed, title: textOf(head?.not_listed.title) },
    families,
    sources: written.sources.map(({ value: { title, ...rest } }) => ({ ...rest, title: textOf(title) })),
    questions: [...asked, ...compileChecklists(written.checklists, asked, conditions, problems)],
    derived: compileDerived(derived),
    incidents: written.incidents.map(({ value: { title, text = title, ...rest } }) => ({
      ...rest,
      title: textOf(title),
      text: textOf(text),
    })),
    inferences: written.inferences.flatMap((entry) => {
      const when = conditions.read(entry, entry.value.when);
      return when ? Object.entries(entry.value.infer).map(([key, value]) => ({ when, key, value })) : [];
    }),
    causes: compileCauses(causes, conditions),
    messages: compileMessages(messages),
    steps: compileSteps(steps, conditions),
    avoid: written.avoid.map(({ value }) => ({ ...value, text: textOf(value.text) })),
    channels: compileChannels(channels),
    routing: compileRoutes(routing, conditions),
    letters: compileLetters(letters, conditions),
    asks: compileAsks(written.asks),
    evidence: compileEvidence(written.evidence, conditions),
    letterWords: { told: textOf(head?.letter_words.told), own: textOf(head?.letter_words.own) },
    terms: written.terms.map(({ value }) => ({ ...value, term: textOf(value.term), text: textOf(value.text) })),
    myths: written.myths.map(({ value }) => ({ ...value, claim: textOf(value.claim), answer: textOf(value.answer) })),
    typos: Object.entries(written.speech?.typos ?? {}),
    reading: compileReading(questions, written.lexicon, written.speech, problems),
    tables: compileTables([...questions, ...derived], messages, causes),
    priors: { causes: priorsOf(causes, priorOf), notListed: weightOf(notListed, 1) },
    calendar: publishedHolidays(),
    simplified: simplifiedCharacters(),
  };
  const { head: _, checklists: ______, speech: __, lexicon: ___, inferences: ____, asks: _____, ...lists } = written;
  problems.push(...checkReferences(content, lists));
  return { pack: { ...content, digest: digestOf(content) }, problems };
}

/** Everything a pack's files hold, list by list; causes come family by family, in the order of the families. */
function readFiles(files: Readonly<Record<string, string>>, problems: PackProblem[]) {
  const read = <T>(where: RegExp, shape: z.ZodType<T>): Entry<T>[] =>
    Object.keys(files)
      .filter((file) => where.test(file))
      .sort()
      .flatMap((file) => readEntries(file, files[file] ?? '', shape, problems));
  const head = read(/^pack\.yaml$/, schema.packHead)[0]?.value;
  const place = (family: string) => head?.families.findIndex(({ id }) => id === family) ?? 0;
  return {
    head,
    sources: read(/^sources\.yaml$/, schema.source),
    questions: read(/^questions\//, schema.question),
    lexicon: read(/^lexicon\//, schema.wordClass),
    speech: read(/^speech\.yaml$/, schema.speech)[0]?.value,
    checklists: read(/^checklists\.yaml$/, schema.checklists)[0],
    derived: read(/^derived\.yaml$/, schema.derivedFact),
    inferences: read(/^inferences\.yaml$/, schema.inference),
    incidents: read(/^incidents\.yaml$/, schema.incident),
    causes: read(/^causes\//, schema.cause).sort((a, b) => place(a.value.family) - place(b.value.family)),
    messages: read(/^messages\//, schema.message),
    steps: read(/^steps\//, schema.step),
    avoid: read(/^avoid\.yaml$/, schema.avoidance),
    channels: read(/^channels\.yaml$/, schema.channel),
    routing: read(/^routing\.yaml$/, schema.route),
    letters: read(/^letters\//, letterSchema.letter),
    asks: read(/^asks\.yaml$/, letterSchema.ask),
    evidence: read(/^evidence\.yaml$/, letterSchema.evidence),
    terms: read(/^terms\.yaml$/, schema.term),
    myths: read(/^myths\.yaml$/, schema.myth),
  };
}

/** The eight families and "something not listed" share one. */
function priorShares(head: z.infer<typeof schema.packHead> | undefined) {
  const listed = head?.families ?? [];
  const rest = head?.not_listed.prior ?? 0.08;
  const sum = listed.reduce((total, { prior }) => total + prior, rest);
  return {
    families: listed.map(({ id, prior, title, stop }) => ({
      id: id as FamilyId,
      prior: prior / sum,
      title: textOf(title),
      ...optionalText('stop', stop),
    })),
    notListed: rest / sum,
  };
}
