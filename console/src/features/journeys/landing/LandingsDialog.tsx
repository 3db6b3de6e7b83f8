import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import type { Journey, Landing } from '@/shared/playbook';
import { hueOf, icons } from '../components/kinds';
import { useNodeWords } from '../components/words';
import { defaultLanding, landingNodes, landingsOf, occupied, type Standing } from '../graph/landings';
import css from './landing.module.css';

interface Props {
  edited: Journey;
  all: readonly Standing[];
  busy: boolean;
  onDone: (landings: Record<string, Landing>) => void;
  onClose: () => void;
}

const keyOf = (landing: Landing) => (landing.kind === 'moveTo' ? `to:${landing.node}` : landing.kind);
const landingFrom = (key: string): Landing =>
  key.startsWith('to:')
    ? { kind: 'moveTo', node: key.slice(3) }
    : { kind: key === 'leave' ? 'leave' : 'stay' };

/** Asks, step by step, what becomes of those inside when the edited journey comes into force. */
export function LandingsDialog({ edited, all, busy, onDone, onClose }: Props) {
  const { t } = useTranslation('journeys');
  const { t: c } = useTranslation('common');
  const format = useFormat();
  const [rows, setRows] = useState(all);
  const shown = occupied(rows);
  const total = shown.reduce((sum, s) => sum + (s.inside ?? 0), 0);
  const set = (change: (s: Standing) => Landing, only?: string) =>
    setRows((now) =>
      now.map((s) => (only === undefined || s.node.id === only ? { ...s, landing: change(s) } : s)),
    );
  return (
    <Modal
      open
      width={760}
      title={t('landing.title')}
      okText={t('landing.next')}
      cancelText={c('action.cancel')}
      confirmLoading={busy}
      onOk={() => onDone(landingsOf(rows))}
      onCancel={onClose}
    >
      <p>
        {total > 0 ? t('landing.lede', { count: total, n: format.number(total) }) : t('landing.ledeUnknown')}
      </p>
      <div className={css.all}>
        <Button size="small" onClick={() => set((s) => defaultLanding(s.node, edited))}>
          {t('landing.allOn')}
        </Button>
        <Button size="small" onClick={() => set(() => ({ kind: 'stay' }))}>
          {t('landing.allStay')}
        </Button>
      </div>
      <ul className={css.list}>
        {shown.map((s) => (
          <Row key={s.node.id} standing={s} edited={edited} onChange={(l) => set(() => l, s.node.id)} />
        ))}
      </ul>
      <p className={css.soft}>{t('landing.hint')}</p>
    </Modal>
  );
}

interface RowProps {
  standing: Standing;
  edited: Journey;
  onChange: (landing: Landing) => void;
}

function Row({ standing, edited, onChange }: RowProps) {
  const { t } = useTranslation('journeys');
  const words = useNodeWords();
  const format = useFormat();
  const { node, inside, landing } = standing;
  const steps = landingNodes(edited);
  const label = [words.kind(node), words.summary(node)].filter((w) => w !== '').join(' · ');
  const same = steps.some((n) => n.id === node.id);
  const at = (id: string) => {
    const step = steps.find((n) => n.id === id);
    return step === undefined
      ? id
      : [words.kind(step), words.summary(step)].filter((w) => w !== '').join(' · ');
  };
  const options = [
    ...(same ? [{ value: `to:${node.id}`, label: t('landing.same') }] : []),
    { value: 'stay', label: t('landing.stay') },
    { value: 'leave', label: t('landing.leave') },
    {
      label: t('landing.elsewhere'),
      options: steps.filter((n) => n.id !== node.id).map((n) => ({ value: `to:${n.id}`, label: at(n.id) })),
    },
  ];
  return (
    <li className={css.row}>
      <span aria-hidden style={{ color: hueOf(node.kind) }}>
        {icons[node.kind]}
      </span>
      <span className={css.step} title={label}>
        {label}
        {!same && <span className={css.soft}> {t('landing.gone')}</span>}
      </span>
      <span className={css.count}>
        {inside === undefined ? '–' : t('landing.inside', { n: format.number(inside) })}
      </span>
      <Select
        aria-label={t('landing.for', { name: label })}
        value={keyOf(landing)}
        options={options}
        style={{ width: 250 }}
        popupMatchSelectWidth={380}
        onChange={(key: string) => onChange(landingFrom(key))}
      />
    </li>
  );
}
