import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, http } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, Panel, ProblemAlert, When } from '@/shared/components';
import { accountsQuery, menuQuery, type Entry, type MenuView } from '../api';
import { as, at, faultsOf, MOST, MOST_BELOW, moved, put, without, type Place } from '../menu';
import { MenuEntry } from './MenuEntry';
import css from './wechat.module.css';

/** The menu at the foot of a service account's conversation, written where it will stand. */
export function Menu({ onConnect }: { onConnect: () => void }) {
  const { t } = useTranslation('wechat');
  const accounts = useQuery(accountsQuery);
  const [chosen, setChosen] = useState<string>();
  if (accounts.isPending) return <ListSkeleton />;
  if (accounts.isError) {
    return <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />;
  }
  const account = chosen ?? accounts.data.items[0]?.account.id;
  if (account === undefined) {
    return (
      <EmptyState picture="path" action={<Button onClick={onConnect}>{t('tab.accounts')}</Button>}>
        {t('empty.ask')}
      </EmptyState>
    );
  }
  return (
    <>
      {accounts.data.items.length > 1 && (
        <div className={css.bar}>
          <Select
            value={account}
            aria-label={t('account.name')}
            onChange={setChosen}
            options={accounts.data.items.map((item) => ({
              value: item.account.id,
              label: item.account.name,
            }))}
          />
        </div>
      )}
      <Loaded key={account} account={account} />
    </>
  );
}

function Loaded({ account }: { account: string }) {
  const menu = useQuery(menuQuery(account));
  if (menu.isPending) return <ListSkeleton />;
  if (menu.isError) return <ErrorState error={menu.error} onRetry={() => void menu.refetch()} />;
  return <Editor key={menu.data.publishedAt ?? 'foreign'} account={account} view={menu.data} />;
}

