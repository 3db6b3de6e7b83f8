import { Button, Table, Tag, Tooltip } from 'antd';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NumberLink, When } from '@/shared/components';
import { useSentences } from '@/shared/conditions';
import { useFormat } from '@/shared/format';
import { healthOf, type Row, type Use } from '../api';
import css from './tags.module.css';

const places: Record<Use['kind'], (id: string) => string> = {
  JOURNEY: (id) => `/journeys/${id}`,
  SEGMENT: (id) => `/segments/${id}`,
  TAG: () => '/tags',
  SCORE_RULE: () => '/scoring',
  STAGE: () => '/lifecycle',
};

interface Props {
  rows: Row[];
  /** All tags, to name those that go together. */
  all: readonly Row[];
  now: number;
  onEdit?: (id: string) => void;
}

/** The tags of one group. */
export function TagTable({ rows, all, now, onEdit }: Props) {
  const { t } = useTranslation('tags');
  const format = useFormat();
  const { condition } = useSentences();
  const nameOf = (id: string) => all.find((row) => row.tag.id === id)?.tag.name ?? id;
  return (
    <Table<Row>
      size="middle"
      rowKey={(row) => row.tag.id}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('name'),
          key: 'name',
          width: '34%',
          render: (_, { tag, state }) => (
            <div className={css.name}>
              <span>
                {onEdit !== undefined && state !== 'gone' ? (
                  <Button type="link" className={css.link ?? ''} onClick={() => onEdit(tag.id)}>
                    {tag.name}
                  </Button>
                ) : (
                  tag.name
                )}{' '}
                {state !== 'live' && <Tag variant="filled">{t(`state.${state}`)}</Tag>}
              </span>
              <span className={css.soft}>
                {t(`kind.${tag.kind}`)}
                {' · '}
                {tag.rule ? condition(tag.rule) : t('byHand')}
              </span>
            </div>
          ),
        },
        {
          title: t('leads'),
          key: 'leads',
          align: 'end',
          render: (_, { tag, standing }) =>
            standing !== undefined && (
              <NumberLink value={standing.leads} search={{ tag: tag.id, known: 'all' }} label={tag.name} />
            ),
        },
        {
          title: t('weeks'),
          key: 'weeks',
          render: (_, { standing }) =>
            standing !== undefined && (
              <>
                <Weeks weeks={standing.weeks} />
                <div className={css.soft}>
                  <When at={standing.newest} />
                </div>
              </>
            ),
        },
        {
          title: t('usedBy'),
          key: 'uses',
          render: (_, { standing }) => (
            <span className={css.uses}>
              {standing?.usedBy.slice(0, 3).map((use) => (
                <Link key={use.kind + use.id} to={places[use.kind](use.id)} title={t(`use.${use.kind}`)}>
                  {use.name}
                </Link>
              ))}
              {standing !== undefined && standing.usedBy.length > 3 && (
                <span className={css.soft}>{t('more', { count: standing.usedBy.length - 3 })}</span>
              )}
            </span>
          ),
        },
        {
          title: t('health.title'),
          key: 'health',
          render: (_, row) =>
            healthOf(row, now).map((one) => (
              <Tooltip
                key={one}
                title={
                  one === 'alike'
                    ? row.standing?.alike
                        .map((it) =>
                          t('health.alikeTo', { name: nameOf(it.tag), share: format.percent(it.share, 0) }),
                        )
                        .join(' ')
                    : t(`health.${one}Hint`)
                }
              >
                <Tag variant="filled" color={one === 'unused' ? 'default' : 'gold'} tabIndex={0}>
                  {t(`health.${one}`)}
                </Tag>
              </Tooltip>
            )),
        },
      ]}
    />
  );
}

/** Twelve weeks as small bars; the numbers are told to those who do not see them. */
function Weeks({ weeks }: { weeks: readonly number[] }) {
  const { t } = useTranslation('tags');
  const most = Math.max(1, ...weeks);
  return (
    <svg
      width={weeks.length * 7}
      height={22}
      role="img"
      aria-label={t('weeksSaid', { numbers: weeks.join(', ') })}
      className={css.weeks}
    >
      {weeks.map((count, i) => (
        <rect
          key={i}
          x={i * 7}
          width={5}
          y={22 - Math.max(1, (count / most) * 22)}
          height={Math.max(1, (count / most) * 22)}
        />
      ))}
    </svg>
  );
}
