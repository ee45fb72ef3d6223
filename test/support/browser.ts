import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

/** The Chromium of this machine; empty where there is none. */
export const CHROMIUM = (() => {
  try {
    return execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome'])
      .toString()
      .trim();
  } catch {
    return '';
  }
})();

/** Starts a headless Chromium. */
export function openBrowser(): Promise<Browser> {
  return puppeteer.launch({ executablePath: CHROMIUM, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
}

/** A page of a file, with everything it complained about and everything it asked for beside itself. */
export async function openFile(
  browser: Browser,
  file: string,
): Promise<{ readonly page: Page; readonly errors: string[]; readonly requests: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => errors.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith('data:') && request.url() !== `file://${file}`) requests.push(request.url());
  });
  await page.goto(`file://${file}`, { waitUntil: 'load' });
  return { page, errors, requests };
}

const LOOK = readFileSync(join(import.meta.dirname, 'faults-to-see.browser.js'), 'utf8');

/** Texts whose contrast with what is behind them is below 4.5 to 1, and things wider than the window. */
export function faultsToSee(page: Page): Promise<{ readonly faint: string[]; readonly wide: string[] }> {
  return page.evaluate(LOOK) as Promise<{ readonly faint: string[]; readonly wide: string[] }>;
}
