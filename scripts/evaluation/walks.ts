import { openCase } from '../../src/diagnostics/case-file.ts';
import type { RankedCause } from '../../src/diagnostics/case-types.ts';
import { isChecklist, optionsOpen } from '../../src/diagnostics/facts/checklists.ts';
import type { Fact, Facts } from '../../src/diagnostics/facts/facts.ts';
import { gatherFacts } from '../../src/diagnostics/facts/gather-facts.ts';
import { nextQuestion, type Upcoming } from '../../src/diagnostics/interview/next-question.ts';
import type { KnowledgePack, Question } from '../../src/diagnostics/pack/knowledge-pack.ts';
import { type PreparedPack, prepare } from '../../src/diagnostics/pack/prepared-pack.ts';
import { type Assessment, assess, strengthOf } from '../../src/diagnostics/reasoning/assess.ts';
import { asFact } from '../../src/diagnostics/reasoning/hypothetical.ts';
import { seeded } from './draws.ts';
import { PathLetters } from './path-letters.ts';
import { TODAY } from './simulate.ts';

/** What walking the interview found; everything can be sent from process to process. */
export interface Findings {
  readonly walks: number;
  readonly complete: number;
  readonly pairs: number;
  readonly nodes: number;
  /** Number of walks by number of questions. */
  readonly lengths: readonly number[];
  readonly causes: readonly string[];
  readonly options: readonly string[];
  readonly steps: readonly string[];
  readonly letters: readonly string[];
  /** How many letters were read, and how many refusals to write one. */
  readonly read: number;
  readonly refused: number;
  /** Promises that did not hold, in words. */
  readonly broken: readonly string[];
}

/** One point of the unrolled interview. */
interface Point {
  readonly assessment: Assessment;
  readonly upcoming: Upcoming;
}

const UNKNOWN = 0.35;
/** Share of walks that tell of no sign of fraud: a sign ends the interview at once. */
const SAFE = 0.7;
/** Every so many points the slower promises are checked. */
const SELDOM = 25;
/** A complaint whose time runs, and one whose time is over (counted from the day of the walks). */
const COMPLAINED = ['2026-11-15', '2026-10-10'];
const MOST_BROKEN = 50;
const RANK = { strong: 3, likely: 2, possible: 1 };

/**
 * Walks the interview `walks` times with seeded answers (a third of them "don't know"), and completely to a depth;
 * at every point it checks what the interview promises, and notes what was reached.
 */
export function walkInterviews(
  pack: KnowledgePack,
  { walks, seed, complete }: { readonly walks: number; readonly seed: number; readonly complete: number },
): Findings {
  const walker = new Walker(pack, seed);
  const completed = complete > 0 ? walker.everything({}, 0, complete) : 0;
  for (let walk = 0; walk < walks; walk += 1) walker.walk();
  const pairs = complete > 0 ? walker.allPairs() : 0;
  return { walks, complete: completed, pairs, ...walker.found() };
}

class Walker {
  private readonly prepared: PreparedPack;
  private readonly random: () => number;
  private readonly points = new Map<string, Point>();
  private readonly lengths: number[] = [];
  private readonly reached = {
    causes: new Set<string>(),
    options: new Set<string>(),
    steps: new Set<string>(),
    letters: new Set<string>(),
  };
  private readonly broken: string[] = [];

  private readonly pack: KnowledgePack;
  private readonly pathLetters: PathLetters;

  constructor(pack: KnowledgePack, seed: number) {
    this.pack = pack;
    this.pathLetters = new PathLetters(pack);
    this.prepared = prepare(pack);
    this.random = seeded(seed);
  }

  /** One interview from the first question to the last. */
  walk(): void {
    let stated: Facts = {};
    let path = '';
    let bound = Number.POSITIVE_INFINITY;
    for (let asked = 0; ; asked += 1) {
      const { upcoming } = this.pointAt(stated, path, asked);
      if (upcoming.leftAtMost > bound - 1) this.fail(`the bound rose at ${path}`);
      bound = upcoming.leftAtMost;
      if (!upcoming.next) {
        this.lengths[asked] = (this.lengths[asked] ?? 0) + 1;
        return;
      }
      if (asked === 1 && !path.startsWith(' red_flags=')) this.fail(`safety is not asked first at ${path}`);
      const value = this.answerTo(upcoming.next, stated);
      stated = { ...stated, [upcoming.next.key]: value.fact };
      path += ` ${upcoming.next.key}=${value.id}`;
    }
  }

