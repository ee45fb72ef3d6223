import { openQuotaLog, tell } from './composition.ts';
import { bandOf, type Facts, type KnowledgePack, type Locale, logFacts, type QuotaEntry } from './diagnostics/index.ts';
import { Failure } from './failure.ts';
import { factAlone, valueInWords } from './rendering/fact-words.ts';
import { phrase } from './rendering/phrases.ts';
import { readLog } from './workflows/quota-log.ts';

/** The quota log, up to a day; empty where there is none. */
export async function ownLog(today: string): Promise<readonly QuotaEntry[]> {
  const documents = await openQuotaLog();
  const log = documents ? readLog(documents) : [];
  if ('code' in log) throw new Failure([log]);
  return log.filter(({ at }) => at.slice(0, 10) <= today);
}

/** What the quota log shows, for a diagnosis to which the person has agreed; said as it is taken. */
export async function factsOfLog(pack: KnowledgePack, today: string, locale: Locale): Promise<Facts> {
  const log = await ownLog(today);
  const facts = logFacts(pack, log, today);
  const said = Object.entries(facts).map(([key, fact]) => {
    const question = pack.questions.find((item) => item.key === key);
    const band = question && typeof fact.value === 'number' ? bandOf(question, fact.value) : undefined;
    // An amount or a day is said as it is noted, with what it is.
    return band === undefined || question?.unit
      ? factAlone(pack, key, fact, locale)
      : valueInWords(pack, key, band, locale);
  });
  if (said.length > 0) {
    const list = said.join(locale === 'zh-CN' ? '；' : '; ');
    tell(`${phrase(locale, 'quota.used', { facts: list })}\n`);
  }
  return facts;
}
