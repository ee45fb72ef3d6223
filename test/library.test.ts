import { createContext, runInContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';

test('the library bundles for a browser and runs where there is no Node', async () => {
  const bundle = await rolldown({ input: 'src/index.ts', platform: 'browser', logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', name: 'quotaDoctor' });
  await bundle.close();
  expect(output).toHaveLength(1);
  const [chunk] = output;
  expect(chunk.imports).toEqual([]);
  expect(chunk.moduleIds.filter((id) => id.includes('node:'))).toEqual([]);

  // A bare context has the language and nothing of Node or a page: no process, require, fetch, console or timers.
  const context = createContext({});
  runInContext(chunk.code, context);
  const outcome = runInContext(
    `(() => {
      const { builtInPack: pack, openCase, readFlagAnswers, renderCase, plainStyle } = quotaDoctor;
      const { facts: stated } = readFlagAnswers(pack, ['symptom=applied_not_disbursed', 'stage=approved_no_money', 'card=class_2']);
      const file = openCase({ pack, stated, today: '2026-11-20' });
      const screen = renderCase(file, pack, { locale: 'en', width: 60, style: plainStyle });
      return JSON.stringify([file.diagnosis.causes[0].id, screen.length > 200]);
    })()`,
    context,
  );
  expect(outcome).toBe('["receiving_card_class_2",true]');
});
