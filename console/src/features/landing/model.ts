import { NO_WORDS, type Words } from '@/shared/writing';
import type { Kind, Landing, Point, Section, Variant } from './api';

export const KINDS: readonly Kind[] = [
  'hero',
  'text',
  'points',
  'numbers',
  'picture',
  'quote',
  'faq',
  'call',
  'form',
];

/** Colours on which white words are easy to read. */
export const COLOURS = ['#0e7c66', '#1d5fbf', '#5b3fb5', '#a8321f', '#8a5a00', '#24231f'] as const;

export const MOST_VARIANTS = 4;

function words(zh: string, en: string): Words {
  return { zh, en };
}

export const NO_POINT: Point = { title: NO_WORDS, text: NO_WORDS };

/** A new section, with words one would change and none that would be wrong. */
export function newSection(kind: Kind): Section {
  switch (kind) {
    case 'hero':
      return {
        kind,
        title: words('一句话说清价值', 'What it is worth, in one line'),
        text: NO_WORDS,
        button: NO_WORDS,
        url: '',
        picture: null,
        beside: false,
      };
    case 'text':
      return { kind, title: NO_WORDS, text: NO_WORDS };
    case 'points':
      return { kind, title: words('为什么选择我们', 'Why us'), points: [NO_POINT, NO_POINT, NO_POINT] };
    case 'numbers':
      return { kind, points: [NO_POINT, NO_POINT, NO_POINT] };
    case 'picture':
      return { kind, picture: '', alt: NO_WORDS, caption: NO_WORDS };
    case 'quote':
      return { kind, text: NO_WORDS, by: NO_WORDS };
    case 'faq':
      return { kind, title: words('常见问题', 'Often asked'), points: [NO_POINT] };
    case 'call':
      return { kind, title: NO_WORDS, button: words('立即开始', 'Begin now'), url: '' };
    case 'form':
      return { kind, title: NO_WORDS };
  }
}

/** A page one can publish once a form is chosen. */
export function newLanding(name: string): Landing {
  const hero: Section = {
    kind: 'hero',
    title: words(name, name),
    text: words('在这里用一两句话说明您能帮上什么忙。', 'Say in a line or two how you help.'),
    button: NO_WORDS,
    url: '',
    picture: null,
    beside: true,
  };
  return {
    title: words(name, name),
    description: NO_WORDS,
    form: null,
    logo: null,
    shared: null,
    colour: COLOURS[0],
    listed: true,
    writeKey: null,
    variants: [{ key: 'a', weight: 1, sections: [hero] }],
  };
}

/** What a section says first, in a language. */
export function heading(section: Section, lang: 'zh' | 'en'): string {
  switch (section.kind) {
    case 'numbers':
      return section.points
        .map(({ title }) => title[lang])
        .join(' · ')
        .replace(/^[ ·]+$/, '');
    case 'picture':
      return section.alt[lang];
    case 'quote':
      return section.text[lang];
    case 'text':
      return section.title[lang] || section.text[lang];
    case 'call':
      return section.title[lang] || section.button[lang];
    default:
      return section.title[lang];
  }
}

/** One more variant, as the given one, with a key nobody has yet. */
export function withVariant(landing: Landing, like: Variant): Landing {
  const taken = landing.variants.map(({ key }) => key);
  const key = [...'abcdefghijklmnopqrstuvwxyz'].find((letter) => !taken.includes(letter)) ?? 'x';
  return { ...landing, variants: [...landing.variants, { ...like, key }] };
}

/** How many of a hundred visitors a variant gets. */
export function share(variant: Variant, variants: readonly Variant[]): number {
  const all = variants.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 0 : variant.weight / all;
}
