import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Popconfirm, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { Panel } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { changed, type Account, type Alike, type Family, type Kin } from '../api';
import css from '../accounts.module.css';
import { Reasons } from './Reasons';

interface Props {
  account: Account;
  family: Family;
  /** Whether this person may say what belongs together. */
  says: boolean;
  /** Whether they may also say that two are one. */
  joins: boolean;
}

/** What the account is part of and what is part of it, what was joined into it, and what may be the same. */
export function FamilyPanel({ account, family, says, joins }: Props) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const client = useQueryClient();
  const { message } = App.useApp();
  const part = useMutation({
    mutationFn: (id: number) => http.post(`/api/accounts/${id}/part`),
    onSuccess: () => changed(client),
    onError: () => void message.error(t('failed')),
  });
  const { above, parts, whole, joined, alike } = family;
  const alone = above.length === 0 && parts.length === 0;
  return (
    <>
      {!alone && (
        <Panel title={t('group')}>
          <ul className={css.tree}>
            {above.toReversed().map((kin, depth) => (
              <Leaf key={kin.id} kin={kin} depth={depth} />
            ))}
            <li style={{ paddingInlineStart: above.length * 18 }} className={css.here}>
              {account.name}
            </li>
            {parts.map((kin) => (
              <Leaf key={kin.id} kin={kin} depth={above.length + 1} />
            ))}
          </ul>
          {parts.length > 0 && (
            <p className={css.soft}>
              {t('whole', {
                accounts: format.number(whole.accounts),
                leads: format.number(whole.leads),
                heat: format.number(Math.round(whole.heat)),
                open: format.number(whole.open),
                won: format.number(whole.won),
              })}
            </p>
          )}
        </Panel>
      )}
      {joined.length > 0 && (
        <Panel title={t('joined')}>
          <ul className={css.tree}>
            {joined.map((kin) => (
              <li key={kin.id} className={css.between}>
                <span>{kin.name}</span>
                {joins && (
                  <Popconfirm title={t('partSure')} onConfirm={() => part.mutate(kin.id)}>
                    <Button size="small" loading={part.isPending}>
                      {t('part')}
                    </Button>
                  </Popconfirm>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {alike.length > 0 && (
        <Panel title={t('alike')}>
          {alike.map((one) => (
            <Suggestion key={one.account.id} of={account.id} alike={one} says={says} joins={joins} />
          ))}
        </Panel>
      )}
    </>
  );
}

function Leaf({ kin, depth }: { kin: Kin; depth: number }) {
  const format = useFormat();
  return (
    <li style={{ paddingInlineStart: depth * 18 }} className={css.between}>
      <Link to={`/accounts/${kin.id}`}>{kin.name}</Link>
      <span className={css.soft}>{format.number(Math.round(kin.heat))}</span>
    </li>
  );
}

interface SuggestionProps {
  of: number;
  alike: Alike;
  says: boolean;
  joins: boolean;
}

/** One that may be the same company, or of its group: a person decides. */
export function Suggestion({ of, alike: { account, likeness }, says, joins }: SuggestionProps) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const client = useQueryClient();
  const { message } = App.useApp();
  const say = useMutation({
    mutationFn: (what: 'same' | 'part' | 'apart') => {
      if (what === 'same') return http.post(`/api/accounts/${account.id}/join`, { into: of });
      if (what === 'part') return http.patch(`/api/accounts/${account.id}`, { parent: of });
      return http.post(`/api/accounts/${of}/apart`, { other: account.id });
    },
    onSuccess: () => changed(client),
    onError: () => void message.error(t('failed')),
  });
  return (
    <div className={css.suggestion}>
      <div className={css.between}>
        <Link to={`/accounts/${account.id}`}>{account.name}</Link>
        <span className={css.soft}>
          {t('people_of', { leads: format.number(account.leads), score: likeness.score })}
        </span>
      </div>
      <Reasons likeness={likeness} />
      {says && (
        <Space wrap>
          {joins && (
            <Popconfirm title={t('sameSure', { name: account.name })} onConfirm={() => say.mutate('same')}>
              <Button size="small" type={likeness.group ? 'default' : 'primary'} disabled={say.isPending}>
                {t('same')}
              </Button>
            </Popconfirm>
          )}
          <Button
            size="small"
            type={likeness.group ? 'primary' : 'default'}
            disabled={say.isPending}
            onClick={() => say.mutate('part')}
          >
            {t('partOfThis')}
          </Button>
          <Button size="small" type="text" disabled={say.isPending} onClick={() => say.mutate('apart')}>
            {t('apart')}
          </Button>
        </Space>
      )}
    </div>
  );
}
