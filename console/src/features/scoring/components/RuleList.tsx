import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { canonical, type Model, type ScoreRule } from '@/shared/playbook';
import { dimensions, models } from '../model';
import css from './scoring.module.css';
import { signed, useRuleSentence } from './useRuleSentence';

interface Props {
  rules: readonly ScoreRule[];
  /** The rules in force, to mark those the draft changes. */
  inForce: readonly ScoreRule[];
  editable: boolean;
  onOpen: (rule: ScoreRule) => void;
  onAdd: (model: Model) => void;
}

/** The rules by what they measure, each as a sentence with its points. */
export function RuleList({ rules, inForce, editable, onOpen, onAdd }: Props) {
  const { t } = useTranslation('scoring');
  return (
    <div>
      {dimensions.map((dimension) => (
        <section key={dimension} aria-label={t(`dimension.${dimension}`)}>
          <h2 className={css.dimension}>
            {t(`dimension.${dimension}`)} <span className={css.soft}>{t(`about.${dimension}`)}</span>
          </h2>
          {models[dimension].map((model) => {
            const own = rules.filter((r) => r.model === model);
            if (own.length === 0 && !editable) return null;
            return (
              <div key={model}>
                <div className={css.modelHead}>
                  {t(`model.${model}`)}
                  {editable && (
                    <Button
                      type="text"
                      size="small"
                      icon={<PlusOutlined />}
                      aria-label={`${t('add')}: ${t(`model.${model}`)}`}
                      onClick={() => onAdd(model)}
                    />
                  )}
                </div>
                <ul className={css.rules}>
                  {own.map((rule) => (
                    <li key={rule.id}>
                      <Rule rule={rule} inForce={inForce} onOpen={onOpen} />
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
        </section>
      ))}
    </div>
  );
}

function Rule({
  rule,
  inForce,
  onOpen,
}: {
  rule: ScoreRule;
  inForce: readonly ScoreRule[];
  onOpen: (r: ScoreRule) => void;
}) {
  const { t } = useTranslation('scoring');
  const sentence = useRuleSentence();
  const live = inForce.find((r) => r.id === rule.id);
  const changed = live === undefined || canonical(live) !== canonical(rule);
  return (
    <button type="button" className={css.rule} onClick={() => onOpen(rule)}>
      <span className={rule.points < 0 ? `${css.points} ${css.minus}` : css.points}>
        {signed(rule.points)}
      </span>
      <span className={css.ruleName}>
        {rule.name}
        {changed && <span className={css.mark}>{t('changed')}</span>}
      </span>
      <span className={css.sentence}>{sentence(rule)}</span>
    </button>
  );
}