  /** Every path to a depth; returns how many paths end there or before. */
  everything(stated: Facts, asked: number, depth: number, path = ''): number {
    const { upcoming } = this.pointAt(stated, path, asked);
    const { next } = upcoming;
    if (!next || asked >= depth) {
      for (const broken of this.pathLetters.along(stated)) this.fail(`${broken} at ${path}`);
      return 1;
    }
    let ends = 0;
    for (const id of [...this.idsOf(next, stated), null]) {
      const answer = this.factOf(next, id);
      ends += this.everything(
        { ...stated, [next.key]: answer },
        asked + 1,
        depth,
        `${path} ${next.key}=${id ?? 'unknown'}`,
      );
    }
    return ends;
  }

  /** Every pair of answers to two questions, as if nothing else were known: which causes can come first. */
  allPairs(): number {
    const asked = this.pack.questions.filter(
      (question) =>
        !isChecklist(question) &&
        question.purpose !== 'clarify' &&
        question.kind !== 'date' &&
        question.kind !== 'text',
    );
    const answers = asked.flatMap((question) => this.idsOf(question, {}).map((id) => ({ question, id })));
    let pairs = 0;
    for (const [at, one] of answers.entries()) {
      for (const other of answers.slice(at + 1)) {
        if (one.question === other.question) continue;
        pairs += 1;
        const stated: Facts = {
          [one.question.key]: this.factOf(one.question, one.id),
          [other.question.key]: this.factOf(other.question, other.id),
        };
        const assessment = assess(this.prepared, gatherFacts(this.prepared, { pack: this.pack, stated, today: TODAY }));
        const [first] = assessment.order;
        if (assessment.outcome !== 'diagnosed' && assessment.outcome !== 'scam_alert') continue;
        const id = this.prepared.causes[first ?? 0]?.id ?? '';
        if (this.reached.causes.has(id)) continue;
        this.reached.causes.add(id);
        this.withHistory(stated, '');
        this.look(stated, `${one.question.key}=${one.id} ${other.question.key}=${other.id}`);
      }
    }
    return pairs;
  }

  found(): Omit<Findings, 'walks' | 'complete' | 'pairs'> {
    const { causes, options, steps, letters } = this.reached;
    return {
      nodes: this.points.size,
      lengths: Array.from(this.lengths, (n) => n ?? 0),
      causes: [...causes],
      options: [...options],
      steps: [...steps],
      letters: [...letters],
      read: this.pathLetters.letters,
      refused: this.pathLetters.refused,
      broken: this.broken,
    };
  }

  private pointAt(stated: Facts, path: string, asked: number): Point {
    const known = this.points.get(path);
    if (known) return known;
    const gathered = gatherFacts(this.prepared, { pack: this.pack, stated, today: TODAY });
    const assessment = assess(this.prepared, gathered);
    const point = { assessment, upcoming: nextQuestion(this.prepared, assessment, asked) };
    this.points.set(path, point);
    this.check(point, stated, path);
    return point;
  }

  private check({ assessment, upcoming }: Point, stated: Facts, path: string): void {
    if ((upcoming.leftAtMost === 0) !== (upcoming.next === undefined || upcoming.next === null))
      this.fail(`the bound is ${upcoming.leftAtMost} at ${path}`);
    const { outcome, safety, order } = assessment;
    if (safety.alert !== (outcome === 'scam_alert')) this.fail(`a sign of fraud does not win at ${path}`);
    if (safety.alert && upcoming.next) this.fail(`a question follows a sign of fraud at ${path}`);
    if (!upcoming.next && outcome === 'needs_answers') this.fail(`a dead end that wants answers at ${path}`);
    const first = this.prepared.causes[order[0] ?? 0]?.id ?? '';
    const fresh = (outcome === 'diagnosed' || outcome === 'scam_alert') && !this.reached.causes.has(first);
    if (fresh) this.reached.causes.add(first);
    if (fresh) this.withHistory(stated, path);
    if (fresh || (!upcoming.next && this.points.size % SELDOM === 0)) this.look(stated, path);
    if (this.points.size % SELDOM === 1) this.unknownMakesNothing(assessment, stated, path);
  }

  /** The whole case: it has steps or says who can tell, and no reason whose loss would strengthen its cause. */
  private look(stated: Facts, path: string): void {
    const file = openCase({ pack: this.pack, stated, today: TODAY });
    for (const { id } of file.plan.steps) this.reached.steps.add(id);
    for (const { id } of file.letters) this.reached.letters.add(id);
    for (const broken of this.pathLetters.of(file)) this.fail(`${broken} at ${path}`);
    const { diagnosis } = file;
    if (diagnosis.outcome === 'undecided' && diagnosis.reach === null)
      this.fail(`undecided without a way on at ${path}`);
    if (diagnosis.outcome !== 'undecided' && diagnosis.causes.length > 0 && file.plan.steps.length === 0)
      this.fail(`no step at ${path}`);
    if (diagnosis.outcome !== 'scam_alert') this.reasonsCarry(stated, path, diagnosis.causes[0]);
  }

