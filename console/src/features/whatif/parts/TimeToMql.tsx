import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import { durationSeconds, type Side } from '@/shared/playbook';
import css from './whatif.module.css';

type Quartiles = Side['timeToMql'];

/** How long leads took to become an MQL: the middle half as a bar, the median as its mark. */
export function TimeToMql({ live, draft }: { live: Quartiles; draft: Quartiles }) {
  const { t } = useTranslation('whatif');
  const most = Math.max(durationSeconds(live?.upper ?? ''), durationSeconds(draft?.upper ?? ''), 1);
  return (
    <div className={css.accuracy}>
      <Row name={t('side.live')} quartiles={live} most={most} />
      <Row name={t('side.candidate')} quartiles={draft} most={most} />
      <p className={css.soft}>{t('time.says')}</p>
    </div>
  );
}

function Row({ name, quartiles, most }: { name: string; quartiles: Quartiles; most: number }) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  if (!quartiles)
    return (
      <div className={css.measures}>
        <span>{name}</span>
        <span className={css.soft}>{t('time.none')}</span>
      </div>
    );
  const [lower, median, upper] = [quartiles.lower, quartiles.median, quartiles.upper].map(durationSeconds);
  const place = (seconds = 0) => (100 * seconds) / most;
  const said = (seconds = 0) => format.duration(seconds);
  const sentence = t('time.sentence', { lower: said(lower), median: said(median), upper: said(upper) });
  return (
    <div>
      <div className={css.measures}>
        <span>{name}</span>
        <span>{sentence}</span>
      </div>
      <div className={css.range} role="img" aria-label={`${name}: ${sentence}`}>
        <span style={{ left: `${place(lower)}%`, width: `${place(upper) - place(lower)}%` }} />
        <i style={{ left: `${place(median)}%` }} />
      </div>
    </div>
  );
}
