import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Input, InputNumber, Select, Slider, Space, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import {
  DurationInput,
  useDraft,
  useSavePart,
  useVocabulary,
  type Cap,
  type ContactPolicy,
} from '@/shared/playbook';
import css from './contact.module.css';
import { flawsOf, newCap, usualDelay } from './policy';
import { usePolicyWords } from './usePolicyWords';

/** Edits the contact policy and writes it to the draft. */
export function ContactDrawer({ policy: given, onClose }: { policy: ContactPolicy; onClose: () => void }) {
  const { t } = useTranslation('journeys');
  const { t: c } = useTranslation('common');
  const { t: p } = useTranslation('playbook');
  const { message } = App.useApp();
  const words = usePolicyWords();
  const [policy, setPolicy] = useState(given);
  const [tried, setTried] = useState(false);
  const save = useSavePart();
  const flaws = flawsOf(policy);
  const problems = useDraft().data?.problems.filter((one) => one.place.startsWith('/contact')) ?? [];
  const set = (change: Partial<ContactPolicy>) => setPolicy({ ...policy, ...change });
  const submit = () => {
    setTried(true);
    if (flaws.length > 0) return;
    save.mutate(
      { part: 'contact', value: policy },
      {
        onSuccess: () => {
          void message.success(p('draft.saved'));
          onClose();
        },
      },
    );
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={620}
      title={t('contact.title')}
      footer={
        <Space>
          <Button type="primary" loading={save.isPending} onClick={submit}>
            {c('action.save')}
          </Button>
          <Button onClick={onClose}>{c('action.cancel')}</Button>
        </Space>
      }
    >
      <p className={css.soft}>{t('contact.lede')}</p>
      <Caps caps={policy.caps} onChange={(caps) => set({ caps })} />
      <Quiet policy={policy} onChange={set} />
      <Part title={t('contact.delay')} hint={t('contact.delayHint')}>
        <DurationInput
          label={t('contact.delay')}
          value={policy.longestDelay ?? usualDelay}
          min={1}
          onChange={(longestDelay) => set({ longestDelay })}
        />
      </Part>
      <Part title={t('contact.holdOut')} hint={t('contact.holdOutHint')}>
        <div className={css.inline}>
          <Slider
            className={css.slider ?? ''}
            min={0}
            max={50}
            aria-label={t('contact.holdOut')}
            value={policy.holdOutPercent ?? 0}
            onChange={(percent) => set({ holdOutPercent: percent === 0 ? null : percent })}
          />
          <InputNumber
            min={0}
            max={50}
            suffix="%"
            style={{ width: 96 }}
            aria-label={t('contact.holdOut')}
            value={policy.holdOutPercent ?? 0}
            onChange={(percent) => set({ holdOutPercent: percent === 0 ? null : percent })}
          />
        </div>
      </Part>
      <ul className={css.reads}>
        {words(policy).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {tried &&
        flaws.map((flaw) => (
          <p key={flaw} className={css.harm} role="alert">
            {t(`contact.flaw.${flaw}`)}
          </p>
        ))}
      {problems.map((one) => (
        <p key={one.place + one.code} className={css.harm} role="alert">
          {one.message}
        </p>
      ))}
      {save.isError && <ProblemAlert error={save.error} />}
    </Drawer>
  );
}

function Part({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <section className={css.part} aria-label={title}>
      <h3 className={css.head}>{title}</h3>
      <p className={css.soft}>{hint}</p>
      {children}
    </section>
  );
}

function Caps({ caps, onChange }: { caps: readonly Cap[]; onChange: (caps: Cap[]) => void }) {
  const { t } = useTranslation('journeys');
  const { t: p } = useTranslation('playbook');
  const { channels } = useVocabulary();
  const set = (i: number, change: Partial<Cap>) =>
    onChange(caps.map((cap, at) => (at === i ? { ...cap, ...change } : cap)));
  const known = (channel: string | null | undefined) =>
    channel && !channels.includes(channel) ? [...channels, channel] : channels;
  return (
    <Part title={t('contact.caps')} hint={t('contact.capsHint')}>
      {caps.map((cap, i) => (
        <div key={i} className={css.inline} role="group" aria-label={t('contact.cap', { n: i + 1 })}>
          <span>{t('contact.atMost')}</span>
          <InputNumber
            aria-label={t('contact.most')}
            min={1}
            max={100}
            precision={0}
            style={{ width: 70 }}
            value={cap.most}
            onChange={(most) => set(i, { most: most ?? 1 })}
          />
          <Select
            aria-label={t('contact.channel')}
            style={{ minWidth: 150 }}
            value={cap.channel ?? ''}
            options={[
              { value: '', label: t('contact.allChannels') },
              ...known(cap.channel).map((id) => ({ value: id, label: p(`channel.${id}`, id) })),
            ]}
            onChange={(channel) => set(i, { channel: channel === '' ? null : channel })}
          />
          <span>{t('contact.within')}</span>
          <DurationInput
            label={t('contact.within')}
            min={1}
            value={cap.within}
            onChange={(within) => set(i, { within })}
          />
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('contact.removeCap')}
            onClick={() => onChange(caps.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...caps, newCap])}>
        {t('contact.addCap')}
      </Button>
    </Part>
  );
}

interface QuietProps {
  policy: ContactPolicy;
  onChange: (change: Partial<ContactPolicy>) => void;
}

function Quiet({ policy, onChange }: QuietProps) {
  const { t } = useTranslation('journeys');
  const { quiet } = policy;
  return (
    <Part title={t('contact.quiet')} hint={t('contact.quietHint')}>
      <div className={css.inline}>
        <Switch
          size="small"
          aria-label={t('contact.quiet')}
          checked={quiet !== null && quiet !== undefined}
          onChange={(on) => onChange({ quiet: on ? { from: '21:00', to: '08:00' } : null })}
        />
        {quiet && (
          <>
            <Input
              type="time"
              style={{ width: 120 }}
              aria-label={t('contact.from')}
              value={quiet.from}
              onChange={(e) => onChange({ quiet: { ...quiet, from: e.target.value } })}
            />
            –
            <Input
              type="time"
              style={{ width: 120 }}
              aria-label={t('contact.to')}
              value={quiet.to}
              onChange={(e) => onChange({ quiet: { ...quiet, to: e.target.value } })}
            />
          </>
        )}
      </div>
    </Part>
  );
}
