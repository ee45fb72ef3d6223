import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { icsCalendar } from '../../src/adapters/ics-calendar.ts';
import { planDates } from '../../src/diagnostics/plan/plan-dates.ts';
import { calendarOf } from '../../src/rendering/calendar-entries.ts';
import { builtInPack } from '../support/pack.ts';
import { call, emptyFolder } from '../support/program.ts';
import { STORIES, storyCase } from '../support/stories.ts';

const pack = builtInPack();

/** Every event of a calendar file, as another library reads it. */
function readBack(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

const COMPLAINED = { lender: 'ant_consumer_finance', complained_at: '2026-11-20', complaint_reply: 'none' };

test.each(Object.keys(STORIES))('another library reads the calendar of %s back as it was meant', (cause) => {
  for (const locale of ['zh-CN', 'en'] as const) {
    const content = calendarOf(storyCase(cause, COMPLAINED), pack, locale);
    if (content.entries.length === 0) continue;
    const ics = icsCalendar(content);
    const events = readBack(ics);
    expect(events.map(({ uid, summary, description }) => ({ id: uid, title: summary, text: description }))).toEqual(
      content.entries.map(({ id, title, text }) => ({ id, title, text })),
    );
    events.forEach(({ startDate, endDate, component }, place) => {
      expect(startDate.isDate).toBe(true);
      expect(startDate.toString()).toBe(content.entries[place]?.day);
      expect(endDate.subtractDate(startDate).toSeconds()).toBe(86_400);
      expect(component.getFirstPropertyValue('class')).toBe('PRIVATE');
      expect(component.getAllSubcomponents('valarm')).toHaveLength(1);
    });
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  }
});

test('the dates are those of the plan: now, from when, until when', () => {
  const { plan, at } = storyCase('assessment_unexplained', COMPLAINED);
  const dates = planDates(plan, at);
  expect(dates[0]).toMatchObject({ day: at, kind: 'now' });
  expect(dates).toContainEqual({ day: '2026-12-05', step: 'wait_complaint_answer', kind: 'due' });
  expect(dates).toContainEqual({ day: '2026-12-06', step: 'complain_12378', kind: 'begin' });
  expect(dates.map(({ day }) => day)).toEqual(dates.map(({ day }) => day).sort());
});

test('titles name no lender, product or sum', () => {
  for (const cause of Object.keys(STORIES)) {
    const { entries } = calendarOf(storyCase(cause, { ...COMPLAINED, amount: 23457 }), pack, 'zh-CN');
    for (const { title } of entries) expect(title).not.toMatch(/蚂蚁消费金融|23457/);
  }
});

test('what a person typed is never in a calendar, and end-of-year days are right', () => {
  const content = calendarOf(
    storyCase(
      'assessment_unexplained',
      { ...COMPLAINED, complained_at: '2026-12-20', message: 'BEGIN:VEVENT\nX:1' },
      '2026-12-31',
    ),
    pack,
    'zh-CN',
  );
  const events = readBack(icsCalendar(content));
  expect(events).toHaveLength(content.entries.length);
  expect(content.entries.map(({ day }) => day)).toContain('2027-01-04');
  expect(content.entries.map(({ text }) => text).join()).not.toContain('VEVENT');
});

test('the command saves it for the owner only, prints it, and never replaces a file unasked', async () => {
  const folder = emptyFolder();
  const facts = ['--answer', 'symptom=applied_not_disbursed', '--answer', 'card=class_2', '--at', '2026-11-22'];
  const printed = await call(['calendar', ...facts], { folder });
  expect(readBack(printed.stdout).length).toBeGreaterThan(0);
  expect((await call(['calendar', ...facts, '--output', 'plan.ics'], { folder })).code).toBe(0);
  expect(readFileSync(join(folder, 'plan.ics'), 'utf8')).toBe(printed.stdout);
  expect(statSync(join(folder, 'plan.ics')).mode & 0o777).toBe(0o600);
  expect((await call(['calendar', ...facts, '--output', 'plan.ics'], { folder })).code).toBe(7);
  expect((await call(['calendar', '--json', ...facts], { folder })).json<{ ics: string }>().ics).toBe(printed.stdout);
  expect((await call(['calendar'], { folder })).code).toBe(2);
}, 60_000);

test('the report command saves one HTML file, prints it, and never replaces a file unasked', async () => {
  const folder = emptyFolder();
  const facts = ['--answer', 'symptom=applied_not_disbursed', '--answer', 'card=class_2', '--at', '2026-11-22'];
  const printed = await call(['report', ...facts], { folder });
  expect(printed.stdout).toMatch(/^<!doctype html>/);
  expect((await call(['report', ...facts, '--output', 'r.html'], { folder })).code).toBe(0);
  expect(readFileSync(join(folder, 'r.html'), 'utf8')).toBe(printed.stdout);
  expect(statSync(join(folder, 'r.html')).mode & 0o777).toBe(0o600);
  expect((await call(['report', ...facts, '--output', 'r.html'], { folder })).code).toBe(7);
  expect(
    (await call(['report', ...facts, '--output', 'r.html', '--force', '--audience', 'agent'], { folder })).code,
  ).toBe(0);
  expect(readFileSync(join(folder, 'r.html'), 'utf8')).not.toContain('<article');
  expect((await call(['report', ...facts, '--output', 'no/r.html'], { folder })).code).toBe(7);
}, 60_000);
