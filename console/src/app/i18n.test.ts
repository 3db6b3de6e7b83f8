import { describe, expect, it } from 'vitest';

type Words = Record<string, unknown>;

const files = import.meta.glob<{ default: Words }>('../{features/*,shared,shared/*}/i18n/{zh-CN,en}.ts', {
  eager: true,
});

/** Dotted keys with their text; the plural endings of a language count as one key. */
function flat(words: Words, prefix = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const name = prefix + key.replace(/_(zero|one|two|few|many|other)$/, '');
    if (typeof value === 'string') out.set(name, value);
    else for (const [k, v] of flat(value as Words, `${name}.`)) out.set(k, v);
  }
  return out;
}

const variables = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((m) => m[1]).sort();

describe.each([...new Set(Object.keys(files).map((f) => f.replace(/\/[^/]+$/, '')))])(
  'the words in %s',
  (folder) => {
    const zh = flat(files[`${folder}/zh-CN.ts`]?.default ?? {});
    const en = flat(files[`${folder}/en.ts`]?.default ?? {});

    it('have the same keys in both languages', () => {
      expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
      expect(zh.size).toBeGreaterThan(0);
    });

    it('say something everywhere, with the same values filled in', () => {
      for (const [key, text] of en) {
        expect(text.trim(), `en ${key}`).not.toBe('');
        expect((zh.get(key) ?? '').trim(), `zh-CN ${key}`).not.toBe('');
        expect(variables(zh.get(key) ?? ''), key).toEqual(variables(text));
      }
    });
  },
);
