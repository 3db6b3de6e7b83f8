import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { Tooltip } from 'antd';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import type { JourneyNode } from '@/shared/playbook';
import { exitsOf, hasWayIn } from '../graph/exits';
import type { Issue } from '../graph/check';
import css from './canvas.module.css';
import { hues, icons } from './kinds';
import { useNodeWords } from './words';

/** What live mode knows about a node. */
export interface NodeNumbers {
  inside: number;
  /** How many ever came here. */
  came: number;
  entered: number;
  /** How many went on, by way out. */
  ways: Readonly<Record<string, number>>;
}

export type CardNode = Node<
  {
    node: JourneyNode;
    journey: string;
    issues: Issue[];
    numbers: NodeNumbers | undefined;
    editable: boolean;
  },
  'card'
>;

/** A node as it stands on the canvas: what it does, where it leads, what is wrong, who is there. */
export function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const { t } = useTranslation('journeys');
  const words = useNodeWords();
  const { node, issues, numbers, editable } = data;
  const exits = exitsOf(node);
  const wrong = issues.filter((i) => i.warning !== true);
  const classes = [css.card, css[node.kind], selected ? css.selected : '', wrong.length > 0 ? css.wrong : ''];
  return (
    <div className={classes.join(' ')}>
      {hasWayIn(node.kind) && <Handle type="target" position={Position.Top} isConnectable={editable} />}
      <div className={css.kindLine}>
        <span aria-hidden style={{ color: hues[node.kind] }}>
          {icons[node.kind]}
        </span>
        <span className={css.kindName}>{words.kind(node)}</span>
        {wrong.length > 0 && (
          <Tooltip title={wrong.map((i) => i.message ?? t(`issue.${i.code}`)).join(' ')}>
            <span className={css.flag} role="img" aria-label={t('issues.count', { count: wrong.length })}>
              {wrong.length}
            </span>
          </Tooltip>
        )}
      </div>
      <div className={css.summary} title={words.summary(node)}>
        {words.summary(node)}
      </div>
      {numbers !== undefined && <Numbers numbers={numbers} node={node} journey={data.journey} />}
      {exits.length > 1 && (
        <div className={css.exits}>
          {exits.map((exit, i) => (
            <span key={exit.key} className={css.exit} title={words.exit(node, exit, i)}>
              {words.exit(node, exit, i)}
            </span>
          ))}
        </div>
      )}
      {exits.map((exit, i) => (
        <Handle
          key={exit.key}
          id={exit.key}
          type="source"
          position={Position.Bottom}
          isConnectable={editable}
          style={{ left: `${((i + 0.5) / exits.length) * 100}%` }}
          aria-label={t('canvas.connectFrom', { name: words.exit(node, exit, i) })}
        />
      ))}
    </div>
  );
}

function Numbers({ numbers, node, journey }: { numbers: NodeNumbers; node: JourneyNode; journey: string }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const share = numbers.entered === 0 ? undefined : numbers.came / numbers.entered;
  return (
    <div className={css.numbers}>
      {numbers.inside > 0 ? (
        <Link
          to="/leads"
          search={{ journey, node: node.id }}
          className={css.inside}
          aria-label={t('live.inside', { n: format.number(numbers.inside) })}
        >
          {format.number(numbers.inside)} {t('live.insideShort')}
        </Link>
      ) : (
        <span />
      )}
      <Tooltip title={share === undefined ? '' : t('live.share', { percent: format.percent(share) })}>
        <span>{t('live.passed', { n: format.number(numbers.came) })}</span>
      </Tooltip>
      {share !== undefined && (
        <span className={css.bar} style={{ width: `${Math.min(100, share * 100)}%` }} />
      )}
    </div>
  );
}
