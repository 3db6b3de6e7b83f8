import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import type { VersionEntry } from '@/shared/playbook';
import { DiffOf } from './DiffOf';
import css from './whatif.module.css';

const address = { from: '', to: '' };

/** Any two versions, or one and the draft, side by side. */
export function Compare({ versions }: { versions: readonly VersionEntry[] }) {
  const { t } = useTranslation('whatif');
  const [{ from, to }, patch] = useUrlState(address);
  const options = [
    { value: 'draft', label: t('side.draft') },
    ...versions.map((v) => ({ value: String(v.version), label: t('side.version', { version: v.version }) })),
  ];
  const pick = (side: 'from' | 'to', value: string) => (
    <Select
      size="small"
      style={{ minWidth: 130 }}
      aria-label={t(`compare.${side}`)}
      placeholder={t(`compare.${side}`)}
      value={value === '' ? null : value}
      options={options}
      onChange={(chosen: string) => patch({ [side]: chosen }, true)}
    />
  );
  return (
    <>
      <div className={css.compare}>
        <span>{t('compare.title')}</span>
        {pick('from', String(from))}
        <span aria-hidden>→</span>
        {pick('to', String(to))}
        {from !== '' && to !== '' && (
          <Button size="small" type="text" onClick={() => patch({ from: '', to: '' }, true)}>
            {t('compare.clear')}
          </Button>
        )}
      </div>
      {from !== '' && to !== '' && (
        <div style={{ marginBottom: 16 }}>
          <Panel title={t('compare.result')}>
            <DiffOf from={String(from)} to={String(to)} />
          </Panel>
        </div>
      )}
    </>
  );
}
