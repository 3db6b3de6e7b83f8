import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { WordsInput, type Words } from '@/shared/writing';
import type { Point, Section } from '../api';
import { NO_POINT } from '../model';
import css from './landing.module.css';
import { PictureField } from './PictureField';

interface Props<S extends Section = Section> {
  section: S;
  onChange: (section: S) => void;
}

/** All that can be said of one section. */
export function SectionFields({ section, onChange }: Props) {
  const { t } = useTranslation('landing');
  const line = (label: string, value: Words, put: (words: Words) => Section) => (
    <WordsInput label={t(`section.${label}`)} value={value} onChange={(words) => onChange(put(words))} />
  );
  const lines = (label: string, value: Words, put: (words: Words) => Section) => (
    <WordsInput
      label={t(`section.${label}`)}
      value={value}
      lines
      onChange={(words) => onChange(put(words))}
    />
  );
  switch (section.kind) {
    case 'hero':
      return (
        <>
          {line('title', section.title, (title) => ({ ...section, title }))}
          {lines('markdown', section.text, (text) => ({ ...section, text }))}
          <Checkbox
            checked={section.beside}
            onChange={(e) => onChange({ ...section, beside: e.target.checked })}
          >
            {t('section.beside')}
          </Checkbox>
          <PictureField
            label={t('section.picture')}
            picture={section.picture}
            onChange={(picture) => onChange({ ...section, picture })}
          />
          {line('button', section.button, (button) => ({ ...section, button }))}
          <Url url={section.url} onChange={(url) => onChange({ ...section, url })} />
        </>
      );
    case 'text':
      return (
        <>
          {line('title', section.title, (title) => ({ ...section, title }))}
          {lines('markdown', section.text, (text) => ({ ...section, text }))}
        </>
      );
    case 'points':
    case 'faq':
      return (
        <>
          {line('title', section.title, (title) => ({ ...section, title }))}
          <Points points={section.points} onChange={(points) => onChange({ ...section, points })} />
        </>
      );
    case 'numbers':
      return <Points points={section.points} onChange={(points) => onChange({ ...section, points })} />;
    case 'picture':
      return (
        <>
          <PictureField
            label={t('section.picture')}
            picture={section.picture === '' ? null : section.picture}
            onChange={(picture) => onChange({ ...section, picture: picture ?? '' })}
          />
          {line('alt', section.alt, (alt) => ({ ...section, alt }))}
          {line('caption', section.caption, (caption) => ({ ...section, caption }))}
        </>
      );
    case 'quote':
      return (
        <>
          {lines('markdown', section.text, (text) => ({ ...section, text }))}
          {line('by', section.by, (by) => ({ ...section, by }))}
        </>
      );
    case 'call':
      return (
        <>
          {line('title', section.title, (title) => ({ ...section, title }))}
          {line('button', section.button, (button) => ({ ...section, button }))}
          <Url url={section.url} onChange={(url) => onChange({ ...section, url })} />
        </>
      );
    case 'form':
      return line('title', section.title, (title) => ({ ...section, title }));
  }
}

function Url({ url, onChange }: { url: string; onChange: (url: string) => void }) {
  const { t } = useTranslation('landing');
  return (
    <label className={css.label}>
      <span>{t('section.url')}</span>
      <Input
        value={url}
        maxLength={2000}
        placeholder={t('section.toForm')}
        onChange={(e) => onChange(e.target.value.trim())}
      />
    </label>
  );
}

function Points({ points, onChange }: { points: Point[]; onChange: (points: Point[]) => void }) {
  const { t } = useTranslation('landing');
  const put = (at: number, by: Partial<Point>) =>
    onChange(points.map((one, i) => (i === at ? { ...one, ...by } : one)));
  return (
    <>
      {points.map((point, i) => (
        <div key={i} className={css.point}>
          <WordsInput
            label={t('section.entry', { number: i + 1 })}
            value={point.title}
            onChange={(title) => put(i, { title })}
          />
          <WordsInput
            label={t('section.entryText', { number: i + 1 })}
            value={point.text}
            lines
            onChange={(text) => put(i, { text })}
          />
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('section.entryRemove', { number: i + 1 })}
            onClick={() => onChange(points.filter((_, other) => other !== i))}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...points, NO_POINT])}>
        {t('section.entryAdd')}
      </Button>
    </>
  );
}
