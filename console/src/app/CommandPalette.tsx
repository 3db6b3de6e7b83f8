import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteItem } from '@/shared/feature';
import { hasRole, useSession, type Session } from '@/shared/session';
import css from './CommandPalette.module.css';
import { features } from './features';
import { navigationFor } from './navigation';

interface Group {
  name: string;
  items: PaletteItem[];
}

/** Asks every feature that can search; one that fails does not spoil the others. */
async function searchAll(session: Session | null, text: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const open = features.filter((f) => f.nav === undefined || hasRole(session, f.nav.roles));
  const found = await Promise.allSettled(open.map((f) => f.search?.(text, signal) ?? Promise.resolve([])));
  return found.flatMap((r) => (r.status === 'fulfilled' ? r.value : []));
}

function useGroups(text: string): Group[] {
  const { t } = useTranslation('common');
  const session = useSession();
  const term = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['palette', term],
    queryFn: ({ signal }) => searchAll(session, term, signal),
    enabled: term.length >= 2,
  });
  const matches = (label: string) => label.toLowerCase().includes(text.trim().toLowerCase());
  const pages = navigationFor(session).map((f) => ({
    id: `go:${f.id}`,
    label: t('nav', { ns: f.id }),
    icon: f.nav.icon,
    to: f.nav.to,
  }));
  const actions = features.flatMap((f) =>
    (f.actions ?? [])
      .filter((a) => hasRole(session, a.roles))
      .map((a) => ({ id: `do:${f.id}:${a.labelKey}`, label: t(a.labelKey, { ns: f.id }), ...a })),
  );
  return [
    { name: t('palette.results'), items: term.length >= 2 ? (found.data ?? []) : [] },
    { name: t('palette.goTo'), items: pages.filter((p) => matches(p.label)) },
    { name: t('palette.actions'), items: actions.filter((a) => matches(a.label)) },
  ].filter((g) => g.items.length > 0);
}

/** Finds any lead, journey, report or action, without the mouse. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={600}
      style={{ top: 80 }}
      destroyOnHidden
      title={null}
      aria-label={t('palette.open')}
    >
      <Finder onClose={onClose} />
    </Modal>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const groups = useGroups(text);
  const flat = groups.flatMap((g) => g.items);
  const current = Math.min(at, flat.length - 1);
  const go = (item: PaletteItem) => {
    onClose();
    void navigate({ to: item.to, ...(item.search === undefined ? {} : { search: item.search }) });
  };
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing) return; // Enter confirms a Chinese word here, not the line
    const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && flat.length > 0) {
      e.preventDefault();
      setAt((current + step + flat.length) % flat.length);
    }
    const chosen = flat[current];
    if (e.key === 'Enter' && chosen !== undefined) go(chosen);
  };
  return (
    <div>
      <Input
        autoFocus
        size="large"
        variant="borderless"
        prefix={<SearchOutlined />}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={(e) => {
          setText(e.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={flat[current] === undefined ? undefined : `${list}-${current}`}
        aria-label={t('palette.open')}
      />
      <div className={css.list} id={list} role="listbox" aria-label={t('palette.open')}>
        {groups.map((group) => (
          <div key={group.name} role="group" aria-label={group.name}>
            <div className={css.group}>{group.name}</div>
            {group.items.map((item) => {
              const index = flat.indexOf(item);
              return (
                <div
                  key={item.id}
                  id={`${list}-${index}`}
                  role="option"
                  aria-selected={index === current}
                  className={css.line}
                  onMouseEnter={() => setAt(index)}
                  onClick={() => go(item)}
                >
                  {item.icon}
                  <span>{item.label}</span>
                  {item.hint !== undefined && <span className={css.hint}>{item.hint}</span>}
                </div>
              );
            })}
          </div>
        ))}
        {flat.length === 0 && text.trim() !== '' && (
          <div className={css.group}>{t('palette.empty', { text })}</div>
        )}
      </div>
      <div className={css.foot}>{t('palette.hint')}</div>
    </div>
  );
}
