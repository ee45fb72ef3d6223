import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

const FIRST_YEAR = 2020;

/**
 * Days off and make-up working days from 2020 on, from the yearly notices of the State Council as collected by
 * chinese-days (its data only: its functions count in the local time zone).
 */
export function publishedHolidays(): {
  readonly holidays: readonly string[];
  readonly makeUpDays: readonly string[];
  readonly firstYear: number;
  readonly lastYear: number;
} {
  const recent = (days: Readonly<Record<string, unknown>>) =>
    Object.keys(days)
      .filter((day) => Number(day.slice(0, 4)) >= FIRST_YEAR)
      .sort();
  const holidays = recent(data.holidays);
  return {
    holidays,
    makeUpDays: recent(data.workdays),
    firstYear: FIRST_YEAR,
    lastYear: Number(holidays.at(-1)?.slice(0, 4) ?? FIRST_YEAR),
  };
}