function Editor({ account, view }: { account: string; view: MenuView }) {
  const { t } = useTranslation('wechat');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [entries, setEntries] = useState(view.menu.entries);
  const [place, setPlace] = useState<Place | undefined>(entries.length > 0 ? { column: 0 } : undefined);
  const publish = useMutation({
    mutationFn: () => http.put<MenuView>(`/api/wechat/accounts/${account}/menu`, { entries }),
    onSuccess: (next) => {
      void message.success(t('menu.published'));
      client.setQueryData(menuQuery(account).queryKey, next);
    },
  });
  const remove = useMutation({
    mutationFn: () => http.delete(`/api/wechat/accounts/${account}/menu`),
    onSuccess: () => client.resetQueries({ queryKey: menuQuery(account).queryKey }),
  });
  const error = publish.error ?? remove.error;
  const faults = error instanceof ApiProblem ? error.errors : [];
  const cell = (of: Place) =>
    [
      css.cell,
      place?.column === of.column && place.below === of.below && css.chosen,
      faultsOf(faults, of).length > 0 && css.wrong,
    ]
      .filter(Boolean)
      .join(' ');
  const entry = place === undefined ? undefined : at(entries, place);
  const addColumn = () => {
    setEntries([...entries, { kind: 'link', name: t('menu.new'), url: 'https://' }]);
    setPlace({ column: entries.length });
  };
  const addBelow = (column: number) => {
    const top = entries[column];
    if (top === undefined) return;
    const below = top.kind === 'folder' ? top.entries : [];
    const folder: Entry = {
      ...(as(top, 'folder') as Extract<Entry, { kind: 'folder' }>),
      entries: [...below, { kind: 'link', name: t('menu.new'), url: 'https://' }],
    };
    setEntries(put(entries, { column }, folder));
    setPlace({ column, below: below.length });
  };
  return (
    <>
      <p className={css.soft}>
        {view.publishedAt === null ? (
          t(view.menu.entries.length === 0 ? 'menu.none' : 'menu.foreign')
        ) : (
          <>
            {t('menu.since')} <When at={view.publishedAt} />
          </>
        )}
      </p>
      {error !== null && faults.length === 0 && <ProblemAlert error={error} />}
      {faults.length > 0 && <Alert type="error" showIcon title={t('menu.wrong')} />}
      <div className={css.menuDesk}>
        <div className={css.phone} role="group" aria-label={t('tab.menu')}>
          <div className={css.talk} aria-hidden>
            {entry?.kind === 'say' && (
              <>
                <span className={css.mine}>{entry.name}</span>
                {entry.text !== '' && <span className={css.theirs}>{entry.text}</span>}
              </>
            )}
          </div>
          <div className={css.columns}>
            {entries.map((top, column) => (
              <div key={column} className={css.menuColumn}>
                {place?.column === column && (
                  <div className={css.pop}>
                    {top.kind === 'folder' &&
                      top.entries.map((leaf, below) => (
                        <button
                          key={below}
                          type="button"
                          className={cell({ column, below })}
                          onClick={() => setPlace({ column, below })}
                        >
                          {leaf.name || '–'}
                        </button>
                      ))}
                    {(top.kind !== 'folder' || top.entries.length < MOST_BELOW) && (
                      <button
                        type="button"
                        className={css.cell}
                        aria-label={t('menu.addBelow')}
                        onClick={() => addBelow(column)}
                      >
                        <PlusOutlined />
                      </button>
                    )}
                  </div>
                )}
                <button type="button" className={cell({ column })} onClick={() => setPlace({ column })}>
                  {top.kind === 'folder' ? `≡ ${top.name}` : top.name || '–'}
                </button>
              </div>
            ))}
            {entries.length < MOST && (
              <button type="button" className={css.cell} aria-label={t('menu.add')} onClick={addColumn}>
                <PlusOutlined />
              </button>
            )}
          </div>
        </div>
        <div className={css.menuSide}>
          {place === undefined || entry === undefined ? (
            <Alert type="info" title={t('menu.choose')} />
          ) : (
            <Panel title={t(place.below === undefined ? 'menu.top' : 'menu.below')}>
              {faultsOf(faults, place).map((fault) => (
                <p key={fault.place} className={css.fault} role="alert">
                  {t(`menu.of.${fault.place?.split('/').at(-1)}`, { defaultValue: t('menu.of.entries') })}{' '}
                  {fault.message}
                </p>
              ))}
              <MenuEntry
                key={`${place.column}/${place.below ?? ''}`}
                entry={entry}
                folder={place.below === undefined}
                onChange={(next) => setEntries(put(entries, place, next))}
              />
              <Space wrap>
                <Button size="small" onClick={() => step(-1)} disabled={!can(-1)}>
                  {t(place.below === undefined ? 'menu.left' : 'menu.up')}
                </Button>
                <Button size="small" onClick={() => step(1)} disabled={!can(1)}>
                  {t(place.below === undefined ? 'menu.right' : 'menu.down')}
                </Button>
                <Button
                  size="small"
                  danger
                  onClick={() => {
                    setEntries(without(entries, place));
                    setPlace(place.below === undefined ? undefined : { column: place.column });
                  }}
                >
                  {t('menu.drop')}
                </Button>
              </Space>
            </Panel>
          )}
          <Space wrap>
            <Button
              type="primary"
              disabled={entries.length === 0}
              loading={publish.isPending}
              onClick={() => publish.mutate()}
            >
              {t('menu.publish')}
            </Button>
            {view.menu.entries.length > 0 && (
              <Popconfirm title={t('menu.removeSure')} onConfirm={() => remove.mutate()}>
                <Button danger loading={remove.isPending}>
                  {t('menu.remove')}
                </Button>
              </Popconfirm>
            )}
          </Space>
        </div>
      </div>
    </>
  );

  function beside(by: -1 | 1): Place | undefined {
    if (place === undefined) return undefined;
    return place.below === undefined
      ? { column: place.column + by }
      : { column: place.column, below: place.below + by };
  }

  function can(by: -1 | 1): boolean {
    const next = beside(by);
    return next !== undefined && (next.below ?? next.column) >= 0 && at(entries, next) !== undefined;
  }

  function step(by: -1 | 1) {
    const next = beside(by);
    if (place === undefined || next === undefined) return;
    setEntries(moved(entries, place, by));
    setPlace(next);
  }
}
