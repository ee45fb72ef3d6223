import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, emptyFolder } from '../support/program.ts';
import { unzipped } from '../support/unzip.ts';

/** Text that would be a tag, a terminal code, a formula, a heading, a link or a change of direction. */
const HOSTILE =
  '<script>alert(1)</script>\u001b[31m=HYPERLINK("http://x.cn") # **粗** \u202e反\u2066 &amp; 6222021234567890123';

const FACTS = [
  'red_flags=none',
  'symptom=quota_visible_cannot_borrow',
  'stage=refused_on_submit',
  'overdue=none',
].flatMap((fact) => ['--answer', fact]);
const CASE = [...FACTS, '--answer', 'happened_at=2026-11-18', '--answer', 'recent_applications=three_or_more'];
const letter = (folder: string, ...more: string[]) => call(['letter', ...CASE, ...more], { folder });
const FORMATS = { text: 'letter.txt', markdown: 'letter.md', html: 'letter.html', docx: 'letter.docx' } as const;

function textOf(file: string): string {
  const bytes = readFileSync(file);
  if (file.endsWith('.docx')) return textInXml(unzipped(bytes, 'word/document.xml').replaceAll('</w:p>', '\n'));
  const text = bytes.toString();
  if (file.endsWith('.md')) return text.replace(/\\(?=[!-/:-@[-`{-~])/g, '').replace(/^[>#] ?#?| {2}$/gm, '');
  return file.endsWith('.html') ? textInXml(text.replace(/<style>.*<\/style>/s, '').replaceAll('</p>', '\n')) : text;
}

function textInXml(xml: string): string {
  const signs = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&apos;': "'", '&amp;': '&' };
  return xml
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#39|apos|amp);/g, (sign) => signs[sign as keyof typeof signs]);
}

const LOCALES = ['zh-CN', 'en'] as const;
for (const lang of LOCALES) {
  test(`every format holds the same sentences, in ${lang}`, async () => {
    const folder = emptyFolder();
    const { stdout } = await letter(folder, '--json', '--annotate', '--lang', lang);
    const document = JSON.parse(stdout) as { sentences: { text: string }[]; short: string };
    for (const [format, name] of Object.entries(FORMATS)) {
      const saved = await letter(folder, '--output', name, '--lang', lang);
      expect(saved, saved.stderr).toMatchObject({ code: 0, stdout: '' });
      const text = textOf(join(folder, name));
      for (const sentence of document.sentences) expect(text, format).toContain(sentence.text);
      expect(text, format).toContain(document.short);
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
  }, 60_000);
}

test('hostile text is plain text in every format, and numbers are hidden', async () => {
  const folder = emptyFolder();
  for (const [format, name] of Object.entries(FORMATS)) {
    await letter(folder, '--message', HOSTILE, '--own', HOSTILE, '--output', name);
    const raw =
      format === 'docx'
        ? unzipped(readFileSync(join(folder, name)), 'word/document.xml')
        : readFileSync(join(folder, name), 'utf8');
    expect(raw, format).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]/);
    expect(raw, format).not.toContain('622202123456');
    const text = textOf(join(folder, name));
    expect(text, format).toContain('<script>alert(1)</script>');
    expect(text, format).toContain('# **粗**');
    expect(text, format).toContain('&amp; ****0123');
    if (format === 'html') expect(raw).not.toMatch(/<script|onerror=/i);
    if (format === 'markdown') expect(raw).not.toMatch(/(?<!\\)[<*]|^#{1,2} \*|(?<!\\)http:/m);
  }
}, 60_000);

test('a file is replaced only by force, and a failure leaves nothing behind', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'letter.txt'), 'before');
  const kept = await letter(folder, '--output', 'letter.txt', '--json');
  expect(kept.code).toBe(7);
  expect(kept.json<{ error: { code: string } }>()).toMatchObject({ error: { code: 'file_exists' } });
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('before');
  expect((await letter(folder, '--output', 'letter.txt', '--force')).code).toBe(0);
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toContain('情况说明与询问');
  mkdirSync(join(folder, 'folder.txt'));
  for (const target of ['no/such/letter.txt', '/proc/letter.txt', 'folder.txt', `${'长'.repeat(300)}.txt`])
    for (const force of [[], ['--force']]) {
      const { code } = await letter(folder, '--output', target, ...force);
      expect(code, `${target} ${force}`).toBe(7);
    }
  expect(readdirSync(folder).sort()).toEqual(['folder.txt', 'letter.txt']);
}, 60_000);

test.skipIf(process.getuid?.() === 0)('a folder that may not be written to gives exit 7', async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'closed'));
  chmodSync(join(folder, 'closed'), 0o500);
  expect((await letter(folder, '--output', 'closed/letter.txt')).code).toBe(7);
  expect(readdirSync(join(folder, 'closed'))).toEqual([]);
});

test('sensitive facts are told only by name, and only those can be', async () => {
  const folder = emptyFolder();
  const owing = ['--answer', 'overdue=current'];
  const silent = await call(['letter', ...FACTS.slice(0, -2), ...owing], { folder });
  expect(silent.stdout).not.toContain('如实说明');
  const told = await call(['letter', ...FACTS.slice(0, -2), ...owing, '--tell', 'overdue'], { folder });
  expect(told.stdout).toContain('如实说明');
  const wrong = await letter(folder, '--tell', 'card', '--json');
  expect(wrong.code).toBe(3);
  expect((await letter(folder, '--own', '长'.repeat(201), '--json')).code).toBe(3);
});

test('a letter without grounds is refused with exit 8, the reason and what to do', async () => {
  const folder = emptyFolder();
  const refused = await letter(folder, 'credit_objection', '--json');
  expect(refused.code).toBe(8);
  const document = refused.json<{ error: { code: string }; result: { refused: { code: string; repair: string[] } } }>();
  expect(document.error.code).toBe('letter_refused');
  expect(document.result.refused).toMatchObject({ code: 'no_grounds' });
  expect(document.result.refused.repair.length).toBeGreaterThan(0);
  const spoken = await letter(folder, 'credit_objection');
  expect(spoken.stderr).toContain('可以写');
});

const office = (() => {
  try {
    return execFileSync('sh', ['-c', 'command -v soffice']).toString().trim();
  } catch {
    return '';
  }
})();

test.skipIf(office === '')(
  'LibreOffice opens the DOCX and reads the same letter',
  async () => {
    const folder = emptyFolder();
    await letter(folder, '--message', HOSTILE, '--output', 'letter.docx');
    execFileSync(
      office,
      [
        '--headless',
        `-env:UserInstallation=file://${folder}/office`,
        '--convert-to',
        'txt:Text',
        '--outdir',
        folder,
        join(folder, 'letter.docx'),
      ],
      { stdio: 'ignore' },
    );
    const text = readFileSync(join(folder, 'letter.txt'), 'utf8');
    expect(text).toContain('致：');
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).toContain('以上内容属实');
  },
  90_000,
);
