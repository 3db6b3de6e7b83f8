import { NO_WORDS, type Words } from '@/shared/writing';
import type { After, Definition, Kind, Question } from './api';

export const KINDS: readonly Kind[] = [
  'text',
  'email',
  'phone',
  'choice',
  'check',
  'number',
  'date',
  'consent',
  'hidden',
];

/** What is asked most, in both languages, so that a new question is ready as it comes. */
const usual: Record<Kind, Words> = {
  text: { zh: '姓名', en: 'Name' },
  email: { zh: '工作邮箱', en: 'Work e-mail' },
  phone: { zh: '手机', en: 'Phone' },
  choice: { zh: '您最感兴趣的是？', en: 'What interests you most?' },
  check: { zh: '请联系我', en: 'Please call me' },
  number: { zh: '人数', en: 'How many people?' },
  date: { zh: '希望的日期', en: 'Which day suits you?' },
  consent: {
    zh: '我同意接收产品资讯邮件，可随时退订。',
    en: 'You may send me news by e-mail. I can end it at any time.',
  },
  hidden: NO_WORDS,
};

/** A key nobody has yet: the wish itself, or with a number behind it. */
export function freeKey(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let n = 2;
  while (taken.includes(`${wanted}${n}`)) n += 1;
  return `${wanted}${n}`;
}

/** A new question, ready to be published as it is. */
export function newQuestion(kind: Kind, questions: readonly Question[]): Question {
  const taken = questions.map(({ key }) => key);
  const label = usual[kind];
  const named = kind === 'text' && !taken.includes('name');
  const key = freeKey(named ? 'name' : kind, taken);
  switch (kind) {
    case 'text':
      return {
        kind,
        key,
        label: named ? label : NO_WORDS,
        required: false,
        field: named ? 'name' : null,
        lines: false,
      };
    case 'email':
    case 'phone':
      return { kind, key, label, required: kind === 'email' };
    case 'choice':
      return {
        kind,
        key,
        label,
        required: false,
        field: null,
        style: 'LIST',
        options: [
          { value: 'a', label: { zh: '选项一', en: 'First option' } },
          { value: 'b', label: { zh: '选项二', en: 'Second option' } },
        ],
      };
    case 'check':
      return { kind, key, label, required: false, field: null };
    case 'number':
      return { kind, key, label, required: false, field: null, least: 1, most: null };
    case 'date':
      return { kind, key, label, required: false, field: null, first: null, last: null };
    case 'hidden':
      return { kind, key, field: null, value: '' };
    case 'consent':
      return { kind, key, label, required: false, channel: 'email', purpose: null };
  }
}

/** A form one could publish at once: who somebody is, and whether they may be written to. */
export function newDefinition(name: string): Definition {
  const kinds: Kind[] = ['text', 'email', 'phone', 'consent'];
  return {
    title: { zh: name, en: name },
    intro: NO_WORDS,
    button: { zh: '提交', en: 'Send' },
    questions: kinds.reduce<Question[]>((all, kind) => [...all, newQuestion(kind, all)], []),
    after: { kind: 'message', text: { zh: '我们会尽快与您联系。', en: 'We will be in touch soon.' } },
  };
}

/** What follows a form when one has just chosen of which kind it is to be. */
export function nothingElse(kind: After['kind']): After {
  switch (kind) {
    case 'message':
      return { kind, text: { zh: '谢谢！', en: 'Thank you!' } };
    case 'redirect':
      return { kind, url: 'https://' };
    case 'asset':
      return {
        kind,
        asset: '',
        text: { zh: '祝您阅读愉快。', en: 'Enjoy the reading.' },
        how: 'EMAIL',
        days: 7,
      };
  }
}

/** How large a file is, as people say it. */
export function size(bytes: number, number: (value: number) => string): string {
  if (bytes < 1024) return `${number(bytes)} B`;
  if (bytes < 1024 * 1024) return `${number(Math.round(bytes / 1024))} KB`;
  return `${number(Math.round(bytes / 1024 / 102.4) / 10)} MB`;
}

/** How a form is put into a page; `open` as `forms.js` reads it. */
export function embedding(address: string, open: string): string {
  const { origin, pathname } = new URL(address);
  const form = pathname.split('/').at(-1) ?? '';
  const how = open === 'page' ? '' : ` data-open="${open.replaceAll('"', '&quot;')}"`;
  return `<script async src="${origin}/forms.js" data-form="${form}"${how}></script>`;
}
