import { EllipsisOutlined, TrophyOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, Money, StageBadge, useProblemText } from '@/shared/components';
import { ApiProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { deskSettingsQuery, leadName, useChoiceName, useOwnerName, type PipelineStage } from '@/shared/work';
import { act, boardQuery, opportunitiesKey, titleOf, type Column, type Opportunity } from '../api';
import css from './board.module.css';
import { LostDialog, MoveDialog, WonDialog } from './CloseDialogs';

interface Props {
  owner: string | undefined;
  may: boolean;
  onOpen: (id: string) => void;
}

type Asking =
  { what: 'move'; deal: Opportunity; stage: PipelineStage } | { what: 'won' | 'lost'; deal: Opportunity };

/** Open opportunities by stage. Cards are dragged, or moved from their menu by keyboard. */
export function Board({ owner, may, onOpen }: Props) {
  const { t } = useTranslation('opportunities');
  const { message } = App.useApp();
  const said = useProblemText();
  const client = useQueryClient();
  const board = useQuery(boardQuery(owner));
  const settings = useQuery(deskSettingsQuery);
  const [dragged, setDragged] = useState<Opportunity | undefined>();
  const [asking, setAsking] = useState<Asking | undefined>();
  const move = useMutation({
    mutationFn: ({ deal, stage }: { deal: Opportunity; stage: string }) => act(deal.id, 'stage', { stage }),
    onError: (error) => void message.error(said(ApiProblem.from(error)).title),
    onSettled: () => client.invalidateQueries({ queryKey: opportunitiesKey }),
  });
  if (board.isPending || settings.isPending) return <ListSkeleton rows={8} />;
  if (board.isError) return <ErrorState error={board.error} onRetry={() => void board.refetch()} />;
  if (settings.isError) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />;
  const { pipeline } = settings.data;
  const to = (deal: Opportunity, id: string) => {
    if (id === 'WON' || id === 'LOST') {
      setAsking({ what: id === 'WON' ? 'won' : 'lost', deal });
      return;
    }
    const stage = pipeline.find((s) => s.id === id);
    if (stage === undefined || stage.id === deal.stage) return;
    const missing = stage.required.some((field) => deal[field] === null);
    if (missing) setAsking({ what: 'move', deal, stage });
    else move.mutate({ deal, stage: stage.id });
  };
  const drop = (id: string) => {
    if (dragged !== undefined) to(dragged, id);
    setDragged(undefined);
  };
  const none = board.data.columns.every((column) => column.items.length === 0);
  return (
    <>
      {none && <EmptyState picture="path">{t('board.empty')}</EmptyState>}
      <div className={css.board}>
        {board.data.columns.map((column) => (
          <StageColumn
            key={column.stage}
            column={column}
            pipeline={pipeline}
            may={may}
            dragged={dragged}
            onDrag={setDragged}
            onDrop={() => drop(column.stage)}
            onMove={to}
            onOpen={onOpen}
          />
        ))}
        {may && (
          <div className={css.ends}>
            <End name={t('board.won')} icon={<TrophyOutlined />} onDrop={() => drop('WON')} />
            <End name={t('board.lost')} onDrop={() => drop('LOST')} />
          </div>
        )}
      </div>
      {asking?.what === 'move' && (
        <MoveDialog
          deal={asking.deal}
          stage={asking.stage}
          action="stage"
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking?.what === 'won' && <WonDialog deal={asking.deal} onClose={() => setAsking(undefined)} />}
      {asking?.what === 'lost' && <LostDialog deal={asking.deal} onClose={() => setAsking(undefined)} />}
    </>
  );
}

interface ColumnProps {
  column: Column;
  pipeline: PipelineStage[];
  may: boolean;
  dragged: Opportunity | undefined;
  onDrag: (deal: Opportunity | undefined) => void;
  onDrop: () => void;
  onMove: (deal: Opportunity, stage: string) => void;
  onOpen: (id: string) => void;
}

function StageColumn({ column, pipeline, may, dragged, onDrag, onDrop, onMove, onOpen }: ColumnProps) {
  const { t } = useTranslation('opportunities');
  const name = useChoiceName();
  const [over, setOver] = useState(false);
  const index = pipeline.findIndex((s) => s.id === column.stage);
  const stage = pipeline[index];
  const hidden = column.sum.count - column.items.length;
  return (
    <section
      className={css.column}
      data-over={over}
      aria-label={stage === undefined ? column.stage : name(stage)}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        onDrop();
      }}
    >
      <header className={css.head}>
        <h2>
          <StageBadge
            stage={column.stage}
            name={stage === undefined ? column.stage : name(stage)}
            index={index}
            total={pipeline.length}
          />
        </h2>
        <div className={css.sum}>
          {column.sum.amounts.length === 0
            ? '–'
            : column.sum.amounts.map((m) => <div key={m.currency}>{<Money value={m} />}</div>)}
        </div>
        <div className={css.soft}>{t('board.count', { count: column.sum.count })}</div>
      </header>
      <ul className={css.cards}>
        {column.items.map((deal) => (
          <Card
            key={deal.id}
            deal={deal}
            pipeline={pipeline}
            may={may}
            dragged={dragged?.id === deal.id}
            onDrag={onDrag}
            onMove={onMove}
            onOpen={onOpen}
          />
        ))}
        {hidden > 0 && (
          <li className={css.soft}>
            <Link to="/opportunities" search={{ view: 'list', status: 'OPEN' }}>
              {t('board.more', { count: hidden })}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}

interface CardProps {
  deal: Opportunity;
  pipeline: PipelineStage[];
  may: boolean;
  dragged: boolean;
  onDrag: (deal: Opportunity | undefined) => void;
  onMove: (deal: Opportunity, stage: string) => void;
  onOpen: (id: string) => void;
}

function Card({ deal, pipeline, may, dragged, onDrag, onMove, onOpen }: CardProps) {
  const { t } = useTranslation('opportunities');
  const format = useFormat();
  const name = useChoiceName();
  const owner = useOwnerName()(deal.owner);
  const today = new Date().toISOString().slice(0, 10);
  const late = deal.expectedClose !== null && deal.expectedClose < today;
  const lead = deal.lead === null ? undefined : leadName(deal.lead);
  const targets = [
    ...pipeline.filter((s) => s.id !== deal.stage).map((s) => ({ key: s.id, label: name(s) })),
    { type: 'divider' as const },
    { key: 'WON', label: t('board.won') },
    { key: 'LOST', label: t('board.lost') },
  ];
  return (
    <li
      className={css.card}
      draggable={may}
      data-dragged={dragged}
      onDragStart={(e) => {
        e.dataTransfer.effectAllowed = 'move';
        e.dataTransfer.setData('text/plain', deal.id);
        onDrag(deal);
      }}
      onDragEnd={() => onDrag(undefined)}
    >
      <div className={css.cardTop}>
        <button type="button" className={css.open} onClick={() => onOpen(deal.id)}>
          {titleOf(deal)}
        </button>
        {may && (
          <Dropdown trigger={['click']} menu={{ items: targets, onClick: ({ key }) => onMove(deal, key) }}>
            <Button
              type="text"
              size="small"
              icon={<EllipsisOutlined />}
              aria-label={`${t('board.move')}: ${titleOf(deal)}`}
            />
          </Dropdown>
        )}
      </div>
      <Money value={deal.amount} />
      <div className={css.soft}>
        {[deal.company === deal.name ? null : deal.company, lead]
          .filter((v) => v != null && v !== '')
          .join(' · ')}
      </div>
      <div className={css.soft}>
        {owner}
        {deal.expectedClose !== null && (
          <span className={late ? css.late : undefined}>
            {owner === undefined ? '' : ' · '}
            {t('board.late', { when: format.date(deal.expectedClose) })}
          </span>
        )}
      </div>
    </li>
  );
}

function End({ name, icon, onDrop }: { name: string; icon?: ReactNode; onDrop: () => void }) {
  const { t } = useTranslation('opportunities');
  const [over, setOver] = useState(false);
  return (
    <div
      className={css.end}
      data-over={over}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        onDrop();
      }}
    >
      {icon}
      <strong>{name}</strong>
      <span className={css.soft}>{t('board.drop')}</span>
    </div>
  );
}
