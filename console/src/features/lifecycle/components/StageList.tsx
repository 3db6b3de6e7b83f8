import { ClockCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { NumberLink, StageBadge } from '@/shared/components';
import { useSentences } from '@/shared/conditions';
import { canonical, type Stage } from '@/shared/playbook';
import { leadsIn, type StageVolume } from '../api';
import css from './lifecycle.module.css';

interface Props {
  stages: readonly Stage[];
  inForce: readonly Stage[];
  volumes: readonly StageVolume[] | undefined;
  /** The clock of a stage as a sentence. */
  clock: (stage: Stage) => string | undefined;
  onOpen: (stage: Stage) => void;
}

/** The stages in words: who owns them, what brings leads there, how many are there. */
export function StageList({ stages, inForce, volumes, clock, onOpen }: Props) {
  const { t } = useTranslation('lifecycle');
  const { condition } = useSentences();
  const main = stages.filter((s) => s.kind === 'MAIN');
  return (
    <ul className={css.list}>
      {stages.map((stage) => {
        const live = inForce.find((s) => s.id === stage.id);
        const changed = live === undefined || canonical(live) !== canonical(stage);
        const volume = volumes?.find((v) => v.stage === stage.id);
        return (
          <li key={stage.id} className={css.line}>
            <button type="button" className={css.open} onClick={() => onOpen(stage)}>
              <StageBadge
                stage={stage.id}
                name={stage.name}
                index={main.indexOf(stage)}
                total={main.length}
              />
              {changed && <span className={css.mark}>{t('changed')}</span>}
            </button>
            <span className={css.soft}>{t(`team.${stage.team}`)}</span>
            <span>
              {stage.entry === undefined || stage.entry === null ? (
                <span className={css.soft}>{t('byHand')}</span>
              ) : (
                <>
                  <span className={css.soft}>{t('automatic')}</span> {condition(stage.entry)}
                </>
              )}
              {clock(stage) !== undefined && (
                <span className={css.clockLine}>
                  <ClockCircleOutlined /> {clock(stage)}
                </span>
              )}
            </span>
            <span className={css.end}>
              {volume === undefined ? (
                '…'
              ) : (
                <NumberLink
                  value={volume.known + volume.anonymous}
                  search={leadsIn(volume)}
                  label={stage.name}
                />
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