  /**
   * Without any one of its reasons a cause is no stronger. A reason that also follows from another answer is still
   * there when it is not said; one that only follows cannot be left unsaid.
   */
  private reasonsCarry(stated: Facts, path: string, first: RankedCause | undefined): void {
    if (!first) return;
    const cause = this.prepared.causes.findIndex(({ id }) => id === first.id);
    for (const { fact } of first.for) {
      if (fact === 'message' || !(fact in stated)) continue;
      const { [fact]: _, ...rest } = stated;
      const unsaid = gatherFacts(this.prepared, { pack: this.pack, stated: rest, today: TODAY });
      if (fact in unsaid.facts) continue;
      const score = assess(this.prepared, unsaid).posterior.shares[cause] ?? 0;
      if (score > first.score + 0.001) this.fail(`without ${fact} ${first.id} is stronger at ${path}`);
    }
  }

  /** The same case with a complaint made, by its date and by what came back. */
  private withHistory(stated: Facts, path: string): void {
    const reply = this.pack.questions.find(({ key }) => key === 'complaint_reply');
    for (const since of COMPLAINED) {
      for (const id of reply?.shown ?? []) {
        const history: Facts = {
          complained_at: { value: since, from: 'stated' },
          complaint_reply: { value: id, from: 'stated' },
        };
        this.look({ ...stated, ...history }, `${path} complained_at=${since} complaint_reply=${id}`);
        const wallet: Facts = { product: { value: 'alipay_account', from: 'stated' } };
        this.look({ ...stated, ...wallet, ...history }, `${path} product=alipay_account complaint_reply=${id}`);
      }
    }
  }

  /**
   * A cause that leads while an answer is unknown is named for some answer too, and its family with at least that
   * word (why not the cause itself with that word: `docs/decisions/0002`).
   */
  private unknownMakesNothing(assessment: Assessment, stated: Facts, path: string): void {
    const unknown = Object.entries(stated).find(
      ([key, { value }]) => value === null && key !== 'message' && key !== 'red_flags',
    )?.[0];
    const question = unknown === undefined ? undefined : this.prepared.questions.get(unknown);
    const first = assessment.order[0];
    if (!question || first === undefined || assessment.outcome !== 'diagnosed') return;
    const before = RANK[strengthOf(this.prepared, assessment, first) ?? 'possible'];
    const values = question.values.map(({ id }) => id);
    const ids = question.kind === 'many' ? [...values, 'none'] : values;
    const family = this.prepared.familyOf[first];
    const after = ids.map((id) => {
      const facts = { ...stated, [question.key]: this.factOf(question, id) };
      return assess(this.prepared, gatherFacts(this.prepared, { pack: this.pack, stated: facts, today: TODAY }));
    });
    const word = (assessed: Assessment, cause: number) => {
      const strength = strengthOf(this.prepared, assessed, cause);
      return strength === null ? 0 : RANK[strength];
    };
    const what = `not knowing ${question.key} makes ${this.prepared.causes[first]?.id}`;
    if (!after.some((assessed) => word(assessed, first) > 0)) this.fail(`${what} at ${path}`);
    const ofFamily = (assessed: Assessment) =>
      assessed.order.filter((cause) => this.prepared.familyOf[cause] === family).map((cause) => word(assessed, cause));
    if (!after.some((assessed) => Math.max(0, ...ofFamily(assessed)) >= before))
      this.fail(`${what} stronger than any answer could at ${path}`);
  }

  private answerTo(question: Question, stated: Facts): { id: string; fact: Fact } {
    const ids = this.idsOf(question, stated);
    const safe = question.key === 'red_flags' && this.random() < SAFE;
    const id = safe || this.random() < UNKNOWN ? null : (ids[Math.floor(this.random() * ids.length)] ?? null);
    if (safe) return { id: 'none', fact: { value: ['none'], from: 'stated' } };
    return { id: id ?? 'unknown', fact: this.factOf(question, id) };
  }

  /** The answers of a question: what is offered, bands of a number, wordings, the first days of known incidents. */
  private idsOf(question: Question, stated: Facts): readonly string[] {
    if (question.kind === 'date') return this.pack.incidents.map(({ from }) => from);
    if (question.key === 'message') return this.pack.messages.map(({ id }) => id);
    if (question.kind === 'number') return question.values.map(({ id }) => id);
    return optionsOpen(question, stated);
  }

  private factOf(question: Question, id: string | null): Fact {
    if (id !== null) this.reached.options.add(`${question.key}=${id}`);
    if (id === null || question.kind === 'date') return { value: id, from: 'stated' };
    if (question.key === 'message')
      return { value: this.prepared.messages.get(id)?.wording['zh-CN'] ?? id, from: 'stated' };
    return { value: asFact(question, id), from: 'stated' };
  }

  private fail(what: string): void {
    if (this.broken.length < MOST_BROKEN) this.broken.push(what);
  }
}
