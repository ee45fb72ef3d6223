import { letterOfCase, openCase } from '../../src/diagnostics/case-file.ts';
import type { CaseFile } from '../../src/diagnostics/case-types.ts';
import type { Fact, Facts } from '../../src/diagnostics/facts/facts.ts';
import type { KnowledgePack } from '../../src/diagnostics/pack/knowledge-pack.ts';
import { type PreparedPack, prepare } from '../../src/diagnostics/pack/prepared-pack.ts';
import { brokenBy, brokenByLetters } from '../../test/support/letter-promises.ts';
import { TODAY } from './simulate.ts';

const stated = (given: Readonly<Record<string, Fact['value']>>): Facts =>
  Object.fromEntries(Object.entries(given).map(([key, value]) => [key, { value, from: 'stated' as const }]));

/** What may come on top of any path: who lends, what was done before, and what forbids a letter. */
const CIRCUMSTANCES: readonly Facts[] = [
  { lender: 'ant_consumer_finance', happened_at: '2026-11-18', product: 'jiebei' },
  { lender: 'bank', contacted: ['hotline_95188'], service_reply: 'system_decides', contacted_at: '2026-11-19' },
  { lender: 'both', contacted: ['in_app_service'], service_reply: null, attempts: 3, amount: 30_000 },
  { lender: 'other', goal: 'formal_answer', lasting_days: 4, quota_before: 50_000, quota_after: 20_000 },
  { lender: 'not_shown', contacted: ['lender'], complained_at: '2026-11-01', complaint_reply: 'none' },
  { contacted: ['lender'], complained_at: '2026-11-20', complaint_reply: 'stock_phrase', product: 'alipay_account' },
  { contacted: ['lender'], complained_at: '2026-11-20', complaint_reply: 'none', lender_name: '某某消费金融有限公司' },
  { complained_at: '2026-10-10', complaint_reply: 'reasons' },
  { overdue: 'current', debt: 'repay_by_borrowing', cash_out: 'yes', court: 'enforcement', loan_use: 'barred_use' },
  { account_lent: 'yes' },
  { payee: 'stranger_or_platform' },
  { red_flags: ['stranger_contact'], anti_fraud_warning: 'yes' },
  { for_whom: 'family' },
].map(stated);
/** A day before any rule that letters cite, and one between them. */
const EARLIER_DAYS = ['2013-03-14', '2021-06-01'];
/** Circumstances read with one path; they take turns, so that all meet paths of every kind. */
const AT_A_TIME = 3;

/** Reads the letters offered on the paths of the interview and holds them to their promises. */
export class PathLetters {
  letters = 0;
  refused = 0;
  private readonly pack: KnowledgePack;
  private readonly prepared: PreparedPack;
  private turn = 0;

  constructor(pack: KnowledgePack) {
    this.pack = pack;
    this.prepared = prepare(pack);
  }

  /** What the letters of an opened case break. */
  of(file: CaseFile): readonly string[] {
    for (const { refused } of file.letters) {
      if (refused) this.refused += 1;
      else this.letters += 1;
    }
    return brokenByLetters(this.prepared, file);
  }

  /** The same for a path as it is, every letter that can be asked for by name, and circumstances in turn. */
  along(path: Facts): readonly string[] {
    const input = { pack: this.pack, stated: path, today: TODAY };
    const file = openCase(input);
    const named = this.pack.letters.flatMap(({ id }) => letterOfCase(input, file, id) ?? []);
    const broken = [
      ...this.of(file),
      ...named.flatMap((letter) => brokenBy(this.prepared, letter, { facts: file.facts, today: TODAY })),
    ];
    this.letters += named.filter(({ refused }) => refused === null).length;
    this.refused += named.filter(({ refused }) => refused !== null).length;
    for (let count = 0; count < AT_A_TIME; count += 1) {
      const more = CIRCUMSTANCES[this.turn % CIRCUMSTANCES.length] ?? {};
      const today = this.turn % 7 === 0 ? (EARLIER_DAYS[this.turn % EARLIER_DAYS.length] ?? TODAY) : TODAY;
      this.turn += 1;
      broken.push(...this.of(openCase({ pack: this.pack, stated: { ...path, ...more }, today })));
    }
    return broken;
  }
}
