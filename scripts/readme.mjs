import { readFileSync, writeFileSync } from 'node:fs';

/** Puts the recorded sessions (`docs/transcripts`) into the READMEs, between their marks. */
for (const [readme, lang] of [
  ['README.md', 'zh-CN'],
  ['README.en.md', 'en'],
]) {
  const session = readFileSync(`docs/transcripts/${lang}.txt`, 'utf8');
  const text = readFileSync(readme, 'utf8');
  const filled = text.replace(
    /<!-- transcript -->[\s\S]*<!-- \/transcript -->/,
    () => `<!-- transcript -->\n\`\`\`text\n${session}\`\`\`\n<!-- /transcript -->`,
  );
  writeFileSync(readme, filled);
}
