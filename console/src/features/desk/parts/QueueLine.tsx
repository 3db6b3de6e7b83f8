import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GradeBadge, StageBadge } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { leadName } from '@/shared/work';
import type { QueueItem } from '../api';
import css from './desk.module.css';

interface Props {
  item: QueueItem;
  current: boolean;
  onOpen: () => void;
}

/** A lead in the queue: grade, who, where they stand and since when, what is planned. */
export function QueueLine({ item, current, onOpen }: Props) {
  const { t } = useTranslation(['desk', 'common']);
  const format = useFormat();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) line.current?.scrollIntoView?.({ block: 'nearest' });
  }, [current]);
  const [now] = useState(() => Date.now());
  const { lead, task, calls } = item;
  const overdue = task?.dueAt != null && new Date(task.dueAt).getTime() < now;
  const waited = (now - new Date(item.since).getTime()) / 1000;
  return (
    <li ref={line}>
      <button type="button" className={css.item} aria-current={current} onClick={onOpen}>
        <GradeBadge grade={lead.grade} />
        <span className={css.itemName}>
          {leadName(lead) ?? t('common:lead.anonymous')}
          {lead.company !== null && <span className={css.soft}> · {lead.company}</span>}
        </span>
        <span className={css.itemMeta}>
          {lead.stage !== null && <StageBadge stage={lead.stage} />}
          <span>{t('queue.waiting', { time: format.duration(Math.max(0, waited)) })}</span>
          {calls !== null && <span>{t('queue.called', { count: calls.calls })}</span>}
        </span>
        {task !== null && (
          <span className={overdue ? `${css.task} ${css.overdue}` : css.task}>
            {task.title}
            {task.dueAt !== null && ` · ${format.relative(task.dueAt)}`}
          </span>
        )}
      </button>
    </li>
  );
}
