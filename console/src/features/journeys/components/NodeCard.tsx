import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { Tooltip } from 'antd';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import type { JourneyNode } from '@/shared/playbook';
import { exitsOf, hasWayIn, shownExits, type Exit } from '../graph/exits';
import type { Issue } from '../graph/check';
import { isShared } from '../graph/layout';
import css from './canvas.module.css';
import { hueOf, icons } from './kinds';
import { ShareBar } from './ShareBar';
import { useIssueWords } from './useIssueWords';
import { useNodeWords } from './words';

/** What live mode knows about a node. */
export interface NodeNumbers {
  inside: number;
  /** How many ever came here. */
  came: number;
  entered: number;
  /** How many went on, by way out. */
  ways: Readonly<Record<string, number>>;
  /** In a dry run: the range in which nine of ten runs lie. */
  range?: { low: number; high: number };
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
  const say = useIssueWords();
  const exits = exitsOf(node);
  const shown = shownExits(node);
  const wrong = issues.filter((i) => i.warning !== true);
  const classes = [css.card, css[node.kind], selected ? css.selected : '', wrong.length > 0 ? css.wrong : ''];
  return (
    <div className={classes.join(' ')}>
      {hasWayIn(node.kind) && <Handle type="target" position={Position.Top} isConnectable={editable} />}
      <div className={css.kindLine}>
        <span aria-hidden style={{ color: hueOf(node.kind) }}>
          {icons[node.kind]}
        </span>
        <span className={css.kindName}>{words.kind(node)}</span>
        {wrong.length > 0 && (
          <Tooltip title={wrong.map(say).join(' ')}>
            <span className={css.flag} role="img" aria-label={t('issues.count', { count: wrong.length })}>
              {wrong.length}
            </span>
          </Tooltip>
        )}
      </div>
      <div className={css.summary} title={words.summary(node)}>
        {words.summary(node)}
      </div>
      <Shared node={node} />
      {numbers !== undefined && <Numbers numbers={numbers} node={node} journey={data.journey} />}
      {shown.length > 1 && (
        <div className={css.exits}>
          {shown.map((exit, i) => (
            <span
              key={exit.key}
              className={exit.error === true ? `${css.exit} ${css.error}` : css.exit}
              title={words.exit(node, exit, i)}
            >
              {words.exit(node, exit, i)}
            </span>
          ))}
        </div>
      )}
      {exits.map((exit, i) =>
        exit.closed === true ? null : (
          <Handle
            key={exit.key}
            id={exit.key}
            type="source"
            position={Position.Bottom}
            isConnectable={editable}
            className={exit.error === true ? css.errorHandle : ''}
            style={{ left: placeOf(exit, shown) }}
            aria-label={t('canvas.connectFrom', { name: words.exit(node, exit, i) })}
          />
        ),
      )}
    </div>
  );
}

/** Ways are spread along the lower edge; a way on error nobody uses stands in the corner. */
function placeOf(exit: Exit, shown: readonly Exit[]): string {
  const i = shown.findIndex((e) => e.key === exit.key);
  return i < 0 ? '94%' : `${((i + 0.5) / shown.length) * 100}%`;
}

/** How a split or the variants of a message share leads out. */
function Shared({ node }: { node: JourneyNode }) {
  if (!isShared(node)) return null;
  if (node.kind === 'split') return <ShareBar shares={node.shares} small />;
  return node.kind === 'send' ? <ShareBar shares={node.variants ?? []} small /> : null;
}

function Numbers({ numbers, node, journey }: { numbers: NodeNumbers; node: JourneyNode; journey: string }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const whole = (n: number) => format.number(Math.round(n));
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
        <span>
          {numbers.range !== undefined && numbers.range.low !== numbers.range.high && (
            <span className={css.range}>
              {whole(numbers.range.low)}–{whole(numbers.range.high)}
            </span>
          )}
          {t('live.passed', { n: whole(numbers.came) })}
        </span>
      </Tooltip>
      {share !== undefined && (
        <span className={css.bar} style={{ width: `${Math.min(100, share * 100)}%` }} />
      )}
    </div>
  );
}
