import { CopyOutlined, ExportOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input, InputNumber, Select } from 'antd';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import { embedding } from '../model';
import css from './forms.module.css';

const ways = ['page', 'click', 'after', 'scroll', 'leave'] as const;
type Way = (typeof ways)[number];

/** Three ways into the world: an address of its own, inside a page, or as a window over one. */
export function Embedding({ address, open }: { address: string; open: boolean }) {
  const { t } = useTranslation('forms');
  const [way, setWay] = useState<Way>('page');
  const [target, setTarget] = useState('#ask');
  const [amount, setAmount] = useState<Record<string, number>>({ after: 20, scroll: 60 });
  const how = way === 'click' ? `click:${target}` : way in amount ? `${way}:${amount[way] ?? 0}` : way;
  return (
    <div className={css.embed}>
      {!open && <Alert type="info" showIcon title={t('embed.notOpen')} />}
      <Panel title={t('embed.address')}>
        <p className={css.soft}>{t('embed.addressHint')}</p>
        <Copyable text={address} />
        <p className={css.row}>
          <Button icon={<ExportOutlined />} href={address} target="_blank" disabled={!open}>
            {t('embed.look')}
          </Button>
          <Link to="/data/sources" search={{ tab: 'links', make: true }}>
            {t('embed.link')}
          </Link>
        </p>
      </Panel>
      <Panel title={t('embed.code')}>
        <p className={css.soft}>{t('embed.codeHint')}</p>
        <div className={css.row}>
          <Select
            aria-label={t('embed.way')}
            className={css.search ?? ''}
            value={way}
            onChange={setWay}
            options={ways.map((value) => ({ value, label: t(`way.${value}`) }))}
          />
          {way === 'click' && (
            <Input
              className={css.search ?? ''}
              aria-label={t('embed.target')}
              value={target}
              onChange={(e) => setTarget(e.target.value)}
            />
          )}
          {(way === 'after' || way === 'scroll') && (
            <InputNumber
              aria-label={t(`way.${way}`)}
              min={0}
              max={way === 'scroll' ? 100 : 3600}
              value={amount[way] ?? 0}
              suffix={t(`unit.${way}`)}
              onChange={(value) => setAmount({ ...amount, [way]: value ?? 0 })}
            />
          )}
        </div>
        <Copyable text={embedding(address, how)} />
        <p className={css.soft}>{t(way === 'page' ? 'embed.visitor' : 'embed.often')}</p>
      </Panel>
    </div>
  );
}

function Copyable({ text }: { text: string }) {
  const { t } = useTranslation('forms');
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    void message.success(t('embed.copied'));
  };
  return (
    <div className={css.copyable}>
      <code>{text}</code>
      <Button icon={<CopyOutlined />} aria-label={t('embed.copy')} onClick={() => void copy()} />
    </div>
  );
}
