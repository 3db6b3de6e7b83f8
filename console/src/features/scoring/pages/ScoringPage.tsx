import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import {
  changesOf,
  DraftBar,
  useDraft,
  useInForce,
  type Draft,
  type InForce,
  type ScoreRule,
} from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { Ceilings } from '../components/Ceilings';
import { MatrixPanel } from '../components/MatrixPanel';
import { RuleDrawer } from '../components/RuleDrawer';
import { RuleList } from '../components/RuleList';
import css from '../components/scoring.module.css';
import { useRuleSentence } from '../components/useRuleSentence';
import { newRule } from '../model';

const defaults = { q: '', rule: '' };

/** Scoring: the matrix as a picture with the leads in it, the rules as sentences with points. */
export function ScoringPage() {
  const { t } = useTranslation('scoring');
  const live = useInForce();
  const draft = useDraft();
  const error = live.error ?? draft.error;
  return (
    <Page title={t('nav')} lede={t('lede')}>
      <DraftBar />
      {(live.isPending || draft.isPending) && error === null && <ListSkeleton rows={12} />}
      {error !== null && (
        <ErrorState error={error} onRetry={() => void Promise.all([live.refetch(), draft.refetch()])} />
      )}
      {live.isSuccess && draft.isSuccess && <Scoring live={live.data} draft={draft.data} />}
    </Page>
  );
}

function Scoring({ live, draft }: { live: InForce; draft: Draft }) {
  const { t } = useTranslation('scoring');
  const editable = useCan('MARKETER');
  const sentence = useRuleSentence();
  const [url, patch] = useUrlState(defaults);
  const [fresh, setFresh] = useState<ScoreRule | undefined>();
  const { rules } = draft.playbook.scoring;
  const text = url.q.trim().toLowerCase();
  const shown = rules.filter((r) => `${r.name} ${sentence(r)}`.toLowerCase().includes(text));
  const open = fresh ?? rules.find((r) => r.id === url.rule);
  const ahead = changesOf(live.playbook, draft.playbook).length > 0;
  const close = () => {
    setFresh(undefined);
    patch({ rule: '' });
  };
  const add = (
    <Button icon={<PlusOutlined />} onClick={() => setFresh(newRule('PERSON'))}>
      {t('add')}
    </Button>
  );
  return (
    <div className={css.page}>
      <div>
        {rules.length > 0 && (
          <div className={css.inline} style={{ marginBottom: 14 }}>
            <Input.Search
              allowClear
              style={{ maxWidth: 320 }}
              placeholder={t('search')}
              aria-label={t('search')}
              value={url.q}
              onChange={(e) => patch({ q: e.target.value }, true)}
            />
            {editable && add}
          </div>
        )}
        {rules.length === 0 && (
          <EmptyState picture="chart" action={editable && add}>
            {t('empty')}
          </EmptyState>
        )}
        {rules.length > 0 && shown.length === 0 && (
          <p className={css.soft}>{t('nothingFound', { text: url.q })}</p>
        )}
        {shown.length > 0 && (
          <RuleList
            rules={shown}
            inForce={live.playbook.scoring.rules}
            editable={editable && text === ''}
            onOpen={(rule) => patch({ rule: rule.id })}
            onAdd={(model) => setFresh(newRule(model))}
          />
        )}
        {!editable && <p className={css.soft}>{t('readOnly')}</p>}
      </div>
      <div className={css.side}>
        <MatrixPanel draft={draft} ahead={ahead} editable={editable} />
        <Ceilings scoring={draft.playbook.scoring} editable={editable} />
      </div>
      {open !== undefined && (
        <RuleDrawer
          key={open.id}
          rule={open}
          isNew={fresh !== undefined}
          editable={editable}
          onClose={close}
        />
      )}
    </div>
  );
}
