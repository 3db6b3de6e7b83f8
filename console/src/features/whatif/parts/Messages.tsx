import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useVocabulary, type BacktestReport, type MessageCount } from '@/shared/playbook';
import { Defined } from './AccuracyPicture';
import css from './whatif.module.css';

const measures = ['wanted', 'sent', 'withheld', 'delayed', 'capped'] as const;
const none = { wanted: 0, sent: 0, withheld: 0, delayed: 0, capped: 0 };

/** Messages by journey and channel, what is in force beside the candidate. */
export function Messages({ report }: { report: BacktestReport }) {
  const { t, i18n } = useTranslation('whatif');
  const vocabulary = useVocabulary();
  const key = (m: MessageCount) => `${m.journey}\n${m.channel}`;
  const live = new Map(report.live.messages.map((m) => [key(m), m]));
  const draft = new Map(report.draft.messages.map((m) => [key(m), m]));
  const rows = [...new Set([...live.keys(), ...draft.keys()])].sort();
  const channel = (id: string) =>
    i18n.exists(`channel.${id}`, { ns: 'playbook' }) ? t(`playbook:channel.${id}`) : id;
  return (
    <Panel title={t('messages.title')}>
      {rows.length === 0 && <p className={css.soft}>{t('messages.none')}</p>}
      {rows.length > 0 && (
        <div className={css.wide}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('messages.journey')}</th>
                <th scope="col">{t('messages.channel')}</th>
                {measures.map((m) => (
                  <th key={m} scope="col">
                    <Defined name={t(`messages.${m}`)} says={t(`messages.says.${m}`)} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const [journey = '', on = ''] = row.split('\n');
                return (
                  <tr key={row}>
                    <th scope="row">
                      {journey === ''
                        ? t('messages.noJourney')
                        : (vocabulary.journeys.find((j) => j.id === journey)?.name ?? journey)}
                    </th>
                    <td>{channel(on)}</td>
                    {measures.map((m) => (
                      <td key={m}>
                        <BeforeAfter
                          before={(live.get(row) ?? none)[m]}
                          after={(draft.get(row) ?? none)[m]}
                        />
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function BeforeAfter({ before, after }: { before: number; after: number }) {
  const format = useFormat();
  if (before === after) return <span>{format.number(after)}</span>;
  return (
    <span>
      <span className={css.soft}>{format.number(before)} → </span>
      <strong>{format.number(after)}</strong>
    </span>
  );
}
