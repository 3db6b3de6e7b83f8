import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import type { Accuracy } from '@/shared/playbook';
import css from './whatif.module.css';

const pieces = ['falseNegatives', 'truePositives', 'falsePositives'] as const;

/** Who was foretold and who was won, as two bars that overlap in the ones foretold and won. */
export function AccuracyPicture({ live, draft }: { live: Accuracy; draft: Accuracy }) {
  const { t } = useTranslation('whatif');
  const widest = Math.max(total(live), total(draft), 1);
  return (
    <div className={css.accuracy}>
      <Side name={t('side.live')} accuracy={live} widest={widest} />
      <Side name={t('side.candidate')} accuracy={draft} widest={widest} />
      <ul className={css.legend}>
        {pieces.map((piece) => (
          <li key={piece}>
            <span className={css.swatch} data-piece={piece} aria-hidden />
            <Defined name={t(`accuracy.${piece}`)} says={t(`accuracy.says.${piece}`)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const total = (a: Accuracy) => a.truePositives + a.falsePositives + a.falseNegatives;

function Side({ name, accuracy, widest }: { name: string; accuracy: Accuracy; widest: number }) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? t('accuracy.unknown') : format.percent(value, 0);
  return (
    <div>
      <div className={css.measures}>
        <span>{name}</span>
        <span>
          <Defined name={t('accuracy.precision')} says={t('accuracy.says.precision')} />{' '}
          <strong>{share(accuracy.precision)}</strong>
        </span>
        <span>
          <Defined name={t('accuracy.recall')} says={t('accuracy.says.recall')} />{' '}
          <strong>{share(accuracy.recall)}</strong>
        </span>
      </div>
      <div
        className={css.stacked}
        role="img"
        aria-label={`${name}: ${pieces.map((p) => `${t(`accuracy.${p}`)} ${accuracy[p]}`).join(', ')}`}
      >
        {pieces.map(
          (piece) =>
            accuracy[piece] > 0 && (
              <Tooltip key={piece} title={`${t(`accuracy.${piece}`)}: ${format.number(accuracy[piece])}`}>
                <span data-piece={piece} style={{ width: `${(100 * accuracy[piece]) / widest}%` }}>
                  {accuracy[piece] / widest > 0.07 && format.number(accuracy[piece])}
                </span>
              </Tooltip>
            ),
        )}
      </div>
    </div>
  );
}

/** A measure whose definition is one hover or focus away. */
export function Defined({ name, says }: { name: string; says: string }) {
  return (
    <Tooltip title={says}>
      <span className={css.defined} tabIndex={0}>
        {name}
      </span>
    </Tooltip>
  );
}
